using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4005NoConsoleLoggingTests
{
    [Theory]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|};")]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|}.AddDebug();")]
    [InlineData("builder.Host.ConfigureLogging(logging => logging.{|CR4005:ClearProviders()|}.AddEventSourceLogger().SetMinimumLevel(LogLevel.Warning));")]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|}; if (builder.Environment.IsDevelopment()) builder.Logging.AddConsole();")]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|}; Own.AddLogging(builder);")]
    [InlineData("builder.Host.UseSerilog((_, logger) => logger.WriteTo.{|CR4005:Debug()|});")]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|}; builder.Host.UseSerilog((_, logger) => logger.WriteTo.Debug());")]
    public Task Reports_a_service_that_writes_nothing_to_the_console(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("builder.Logging.AddDebug();")]
    [InlineData("builder.Logging.ClearProviders(); builder.Logging.AddConsole();")]
    [InlineData("builder.Logging.ClearProviders().AddJsonConsole();")]
    [InlineData("builder.Logging.ClearProviders().AddZLoggerConsole();")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Logging.ClearProviders();")]
    [InlineData("builder.Logging.ClearProviders(); builder.Logging.AddProvider(null!);")]
    [InlineData("builder.Logging.ClearProviders(); builder.Services.AddSingleton<ILoggerProvider>(_ => null!);")]
    [InlineData("builder.Logging.ClearProviders(); builder.Host.UseSerilog((_, logger) => logger.WriteTo.Console());")]
    [InlineData("builder.Logging.ClearProviders(); builder.Host.UseSerilog((_, logger) => logger.WriteTo.Async(sinks => sinks.Console()));")]
    [InlineData("builder.Logging.ClearProviders(); builder.Host.UseSerilog((_, logger) => logger.WriteTo.Logger(part => part.WriteTo.Console()));")]
    [InlineData("builder.Host.UseSerilog((context, logger) => logger.WriteTo.Debug().ReadFrom.Configuration(context.Configuration));")]
    [InlineData("builder.Host.UseSerilog((_, logger) => logger.WriteTo.Debug(), writeToProviders: true);")]
    [InlineData("builder.Host.UseSerilog((_, logger) => logger.WriteTo.Sink(null!));")]
    [InlineData("builder.Logging.AddSerilog(new LoggerConfiguration().WriteTo.Debug().CreateLogger());")]
    [InlineData("builder.Logging.ClearProviders(); NLog.SetupLoadConfigurationExtensions.WriteToConsole(null!);")]
    [InlineData("builder.Logging.ClearProviders().AddNLog();")]
    public Task Silent_where_the_console_is_written_to_or_may_be(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("builder.Host.UseSerilog((_, logger) => logger.WriteTo.File(\"log.txt\"));")]
    [InlineData("builder.Logging.ClearProviders(); builder.Logging.AddEventLog();")]
    public Task Silent_where_another_rule_puts_the_console_in_the_place_of_the_sink(string statement) => AnalyzeAsync(statement);

    [Fact]
    public async Task Is_information_where_a_collector_gets_the_logs() =>
        Assert.Equal(
            [DiagnosticSeverity.Info],
            await Findings.SeveritiesAsync(TestProject.Web, "CR4005", """
                var builder = WebApplication.CreateBuilder(args);
                builder.Logging.ClearProviders().AddOpenTelemetry();
                builder.Build().Run();
                """, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("nlog.config", """<nlog><targets><target type="Console" name="c" /></targets></nlog>""", false)]
    [InlineData("nlog.config", """<nlog><targets><target type="Debugger" name="c" /></targets></nlog>""", true)]
    [InlineData("nlog.config", """<nlog><targets><target type="Acme" name="c" /></targets></nlog>""", false)]
    [InlineData("appsettings.json", """{ "NLog": { "targets": { "c": { "type": "Debugger" } } } }""", true)]
    [InlineData("appsettings.json", """{ "NLog": { "targets": { "c": { "type": "Console" } } } }""", false)]
    public async Task Reads_the_configuration_of_NLog(string file, string content, bool isReported)
    {
        TestProject project = TestProject.Web with { Files = new Dictionary<string, string> { ["/0/" + file] = content } };
        IEnumerable<Diagnostic> findings = (await Findings.InAsync(project, """
            using NLog.Extensions.Logging;
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders().AddNLog();
            builder.Build().Run();
            """, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR4005");
        Assert.Equal(isReported, findings.Any());
    }

    [Theory]
    [InlineData("""{ "Serilog": { "WriteTo": [ { "Name": "Debug" } ] } }""", true)]
    [InlineData("""{ "Serilog": { "WriteTo": [ { "Name": "Async", "Args": { "configure": [ { "Name": "Console" } ] } } ] } }""", false)]
    [InlineData("""{ "Serilog": { "MinimumLevel": "Debug" } }""", false)]
    public async Task Reads_the_settings_of_Serilog(string settings, bool isReported)
    {
        TestProject project = TestProject.Web with { Files = new Dictionary<string, string> { ["/0/appsettings.json"] = settings } };
        IEnumerable<Diagnostic> findings = (await Findings.InAsync(project, """
            using Serilog;
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders();
            builder.Host.UseSerilog((context, logger) => logger.ReadFrom.Configuration(context.Configuration));
            builder.Build().Run();
            """, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR4005");
        Assert.Equal(isReported, findings.Any());
    }

    [Fact]
    public Task Silent_where_another_assembly_extends_the_builder_under_whatever_name()
    {
        MetadataReference other = OtherAssembly.Compile(
            "Acme.Log",
            "namespace Acme { public static class Log { public static void ConfigureAcme(this Microsoft.Extensions.Logging.ILoggingBuilder builder) { } } }",
            TestProject.Web);
        return Verify.AnalyzerAsync(
            TestProject.Web with { References = [.. References.WebWithPackages, other] },
            """
            using Acme;
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders();
            builder.Logging.ConfigureAcme();
            builder.Build().Run();
            """,
            "CR4005");
    }

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using NLog.Extensions.Logging;
        using Serilog;
        using ZLogger;
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        builder.Build().Run();

        static class Own
        {
            public static void AddLogging(this WebApplicationBuilder builder) => builder.Logging.AddDebug();
        }
        """,
        "CR4005");
}
