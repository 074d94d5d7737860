using CloudReady.CodeFixes.Fixes.Administration;

namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5003InteractiveConsoleTests
{
    [Theory]
    [InlineData("Console.{|CR5003:ReadLine()|};")]
    [InlineData("Console.{|CR5003:ReadKey(true)|};")]
    [InlineData("while (!{|CR5003:Console.KeyAvailable|}) { }")]
    public Task Reports_in_a_service(string statement) => Verify.AnalyzerAsync(
        TestProject.Web,
        $"var app = WebApplication.Create(); app.Start(); {statement}",
        "CR5003");

    [Theory]
    [InlineData("if (Environment.UserInteractive) { Console.ReadLine(); }")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) { Console.ReadKey(); }")]
    [InlineData("Console.WriteLine(\"started\");")]
    public Task Silent_where_somebody_is_there(string statement) => Verify.AnalyzerAsync(TestProject.Web, $"var app = WebApplication.Create(); app.Start(); {statement}", "CR5003");

    [Fact]
    public Task Silent_in_a_tool() => Verify.AnalyzerAsync(TestProject.Console, "Console.ReadLine();", "CR5003");

    [Fact]
    public Task Reports_a_line_of_the_input() => Verify.AnalyzerAsync(
        TestProject.Web, "var line = {|CR5003:Console.In|}.ReadLine(); WebApplication.Create(args).Run();", "CR5003");

    [Fact]
    public Task Silent_where_the_input_is_handed_over() => Verify.AnalyzerAsync(
        TestProject.Web, "using var reader = Console.In; WebApplication.Create(args).Run();", "CR5003");

    [Theory]
    [InlineData("await app.StartAsync();", "await app.WaitForShutdownAsync();")]
    [InlineData("app.Start();", "await app.WaitForShutdownAsync();")]
    public Task Waits_for_the_signal(string start, string wait) => Verify.FixAsync<CR5003InteractiveConsoleFix>(
        TestProject.Web,
        $$"""
        var app = WebApplication.Create(args);
        {{start}}

        // Keeps the server running.
        Console.{|CR5003:ReadLine()|}; // until enter
        await app.StopAsync();
        """,
        $$"""
        var app = WebApplication.Create(args);
        {{start}}

        // Keeps the server running.
        {{wait}} // until enter
        await app.StopAsync();
        """,
        "CR5003:wait-for-shutdown",
        "CR5003");

    [Fact]
    public Task Waits_without_async() => Verify.FixAsync<CR5003InteractiveConsoleFix>(
        TestProject.Console,
        """
        using Microsoft.Extensions.Hosting;

        static class Program
        {
            static void Main(string[] args)
            {
                var host = Host.CreateDefaultBuilder(args).Build();
                host.Start();
                System.Console.{|CR5003:ReadKey()|};
            }
        }
        """,
        """
        using Microsoft.Extensions.Hosting;

        static class Program
        {
            static void Main(string[] args)
            {
                var host = Host.CreateDefaultBuilder(args).Build();
                host.Start();
                host.WaitForShutdown();
            }
        }
        """,
        "CR5003:wait-for-shutdown",
        "CR5003");

    [Fact]
    public Task No_fix_for_an_answer_or_without_a_started_host() => Verify.NoFixAsync<CR5003InteractiveConsoleFix>(
        TestProject.Web,
        """
        var name = Console.{|CR5003:ReadLine()|};
        Console.{|CR5003:ReadKey()|};
        WebApplication.Create(args).Run();
        """,
        "CR5003");
}
