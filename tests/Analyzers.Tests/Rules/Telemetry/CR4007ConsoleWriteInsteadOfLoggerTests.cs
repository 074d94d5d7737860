using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4007ConsoleWriteInsteadOfLoggerTests
{
    private static readonly TestProject SwitchedOn = TestProject.Web with { Config = "dotnet_diagnostic.CR4007.severity = suggestion" };

    [Fact]
    public Task Reports_service_code_and_not_the_start_of_a_program() => Verify.AnalyzerAsync(
        SwitchedOn,
        """
        Console.WriteLine("starting");
        WebApplication.Create(args).Run();
        class Orders
        {
            public void Save() { Console.{|CR4007:WriteLine("saved")|}; Console.Error.WriteLine("x"); }
        }
        """,
        "CR4007");

    [Fact]
    public async Task Is_off_by_default() =>
        Assert.DoesNotContain(
            await Findings.InAsync(TestProject.Web, "WebApplication.Create(args).Run(); class Orders { void Save() => Console.WriteLine(1); }", TestContext.Current.CancellationToken),
            finding => finding.Id == "CR4007");

    [Fact]
    public Task Fix_logs_with_the_logger_in_scope() => Verify.FixAsync<CR4007ConsoleWriteInsteadOfLoggerFix>(
        SwitchedOn,
        """
        WebApplication.Create(args).Run();
        class Orders(ILogger<Orders> logger)
        {
            public void Save(int id) { Console.{|CR4007:WriteLine("saved")|}; Console.{|CR4007:WriteLine($"order {id}")|}; }
        }
        """,
        """
        WebApplication.Create(args).Run();
        class Orders(ILogger<Orders> logger)
        {
            public void Save(int id) { logger.LogInformation("saved"); logger.LogInformation("{Message}", $"order {id}"); }
        }
        """,
        null,
        "CR4007");
}
