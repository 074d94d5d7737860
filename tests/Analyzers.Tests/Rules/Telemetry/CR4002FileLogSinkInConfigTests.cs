using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4002FileLogSinkInConfigTests
{
    private const string Targets = """<targets><target name="f" xsi:type="File" fileName="log.txt" /></targets>""";

    private const string Rules = """<rules><logger name="*" minlevel="Info" writeTo="f" /></rules>""";

    [Theory]
    [InlineData("nlog.config", $"""<nlog xmlns:xsi="x">{Targets}{Rules}</nlog>""", "File")]
    [InlineData("NLog.Production.config", """<nlog xmlns:xsi="x"><targets async="true"><target xsi:type="AtomicFile" name="f" /></targets><rules><logger name="*" writeTo="a, f" /></rules></nlog>""", "AtomicFile")]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><targets><target name="w" xsi:type="AsyncWrapper"><target name="f" xsi:type="File" /></target></targets><rules><logger name="*" writeTo="w" /></rules></nlog>""", "File")]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><variable name="sinks" value="f" /><targets><target name="f" xsi:type="File" /></targets><rules><logger name="*" writeTo="${sinks}" /></rules></nlog>""", "File")]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><targets><target name="f" xsi:type="File" /></targets><rules><logger name="*" writeTo="${environment:SINK}" /></rules></nlog>""", "File")]
    [InlineData("web.config", $"""<configuration><nlog xmlns:xsi="x">{Targets}{Rules}</nlog></configuration>""", "File")]
    [InlineData("log4net.config", """<log4net><root><appender-ref ref="a" /></root><appender name="a" type="log4net.Appender.RollingFileAppender, log4net" /></log4net>""", "log4net.Appender.RollingFileAppender, log4net")]
    [InlineData("Logging.xml", """<log4net><root><appender-ref ref="b" /></root><appender name="b" type="log4net.Appender.BufferingForwardingAppender"><appender-ref ref="a" /></appender><appender name="a" type="Shop.Logging.ShopFileAppender" /></log4net>""", "Shop.Logging.ShopFileAppender")]
    [InlineData("settings.of.shop.xml", """<log4net><root><appender-ref ref="a" /></root><appender name="a" type="log4net.Appender.FileAppender" /></log4net>""", "log4net.Appender.FileAppender")]
    [InlineData("App.config", """<configuration><log4net><logger name="Shop"><appender-ref ref="a" /></logger><appender name="a" type="log4net.Appender.FileAppender" /></log4net></configuration>""", "log4net.Appender.FileAppender")]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "Console" }, { "Name": "File", "Args": { "path": "log.txt" } } ] } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": { "Main": { "Name": "RollingFile", "Args": { "pathFormat": "log-{Date}.txt" } } } } }""", "\"RollingFile\"")]
    [InlineData("appsettings.json", """{ "Serilog:WriteTo": [ { "Name": "Async", "Args": { "configure": [ { "Name": "File" } ] } } ] }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "Logger", "Args": { "configureLogger": { "MinimumLevel": "Error", "WriteTo": [ { "Name": "File" } ] } } } ] } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "Serilog": { "AuditTo": [ "File" ] } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "NLog": { "targets": { "f": { "type": "File", "fileName": "log.txt" } }, "rules": [ { "logger": "*", "minLevel": "Info", "writeTo": "f" } ] } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "NLog": { "targets": { "w": { "type": "AsyncWrapper", "target": { "type": "File" } } }, "rules": { "1": { "logger": "*", "writeTo": "w" } } } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "Logging": { "File": { "Path": "app.log" } } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "Logging": { "File": { "Files": [ { "Path": "a.log" } ] } } }""", "\"File\"")]
    [InlineData("appsettings.json", """{ "Logging": { "PathFormat": "Logs/{Date}.txt" } }""", "\"PathFormat\"")]
    public async Task Reports_a_file_sink_at_its_type(string file, string content, string type)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync(TestProject.PlainWeb, file, content));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal(type, content.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><targets><target name="f" xsi:type="File" /></targets></nlog>""")]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><targets><target name="f" xsi:type="File" /></targets><rules><logger name="*" writeTo="f" enabled="false" /><logger name="*" minlevel="Off" writeTo="f" /></rules></nlog>""")]
    [InlineData("nlog.config", """<nlog internalLogFile="internal.txt" internalLogLevel="Info" />""")]
    [InlineData("nlog.Development.config", $"""<nlog xmlns:xsi="x">{Targets}{Rules}</nlog>""")]
    [InlineData("log4net.config", """<log4net><root><level value="OFF" /><appender-ref ref="a" /></root><appender name="a" type="log4net.Appender.FileAppender" /></log4net>""")]
    [InlineData("log4net.config", """<log4net><appender name="a" type="log4net.Appender.FileAppender" /></log4net>""")]
    [InlineData("appsettings.Development.json", """{ "Serilog": { "WriteTo": [ { "Name": "File" } ] } }""")]
    [InlineData("appsettings.json", """{ "NLog": { "targets": { "f": { "type": "File" } }, "rules": [ ] } }""")]
    public async Task Is_information_where_nothing_writes_to_it_or_in_development(string file, string content) =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await AnalyzeAsync(TestProject.PlainWeb, file, content)).Severity);

    [Theory]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><targets><!-- <target name="f" xsi:type="File" /> --><target name="c" xsi:type="Console" /><default-target-parameters xsi:type="File" /></targets></nlog>""")]
    [InlineData("nlog.config", """<nlog internalLogFile="internal.txt" />""")]
    [InlineData("nlog.config", """<nlog internalLogFile="internal.txt" internalLogLevel="Off" />""")]
    [InlineData("log4net.config", """<log4net xmlns:xdt="t"><appender name="a" xdt:Transform="Remove" type="log4net.Appender.FileAppender" /><!-- <appender type="log4net.Appender.FileAppender" /> --></log4net>""")]
    [InlineData("log4net.config", """<log4net><appender name="a" type="log4net.Appender.ConsoleAppender" /></log4net>""")]
    [InlineData("changelog.xml", """<nlogs><target name="f" type="File" /></nlogs>""")]
    [InlineData("logo.xml", """<svg><target name="f" type="File" /></svg>""")]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "Console" } /* , { "Name": "File" } */ ], "Enrich": [ "File" ] } }""")]
    [InlineData("appsettings.json", """{ "Storage": { "Name": "File" }, "Logging": { "File": { "LogLevel": { "Default": "Warning" } } }, "WriteTo": [ "File" ] }""")]
    public async Task Silent_on_near_misses(string file, string content) =>
        Assert.Empty(await AnalyzeAsync(TestProject.PlainWeb, file, content));

    [Fact]
    public async Task A_rule_in_another_file_uses_the_target()
    {
        TestProject project = TestProject.PlainWeb with
        {
            Files = new Dictionary<string, string>
            {
                ["/src/nlog.config"] = $"""<nlog><include file="nlog-targets.config" />{Rules}</nlog>""",
                ["/src/nlog-targets.config"] = $"""<nlog xmlns:xsi="x">{Targets}</nlog>""",
            },
        };
        Diagnostic finding = Assert.Single(await FindAsync(project));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
    }

    [Fact]
    public async Task Depends_on_what_the_project_becomes()
    {
        const string content = $"""<nlog xmlns:xsi="x">{Targets}{Rules}</nlog>""";
        Assert.Empty(await AnalyzeAsync(TestProject.Console with { OutputKind = OutputKind.WindowsApplication }, "nlog.config", content));
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await AnalyzeAsync(TestProject.Console, "nlog.config", content)).Severity);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await AnalyzeAsync(TestProject.Library with { OutputKind = OutputKind.DynamicallyLinkedLibrary }, "nlog.config", content)).Severity);
    }

    private static Task<IEnumerable<Diagnostic>> AnalyzeAsync(TestProject project, string file, string content) =>
        FindAsync(project with { Files = new Dictionary<string, string> { ["/src/" + file] = content } });

    private static async Task<IEnumerable<Diagnostic>> FindAsync(TestProject project)
    {
        string source = project.OutputKind == OutputKind.DynamicallyLinkedLibrary ? "" : "return;";
        return (await Findings.InAsync(project, source, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR4002");
    }
}
