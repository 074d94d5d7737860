using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4004EventLogSinkFixTests
{
    [Theory]
    [InlineData("builder.Logging.{|CR4004:AddEventLog(settings => settings.SourceName = \"Shop\")|};", "builder.Logging.AddJsonConsole();")]
    [InlineData("builder.Logging.AddConsole().{|CR4004:AddEventLog()|};", "builder.Logging.AddConsole();")]
    [InlineData("Trace.Listeners.Add({|CR4004:new EventLogTraceListener(\"Shop\")|});", "Trace.Listeners.Add(new ConsoleTraceListener());")]
    public Task Becomes_the_console(string statement, string expected) => FixAsync(
        $$"""
        using System.Diagnostics;
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        builder.Build().Run();
        """,
        $$"""
        using System.Diagnostics;
        var builder = WebApplication.CreateBuilder(args);
        {{expected}}
        builder.Build().Run();
        """);

    [Fact]
    public Task Entries_are_logged_with_the_logger_in_scope() => FixAsync(
        """
        using System.Diagnostics;
        WebApplication.Create(args).Run();

        class Orders(ILogger<Orders> logger)
        {
            public void Save(string text)
            {
                // first
                {|CR4004:EventLog.WriteEntry("Shop", "saved")|};
                EventLog.WriteEntry("Shop", text, EventLogEntryType.Error); // bad
            }
        }
        """,
        """
        using System.Diagnostics;
        WebApplication.Create(args).Run();

        class Orders(ILogger<Orders> logger)
        {
            public void Save(string text)
            {
                // first
                logger.LogInformation("saved");
                logger.LogError("{Message}", text); // bad
            }
        }
        """);

    [Fact]
    public Task No_fix_without_a_logger() => Verify.NoFixAsync<CR4004EventLogSinkFix>(
        TestProject.Web,
        """
        using System.Diagnostics;
        {|CR4004:EventLog.WriteEntry("Shop", "saved")|};
        """,
        "CR4004");

    [Fact]
    public async Task Configuration_files_become_the_console_too()
    {
        (_, string all) = await ArtifactFix.ApplyAsync<CR4004EventLogSinkFileFix>(
            "log4net.config",
            """<log4net><root><appender-ref ref="e" /></root><appender name="e" type="log4net.Appender.EventLogAppender"><applicationName value="Shop" /><layout type="L" /></appender></log4net>""",
            TestContext.Current.CancellationToken);
        Assert.Equal("""<log4net><root><appender-ref ref="e" /></root><appender name="e" type="log4net.Appender.ConsoleAppender"><layout type="L" /></appender></log4net>""", all);
    }

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR4004EventLogSinkFix>(TestProject.Web, source, fixedSource, null, "CR4004");
}
