using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4001FileLogSinkFixTests
{
    private const string Setup = """
        using Serilog;
        using Serilog.Events;
        using Serilog.Formatting.Compact;

        """;

    [Theory]
    [InlineData("""File("logs/app.txt")""", "Console(new RenderedCompactJsonFormatter())")]
    [InlineData("""File("logs/app.txt", rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 10 * 1024, shared: true)""", "Console(new RenderedCompactJsonFormatter())")]
    [InlineData("""File("logs/app.txt", LogEventLevel.Warning)""", "Console(new RenderedCompactJsonFormatter(), restrictedToMinimumLevel: LogEventLevel.Warning)")]
    [InlineData("""File("logs/app.txt", outputTemplate: "{Message}{NewLine}", rollOnFileSizeLimit: true)""", """Console(outputTemplate: "{Message}{NewLine}")""")]
    [InlineData("""File("logs/app.txt", LogEventLevel.Error, "{Message}{NewLine}", null)""", """Console(restrictedToMinimumLevel: LogEventLevel.Error, outputTemplate: "{Message}{NewLine}", formatProvider: null)""")]
    [InlineData("""File(new CompactJsonFormatter(), "logs/app.txt")""", "Console(new CompactJsonFormatter())")]
    [InlineData("""File(path: "logs/app.txt", formatter: new CompactJsonFormatter(), levelSwitch: new())""", "Console(new CompactJsonFormatter(), levelSwitch: new())")]
    [InlineData("""File(Path.Combine(AppContext.BaseDirectory, $"logs/{Environment.MachineName}.txt"), hooks: null)""", "Console(new RenderedCompactJsonFormatter())")]
    public Task Serilog_file_becomes_console(string file, string console) => FixAsync(
        Setup + "Log.Logger = new LoggerConfiguration().WriteTo.{|CR4001:" + file + "|}.CreateLogger();\nWebApplication.Create(args).Run();\n",
        Setup + "Log.Logger = new LoggerConfiguration().WriteTo." + console + ".CreateLogger();\nWebApplication.Create(args).Run();\n");

    [Fact]
    public Task Arguments_on_lines_of_their_own_stay_so_and_comments_stay() => FixAsync(
        """
        // The shop.
        using Serilog;
        using Serilog.Events;

        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Information() // all
            // For support.
            .WriteTo.{|CR4001:File(
                "logs/app.txt", // on the share
                restrictedToMinimumLevel: LogEventLevel.Warning,
                rollingInterval: RollingInterval.Day,
                outputTemplate: "{Message}")|} // one a day
            .CreateLogger();
        WebApplication.Create(args).Run();
        """,
        """
        // The shop.
        using Serilog;
        using Serilog.Events;

        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Information() // all
            // on the share
            // For support.
            .WriteTo.Console(
                restrictedToMinimumLevel: LogEventLevel.Warning,
                outputTemplate: "{Message}") // one a day
            .CreateLogger();
        WebApplication.Create(args).Run();
        """);

    [Fact]
    public Task The_path_that_nobody_reads_any_more_goes() => FixAsync(
        """
        using Serilog;

        const string Folder = "logs";
        var path = Path.Combine(Folder, "app.txt");
        var kept = "other";
        Log.Logger = new LoggerConfiguration().WriteTo.{|CR4001:File(path)|}.CreateLogger();
        Console.WriteLine(kept);
        WebApplication.Create(args).Run();
        """,
        """
        using Serilog;
        using Serilog.Formatting.Compact;

        const string Folder = "logs";
        var kept = "other";
        Log.Logger = new LoggerConfiguration().WriteTo.Console(new RenderedCompactJsonFormatter()).CreateLogger();
        Console.WriteLine(kept);
        WebApplication.Create(args).Run();
        """);

    [Fact]
    public Task Several_sinks_of_a_program_become_one_console() => FixAsync(
        """
        using Serilog;
        using Serilog.Events;
        using Serilog.Formatting.Compact;

        var builder = WebApplication.CreateBuilder(args);
        Action<LoggerConfiguration> configure = logger => logger
            .MinimumLevel.Debug()
            .WriteTo.{|CR4001:File("all.txt")|}
            .WriteTo.{|CR4001:File("errors.txt", LogEventLevel.Error)|}
            .Enrich.FromLogContext();
        builder.Build().Run();
        """,
        """
        using Serilog;
        using Serilog.Events;
        using Serilog.Formatting.Compact;

        var builder = WebApplication.CreateBuilder(args);
        Action<LoggerConfiguration> configure = logger => logger
            .MinimumLevel.Debug()
            .WriteTo.Console(new RenderedCompactJsonFormatter())
            .Enrich.FromLogContext();
        builder.Build().Run();
        """);

    [Theory]
    [InlineData(""".WriteTo.Console().WriteTo.{|CR4001:File("log.txt")|}""", ".WriteTo.Console()")]
    [InlineData(""".WriteTo.{|CR4001:File("log.txt")|}.WriteTo.Console()""", ".WriteTo.Console()")]
    [InlineData(""".WriteTo.Console(LogEventLevel.Warning).WriteTo.{|CR4001:File("log.txt", LogEventLevel.Error)|}""", ".WriteTo.Console(LogEventLevel.Warning)")]
    [InlineData(""".WriteTo.Console().WriteTo.Async(sinks => sinks.{|CR4001:File("log.txt")|}, bufferSize: 500)""", ".WriteTo.Console()")]
    [InlineData(""".WriteTo.Async(sinks => sinks.Console()).WriteTo.{|CR4001:File("log.txt")|}""", ".WriteTo.Async(sinks => sinks.Console())")]
    [InlineData(""".WriteTo.Console().WriteTo.Logger(part => part.Filter.ByExcluding(log => false).WriteTo.{|CR4001:File("part.txt")|})""", ".WriteTo.Console()")]
    [InlineData(""".WriteTo.Async(sinks => sinks.{|CR4001:File("log.txt")|})""", ".WriteTo.Async(sinks => sinks.Console(new RenderedCompactJsonFormatter()))")]
    [InlineData(""".WriteTo.Logger(part => part.WriteTo.{|CR4001:File("part.txt")|})""", ".WriteTo.Logger(part => part.WriteTo.Console(new RenderedCompactJsonFormatter()))")]
    public Task A_file_beside_a_console_goes(string sinks, string expected) => FixAsync(
        Setup + $"Log.Logger = new LoggerConfiguration(){sinks}.CreateLogger();\nWebApplication.Create(args).Run();\n",
        Setup + $"Log.Logger = new LoggerConfiguration(){expected}.CreateLogger();\nWebApplication.Create(args).Run();\n");

    [Fact]
    public Task Lines_and_comments_of_a_chain_stay_when_a_sink_goes() => FixAsync(
        """
        using Serilog;
        Log.Logger = new LoggerConfiguration()
            .WriteTo.Console() // for the cluster
            // For the operators.
            .WriteTo.{|CR4001:File("log.txt")|} // old
            .CreateLogger();
        WebApplication.Create(args).Run();
        """,
        """
        using Serilog;
        Log.Logger = new LoggerConfiguration()
            .WriteTo.Console() // for the cluster
            // For the operators.
            // old
            .CreateLogger();
        WebApplication.Create(args).Run();
        """);

    [Fact]
    public Task Statements_on_one_variable_are_one_logger() => FixAsync(
        """
        using Serilog;
        var builder = WebApplication.CreateBuilder(args);
        Action<LoggerConfiguration> configure = logger =>
        {
            logger.WriteTo.Console();
            // For support.
            logger.WriteTo.{|CR4001:File("log.txt")|};
            logger.Enrich.FromLogContext();
        };
        var configuration = new LoggerConfiguration().WriteTo.Console();
        configuration.WriteTo.{|CR4001:File("log.txt")|};
        builder.Build().Run();
        """,
        """
        using Serilog;
        var builder = WebApplication.CreateBuilder(args);
        Action<LoggerConfiguration> configure = logger =>
        {
            logger.WriteTo.Console();
            // For support.
            logger.Enrich.FromLogContext();
        };
        var configuration = new LoggerConfiguration().WriteTo.Console();
        builder.Build().Run();
        """);

    [Fact]
    public Task Keeps_line_ends()
    {
        const string Source = "using Serilog;\r\nusing Serilog.Events;\r\n\r\nLog.Logger = new LoggerConfiguration()\r\n    .WriteTo.{|CR4001:File(\r\n        \"log.txt\",\r\n        LogEventLevel.Error)|}\r\n    .CreateLogger();\r\nWebApplication.Create(args).Run();\r\n";
        const string Fixed = "using Serilog;\r\nusing Serilog.Events;\r\nusing Serilog.Formatting.Compact;\r\n\r\nLog.Logger = new LoggerConfiguration()\r\n    .WriteTo.Console(\r\n        new RenderedCompactJsonFormatter(),\r\n        restrictedToMinimumLevel: LogEventLevel.Error)\r\n    .CreateLogger();\r\nWebApplication.Create(args).Run();\r\n";
        return FixAsync(Source, Fixed);
    }

    [Fact]
    public Task Text_where_the_JSON_formatter_is_not_referenced() => Verify.FixAsync<CR4001FileLogSinkFix>(
        TestProject.PlainWeb with { References = [.. References.Web, .. References.Package("Serilog"), .. References.Package("Serilog.Sinks.File"), .. References.Package("Serilog.Sinks.Console")] },
        """
        using Serilog;
        Log.Logger = new LoggerConfiguration().WriteTo.{|CR4001:File("log.txt")|}.CreateLogger();
        WebApplication.Create(args).Run();
        """,
        """
        using Serilog;
        Log.Logger = new LoggerConfiguration().WriteTo.Console().CreateLogger();
        WebApplication.Create(args).Run();
        """,
        "CR4001:console",
        "CR4001");

    [Fact]
    public Task No_fix_without_the_console_sink() => Verify.NoFixAsync<CR4001FileLogSinkFix>(
        TestProject.PlainWeb with { References = [.. References.Web, .. References.Package("Serilog"), .. References.Package("Serilog.Sinks.File")] },
        """
        using Serilog;
        Log.Logger = new LoggerConfiguration().WriteTo.{|CR4001:File("log.txt")|}.CreateLogger();
        WebApplication.Create(args).Run();
        """,
        "CR4001");

    [Fact]
    public Task No_fix_where_the_settings_may_add_a_console() => Verify.NoFixAsync<CR4001FileLogSinkFix>(
        TestProject.Web with
        {
            Files = new Dictionary<string, string> { ["/0/appsettings.json"] = """{ "Serilog": { "WriteTo": [{ "Name": "Console" }] } }""" },
            Sources =
            [
                """
                namespace Serilog
                {
                    public static class ConfigurationLoggerConfigurationExtensions
                    {
                        public static LoggerConfiguration Configuration(this Configuration.LoggerSettingsConfiguration settings, IConfiguration configuration) => null!;
                    }
                }
                """,
            ],
        },
        """
        using Serilog;
        var builder = WebApplication.CreateBuilder(args);
        Log.Logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).WriteTo.{|CR4001:File("log.txt")|}.CreateLogger();
        builder.Build().Run();
        """,
        "CR4001");

    [Theory]
    [InlineData("""new LoggerConfiguration().WriteTo.{|CR4001:File(Next())|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.{|CR4001:File(path = "log.txt")|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.{|CR4001:File(Path.GetTempFileName())|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().AuditTo.{|CR4001:File("audit.txt")|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.Console(LogEventLevel.Error).WriteTo.{|CR4001:File("log.txt")|}.CreateLogger();""")]
    [InlineData("""new LoggerConfiguration().WriteTo.Console(levelSwitch: new()).WriteTo.{|CR4001:File("log.txt")|}.CreateLogger();""")]
    [InlineData("""FileLoggerConfigurationExtensions.{|CR4001:File(new LoggerConfiguration().WriteTo, "log.txt")|};""")]
    [InlineData("""NLog.Targets.Target target = {|CR4001:new NLog.Targets.FileTarget { FileName = Next() }|};""")]
    [InlineData("""Take({|CR4001:new NLog.Targets.FileTarget()|});""")]
    [InlineData("""var file = {|CR4001:new NLog.Targets.FileTarget()|}; file.FileName = "log.txt";""")]
    [InlineData("""var file = {|CR4001:new NLog.Targets.FileTarget()|}; var console = new NLog.Targets.ConsoleTarget();""")]
    [InlineData("""builder.Services.{|CR4001:AddW3CLogging(options => options.LogDirectory = "logs")|};""")]
    public Task No_fix_where_the_rewrite_is_not_certain(string statement) => Verify.NoFixAsync<CR4001FileLogSinkFix>(
        TestProject.Web,
        $$"""
        using Serilog;
        using Serilog.Events;
        var builder = WebApplication.CreateBuilder(args);
        string path;
        {{statement}}
        builder.Build().Run();

        string Next() => path = "log.txt";
        void Take(NLog.Targets.FileTarget target)
        {
        }
        """,
        "CR4001");

    [Theory]
    [InlineData(
        """var target = {|CR4001:new FileTarget("log") { FileName = "log.txt", Layout = "${message}", ArchiveAboveSize = 1000 }|};""",
        """var target = new ConsoleTarget("log") { Layout = "${message}" };""")]
    [InlineData(
        """FileTarget target = {|CR4001:new("log") { FileName = "log.txt" }|};""",
        """ConsoleTarget target = new("log");""")]
    [InlineData(
        """FileTarget target = {|CR4001:new FileTarget { FileName = "log.txt" }|};""",
        """ConsoleTarget target = new ConsoleTarget();""")]
    [InlineData(
        """rules.AddRuleForAllLevels({|CR4001:new NLog.Targets.FileTarget { Name = "log", FileName = Path.Combine("a", "b") }|});""",
        """rules.AddRuleForAllLevels(new NLog.Targets.ConsoleTarget { Name = "log" });""")]
    [InlineData(
        """NLog.LogManager.Setup().LoadConfiguration(rules => rules.ForLogger().{|CR4001:WriteToFile("log.txt", layout: "${message}", maxArchiveFiles: 3)|});""",
        """NLog.LogManager.Setup().LoadConfiguration(rules => rules.ForLogger().WriteToConsole(layout: "${message}"));""")]
    [InlineData(
        """NLog.LogManager.Setup().LoadConfiguration(rules => rules.ForLogger().WriteToConsole().{|CR4001:WriteToFile("log.txt")|});""",
        """NLog.LogManager.Setup().LoadConfiguration(rules => rules.ForLogger().WriteToConsole());""")]
    [InlineData(
        """IAppender appender = {|CR4001:new RollingFileAppender { File = "log.txt", AppendToFile = true, Layout = new log4net.Layout.SimpleLayout(), Threshold = log4net.Core.Level.Warn, MaxSizeRollBackups = 5 }|};""",
        """IAppender appender = new ConsoleAppender { Layout = new log4net.Layout.SimpleLayout(), Threshold = log4net.Core.Level.Warn };""")]
    [InlineData(
        """var appender = {|CR4001:new FileAppender { File = "log.txt" }|}; appender.ActivateOptions();""",
        """var appender = new ConsoleAppender(); appender.ActivateOptions();""")]
    public Task Targets_and_appenders(string file, string console) => FixAsync(Targets(file), Targets(console));

    [Fact]
    public Task Lines_of_an_initializer_stay() => FixAsync(
        Targets("""
        var target = {|CR4001:new FileTarget
        {
            Name = "log",
            FileName = "log.txt",
            // Short.
            Layout = "${message}",
            MaxArchiveFiles = 3,
        }|};
        """),
        Targets("""
        var target = new ConsoleTarget
        {
            Name = "log",
            // Short.
            Layout = "${message}",
        };
        """));

    [Theory]
    [InlineData("""builder.Logging.{|CR4001:AddFile("log.txt")|};""", "builder.Logging.AddJsonConsole();")]
    [InlineData("""builder.Logging.ClearProviders().{|CR4001:AddFile("log.txt")|};""", "builder.Logging.ClearProviders().AddJsonConsole();")]
    [InlineData("""builder.Logging.AddConsole().{|CR4001:AddFile("log.txt")|};""", "builder.Logging.AddConsole();")]
    [InlineData("builder.Logging.AddSimpleConsole();\nbuilder.Logging.{|CR4001:AddFile(\"log.txt\")|};", "builder.Logging.AddSimpleConsole();")]
    public Task Providers(string file, string console) => Verify.FixAsync<CR4001FileLogSinkFix>(
        TestProject.Web with
        {
            Sources =
            [
                """
                namespace NReco.Logging.File
                {
                    public static class FileLoggerExtensions
                    {
                        public static ILoggingBuilder AddFile(this ILoggingBuilder builder, string path) => builder;
                    }
                }
                """,
            ],
        },
        Provider(file),
        Provider(console),
        "CR4001:console",
        "CR4001");

    private static string Provider(string statement) => $"""
        using NReco.Logging.File;
        var builder = WebApplication.CreateBuilder(args);
        {statement}
        builder.Build().Run();
        """;

    private static string Targets(string statement) => $"""
        using log4net.Appender;
        using NLog;
        using NLog.Targets;
        var rules = new NLog.Config.LoggingConfiguration();
        {statement}
        WebApplication.Create(args).Run();
        """;

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR4001FileLogSinkFix>(TestProject.Web, source, fixedSource, "CR4001:console", "CR4001");
}
