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
}
