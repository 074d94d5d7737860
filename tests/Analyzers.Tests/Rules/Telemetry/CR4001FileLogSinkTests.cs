using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4001FileLogSinkTests
{
    [Theory]
    [InlineData("""new LoggerConfiguration().WriteTo.{|CR4001:File("log.txt")|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.Console().WriteTo.{|CR4001:File("log.txt", rollingInterval: RollingInterval.Day)|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().AuditTo.{|CR4001:File("audit.txt")|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.Async(sinks => sinks.{|CR4001:File("log.txt")|}).CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.Logger(part => part.WriteTo.{|CR4001:File("part.txt")|}).CreateLogger();""")]
    [InlineData("""FileLoggerConfigurationExtensions.{|CR4001:File(new LoggerConfiguration().WriteTo, "log.txt")|};""")]
    [InlineData("""Sinks.{|CR4001:File(new LoggerConfiguration().WriteTo, "log.txt")|};""")]
    [InlineData("""Action<LoggerConfiguration> configure = logger => logger.WriteTo.{|CR4001:File(builder.Configuration["Path"]!)|};""")]
    public Task Reports_Serilog(string statement) => AnalyzeAsync($"""
        using Serilog;
        using Sinks = Serilog.FileLoggerConfigurationExtensions;
        var builder = WebApplication.CreateBuilder(args);
        {statement}
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("""var target = {|CR4001:new FileTarget("file") { FileName = "log.txt" }|};""")]
    [InlineData("""FileTarget target = {|CR4001:new("file") { FileName = "log.txt" }|};""")]
    [InlineData("""var target = {|CR4001:new NLog.Targets.FileTarget()|};""")]
    [InlineData("""var target = {|CR4001:new Target()|};""")]
    [InlineData("""NLog.LogManager.Setup().LoadConfiguration(rules => rules.ForLogger().{|CR4001:WriteToFile("log.txt")|});""")]
    [InlineData("""var appender = {|CR4001:new RollingFileAppender { File = "log.txt" }|};""")]
    [InlineData("""log4net.Appender.IAppender appender = {|CR4001:new FileAppender()|};""")]
    [InlineData("""builder.Logging.{|CR4001:AddZLoggerFile("log.txt")|};""")]
    [InlineData("""builder.Logging.{|CR4001:AddZLoggerRollingFile(options => options.RollingSizeKB = 1024)|};""")]
    [InlineData("""builder.Services.{|CR4001:AddW3CLogging(options => options.LogDirectory = "logs")|};""")]
    public Task Reports_other_libraries(string statement) => AnalyzeAsync($"""
        using log4net.Appender;
        using NLog;
        using NLog.Targets;
        using ZLogger;
        using Target = NLog.Targets.FileTarget;
        var builder = WebApplication.CreateBuilder(args);
        {statement}
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("Microsoft.Extensions.Logging", "FileLoggerExtensions")]
    [InlineData("Microsoft.Extensions.Logging", "FileLoggerFactoryExtensions")]
    [InlineData("Karambolo.Extensions.Logging.File", "FileLoggerExtensions")]
    [InlineData("NReco.Logging.File", "FileLoggerExtensions")]
    public Task Reports_providers(string @namespace, string type) => Verify.AnalyzerAsync(
        TestProject.Web with { Sources = [FileProvider(@namespace, type)] },
        $$"""
        using {{@namespace}};
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.{|CR4001:AddFile("log.txt")|};
        builder.Build().Run();
        """,
        "CR4001");

    [Fact]
    public Task Reports_W3C_logging_once() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR4001:AddW3CLogging(_ => { })|};
        var app = builder.Build();
        app.UseW3CLogging();
        app.Run();
        """);

    [Fact]
    public Task Reports_the_W3C_middleware_where_its_registration_is_elsewhere() => AnalyzeAsync("""
        var app = WebApplication.Create(args);
        app.{|CR4001:UseW3CLogging()|};
        app.Run();
        """);

    [Theory]
    [InlineData("""new LoggerConfiguration().WriteTo.File("log.txt");""", DiagnosticSeverity.Warning)]
    [InlineData("""if (builder.Environment.IsDevelopment()) new LoggerConfiguration().WriteTo.File("log.txt");""", DiagnosticSeverity.Info)]
    [InlineData("""new LoggerConfiguration().WriteTo.Logger(part => { if (builder.Environment.IsDevelopment()) part.WriteTo.File("log.txt"); });""", DiagnosticSeverity.Info)]
    public async Task Is_information_in_development(string statement, DiagnosticSeverity severity) =>
        Assert.Equal(
            [severity],
            await Findings.SeveritiesAsync(TestProject.Web, "CR4001", $"""
                using Serilog;
                var builder = WebApplication.CreateBuilder(args);
                {statement}
                builder.Build().Run();
                """, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Is_information_in_a_console_tool() =>
        Assert.Equal(
            [DiagnosticSeverity.Info],
            await Findings.SeveritiesAsync(TestProject.Console, "CR4001", """
                using Serilog;
                new LoggerConfiguration().WriteTo.File("log.txt");
                """, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("""var lines = File.ReadAllLines("log.txt");""")]
    [InlineData("""new LoggerConfiguration().WriteTo.Console().CreateLogger();""")]
    [InlineData("""Func<string, Upload> select = name => new Upload(name); var file = select("a").File;""")]
    [InlineData("""Own.AddFile("log.txt");""")]
    [InlineData("""builder.Configuration.AddJsonFile("settings.json", optional: true);""")]
    [InlineData("""var console = new NLog.Targets.ConsoleTarget("console");""")]
    public Task Silent_on_near_misses(string statement) => AnalyzeAsync($$"""
        using Serilog;
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        builder.Build().Run();

        record Upload(string File);

        static class Own
        {
            public static void AddFile(string path)
            {
            }
        }
        """);

    [Fact]
    public Task Silent_in_a_desktop_application() => Verify.AnalyzerAsync(
        TestProject.Console with { OutputKind = OutputKind.WindowsApplication },
        """
        using Serilog;
        new LoggerConfiguration().WriteTo.File("log.txt").CreateLogger();
        """,
        "CR4001");

    [Theory]
    [InlineData("logger.WriteTo.{|CR4001:File(\"log.txt\")|};")]
    [InlineData("logger.WriteTo.Async(sinks => sinks.{|CR4001:File(\"log.txt\")|});")]
    [InlineData("var file = upload.File; var text = upload.File.Length;")]
    [InlineData("upload.File(\"log.txt\");")]
    public Task Matches_by_name_where_packages_are_missing(string statements)
    {
        TestProject project = TestProject.PlainWeb with { Config = "build_property.CloudReadyLoadedBy = buildless" };
        return Verify.AnalyzerAsync(
            project,
            $$"""
            using {|CS0246:Serilog|};
            class Logs
            {
                void Configure(dynamic upload, {|CS0246:LoggerConfiguration|} logger)
                {
                    {{statements}}
                }

                static void Main() => WebApplication.Create().Run();
            }
            """,
            "CR4001");
    }

    [Theory]
    [InlineData("""var log = new LoggerConfiguration().WriteTo.{|CS1061:Fil|};""")]
    [InlineData("""var target = {|CR4001:new NLog.Targets.FileTarget|}{|CS1526:;|}""")]
    [InlineData("""var appender = {|CR4001:new log4net.Appender.FileAppender(|}{|CS1026:;|}""")]
    public Task Half_typed_code_does_not_throw(string statement) => AnalyzeAsync($"""
        using Serilog;
        WebApplication.Create(args).Run();
        {statement}
        """);

    [Fact]
    public Task Reports_an_appender_that_the_application_derives_and_no_other_mention_of_its_base() => AnalyzeAsync("""
        using log4net.Appender;
        WebApplication.Create(args).Run();
        class ShopAppender : {|CR4001:RollingFileAppender|}
        {
            public ShopAppender() : base() { }
        }

        class ShopTarget : {|CR4001:NLog.Targets.FileTarget|} { }
        class Logs
        {
            object? Find(object[] all) => all.OfType<FileAppender>().FirstOrDefault() ?? all[0] as RollingFileAppender;
        }
        """);

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR4001");

    private static string FileProvider(string @namespace, string type) => $$"""
        namespace {{@namespace}}
        {
            public static class {{type}}
            {
                public static Microsoft.Extensions.Logging.ILoggingBuilder AddFile(this Microsoft.Extensions.Logging.ILoggingBuilder builder, string path) => builder;
            }
        }
        """;
}
