using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4004EventLogSinkTests
{
    [Theory]
    [InlineData("""builder.Logging.{|CR4004:AddEventLog()|};""")]
    [InlineData("""builder.Logging.{|CR4004:AddEventLog(settings => settings.SourceName = "Shop")|};""")]
    [InlineData("""{|CR4004:EventLog.WriteEntry("Shop", "started")|}; EventLog.WriteEntry("Shop", "again");""")]
    [InlineData("""var log = {|CR4004:new EventLog("Application")|}; log.WriteEntry("started");""")]
    [InlineData("""EventLog log = {|CR4004:new()|}; log.WriteEntry("started");""")]
    [InlineData("""System.Diagnostics.Trace.Listeners.Add({|CR4004:new EventLogTraceListener("Shop")|});""")]
    public Task Reports_the_event_log(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("if (OperatingSystem.IsWindows()) builder.Logging.AddEventLog();")]
    [InlineData("if (!OperatingSystem.IsWindows()) return; builder.Logging.AddEventLog();")]
    [InlineData("EventLog? log = null; var known = typeof(EventLog);")]
    [InlineData("var order = new Shop.EventLog();")]
    public Task Silent_on_near_misses_and_under_a_guard_for_Windows(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("""if (Own.IsWindowsService()) builder.Logging.AddEventLog();""", DiagnosticSeverity.Info)]
    [InlineData("""builder.Logging.AddEventLog();""", DiagnosticSeverity.Warning)]
    public async Task Is_information_in_a_Windows_service(string statement, DiagnosticSeverity severity) => Assert.Equal(
        [severity],
        await Findings.SeveritiesAsync(TestProject.Web, "CR4004", $$"""
            var builder = WebApplication.CreateBuilder(args);
            {{statement}}
            builder.Build().Run();
            static class Own { public static bool IsWindowsService() => false; }
            """, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("log4net.config", """<log4net><root><appender-ref ref="e" /></root><appender name="e" type="log4net.Appender.EventLogAppender" /></log4net>""")]
    [InlineData("nlog.config", """<nlog><targets><target name="e" type="EventLog" /></targets><rules><logger writeTo="e" /></rules></nlog>""")]
    [InlineData("web.config", """<configuration><system.diagnostics><trace><listeners><add name="e" type="System.Diagnostics.EventLogTraceListener" initializeData="Shop" /></listeners></trace></system.diagnostics></configuration>""")]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "EventLog" } ] } }""")]
    public async Task Reports_configuration_files(string file, string content)
    {
        TestProject project = TestProject.Web with { Files = new Dictionary<string, string> { ["/0/" + file] = content } };
        Assert.Single(await Findings.InAsync(project, "return;", TestContext.Current.CancellationToken), finding => finding.Id == "CR4004");
    }

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using System.Diagnostics;
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        builder.Build().Run();
        namespace Shop { class EventLog { } }
        """,
        "CR4004");
}
