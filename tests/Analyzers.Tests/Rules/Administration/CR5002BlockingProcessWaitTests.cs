namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5002BlockingProcessWaitTests
{
    [Theory]
    [InlineData("process.{|CR5002:WaitForExit()|};")]
    [InlineData("process.{|CR5002:WaitForExit(-1)|};")]
    [InlineData("process.{|CR5002:WaitForExit(Timeout.Infinite)|};")]
    [InlineData("process.{|CR5002:WaitForExit(Timeout.InfiniteTimeSpan)|};")]
    [InlineData("process?.{|CR5002:WaitForExit()|};")]
    [InlineData("Process.Start(\"tool\").{|CR5002:WaitForExit()|};")]
    [InlineData("var text = process.StandardOutput.{|CR5002:ReadToEnd()|};")]
    [InlineData("var text = process.StandardError.{|CR5002:ReadToEnd()|}.Trim();")]
    [InlineData("using StreamReader reader = process.StandardOutput; var text = reader.{|CR5002:ReadToEnd()|};")]
    [InlineData("var text = process?.StandardOutput.{|CR5002:ReadToEnd()|};")]
    [InlineData("Task.Run(() => process.{|CR5002:WaitForExit()|});")]
    public Task Reports_waits_without_limit(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("process.WaitForExit(1000);")]
    [InlineData("process.WaitForExit(TimeSpan.FromSeconds(1));")]
    [InlineData("_ = process.WaitForExitAsync();")]
    [InlineData("_ = process.StandardOutput.ReadToEndAsync();")]
    [InlineData("using var reader = new StreamReader(\"file.txt\"); var text = reader.ReadToEnd();")]
    [InlineData("TextReader reader = new StringReader(\"a\"); var text = reader.ReadToEnd();")]
    [InlineData("if (!process.WaitForExit(1000)) process.Kill(); process.WaitForExit();")]
    [InlineData("process.Kill(entireProcessTree: true); process.WaitForExit();")]
    [InlineData("if (app.Environment.IsDevelopment()) process.WaitForExit();")]
    [InlineData("new Job().WaitForExit();")]
    public Task Silent_on_near_misses(string statement) => AnalyzeAsync(statement);

    [Fact]
    public Task Reports_in_a_worker() => Verify.AnalyzerAsync(
        TestProject.Console with { ImplicitUsings = TestProject.Web.ImplicitUsings },
        """
        using System.Diagnostics;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        Process.Start("tool").{|CR5002:WaitForExit()|};
        builder.Build().Run();
        """,
        "CR5002");

    [Fact]
    public Task Silent_in_a_console_tool() => Verify.AnalyzerAsync(
        TestProject.Console,
        """
        System.Diagnostics.Process.Start("tool").WaitForExit();
        """,
        "CR5002");

    [Fact]
    public Task Reports_on_NET_Framework() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { References = [.. References.Net48.Where(reference => !reference.Display!.Contains("EnterpriseServices."))], ImplicitUsings = null },
        """
        using System.Diagnostics;

        public class Global : System.Web.HttpApplication
        {
            public void Run(Process process)
            {
                process.{|CR5002:WaitForExit()|};
                process.StandardOutput.{|CR5002:ReadToEnd()|};
            }
        }
        """,
        "CR5002");

    [Fact]
    public Task Half_typed_code_does_not_throw() => AnalyzeAsync("process.StandardOutput.{|CS1061:ReadToEn|}(); process.WaitForExit(1{|CS1026:;|}");

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using System.Diagnostics;

        var app = WebApplication.Create(args);
        var process = Process.Start("tool");
        {{statement}}
        app.Run();

        class Job
        {
            public void WaitForExit()
            {
            }
        }
        """,
        "CR5002");
}
