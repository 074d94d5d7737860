using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4002FileLogSinkInConfigFixTests
{
    [Fact]
    public Task NLog_target_becomes_console_with_its_layout_and_rules() => FixAsync(
        "NLog.config",
        """
        <nlog xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <targets async="true">
            <!-- the shop's log -->
            <target xsi:type="File" name="shop"
                    fileName="logs/shop.log"
                    layout="${longdate} ${message}"
                    archiveEvery="Day" maxArchiveFiles="7" />
          </targets>
          <rules>
            <logger name="Shop.*" minlevel="Warn" writeTo="shop" /> <!-- no noise -->
          </rules>
        </nlog>
        """,
        """
        <nlog xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <targets async="true">
            <!-- the shop's log -->
            <target xsi:type="Console" name="shop"
                    layout="${longdate} ${message}" />
          </targets>
          <rules>
            <logger name="Shop.*" minlevel="Warn" writeTo="shop" /> <!-- no noise -->
          </rules>
        </nlog>
        """);

    [Fact]
    public Task NLog_targets_of_one_logger_become_one_console() => FixAsync(
        "nlog.config",
        """
        <nlog xmlns:xsi="x" internalLogFile="internal.txt" internalLogLevel="Info">
          <targets>
            <target xsi:type="File" name="all" fileName="all.log">
              <layout xsi:type="JsonLayout" />
              <archiveFileName>old.log</archiveFileName>
            </target>
            <target xsi:type="AsyncWrapper" name="own-async">
              <target xsi:type="File" name="own" fileName="own.log" />
            </target>
            <target xsi:type="File" name="errors" fileName="errors.log" />
          </targets>
          <rules>
            <logger name="*" minlevel="Trace" writeTo="all" />
            <logger name="*" minlevel="Error" writeTo="errors" />
            <logger name="Microsoft.*" maxlevel="Info" final="true" />
            <logger name="*" minlevel="Trace" writeTo="own-async" />
          </rules>
        </nlog>
        """,
        """
        <nlog xmlns:xsi="x" internalLogToConsole="true" internalLogLevel="Info">
          <targets>
            <target xsi:type="Console" name="all">
              <layout xsi:type="JsonLayout" />
            </target>
          </targets>
          <rules>
            <logger name="*" minlevel="Trace" writeTo="all" />
            <logger name="*" minlevel="Error" writeTo="" />
            <logger name="Microsoft.*" maxlevel="Info" final="true" />
            <logger name="*" minlevel="Trace" writeTo="" />
          </rules>
        </nlog>
        """);

    [Theory]
    [InlineData("file, console", "console")]
    [InlineData("console,file", "console")]
    [InlineData("file,console,file2", "console")]
    [InlineData("console,file,file2", "console")]
    [InlineData("file,file2,console", "console")]
    public Task A_file_beside_a_console_goes(string writeTo, string expected) => FixAsync(
        "nlog.config",
        $"""
        <nlog xmlns:xsi="x">
          <targets>
            <target name="file" xsi:type="File" />
            <target name="file2" xsi:type="File" />
            <target name="console" xsi:type="Console" />
          </targets>
          <rules><logger name="*" writeTo="{writeTo}" /><logger name="a" writeTo="console,file2" /></rules>
        </nlog>
        """,
        $"""
        <nlog xmlns:xsi="x">
          <targets>
            <target name="console" xsi:type="Console" />
          </targets>
          <rules><logger name="*" writeTo="{expected}" /><logger name="a" writeTo="console" /></rules>
        </nlog>
        """);

    [Fact]
    public Task Log4net_appender_becomes_console_with_layout_threshold_and_filter() => FixAsync(
        "log4net.config",
        """
        <log4net>
          <root>
            <level value="INFO" />
            <appender-ref ref="file" />
            <appender-ref ref="debug" />
          </root>
          <appender name="file" type="log4net.Appender.RollingFileAppender, log4net">
            <file value="logs/shop.log" />
            <appendToFile value="true" />
            <!-- no noise -->
            <threshold value="WARN" />
            <param name="MaxSizeRollBackups" value="10" />
            <param name="Threshold" value="WARN" />
            <filter type="log4net.Filter.StringMatchFilter"><stringToMatch value="x" /></filter>
            <lockingModel type="log4net.Appender.FileAppender+MinimalLock" />
            <layout type="log4net.Layout.PatternLayout">
              <conversionPattern value="%date %message%newline" />
            </layout>
          </appender>
          <appender name="debug" type="log4net.Appender.DebugAppender" />
        </log4net>
        """,
        """
        <log4net>
          <root>
            <level value="INFO" />
            <appender-ref ref="file" />
            <appender-ref ref="debug" />
          </root>
          <appender name="file" type="log4net.Appender.ConsoleAppender, log4net">
            <!-- no noise -->
            <threshold value="WARN" />
            <param name="Threshold" value="WARN" />
            <filter type="log4net.Filter.StringMatchFilter"><stringToMatch value="x" /></filter>
            <layout type="log4net.Layout.PatternLayout">
              <conversionPattern value="%date %message%newline" />
            </layout>
          </appender>
          <appender name="debug" type="log4net.Appender.DebugAppender" />
        </log4net>
        """);

    [Fact]
    public Task Log4net_appender_that_the_console_covers_goes() => FixAsync(
        "web.config",
        """
        <configuration>
          <log4net>
            <root>
              <appender-ref ref="console" />
              <appender-ref ref="file" />
            </root>
            <logger name="Shop"><appender-ref ref="shop" /></logger>
            <appender name="console" type="log4net.Appender.ConsoleAppender" />
            <appender name="file" type="log4net.Appender.FileAppender" />
            <appender name="shop" type="log4net.Appender.FileAppender" />
          </log4net>
        </configuration>
        """,
        """
        <configuration>
          <log4net>
            <root>
              <appender-ref ref="console" />
            </root>
            <logger name="Shop"></logger>
            <appender name="console" type="log4net.Appender.ConsoleAppender" />
          </log4net>
        </configuration>
        """);

    [Theory]
    [InlineData("""{ "path": "logs/log.txt", "rollingInterval": "Day" }""", """{ "formatter": "Serilog.Formatting.Compact.RenderedCompactJsonFormatter, Serilog.Formatting.Compact" }""")]
    [InlineData("""{ "path": "log.txt", "outputTemplate": "{Message}", "shared": true }""", """{ "outputTemplate": "{Message}" }""")]
    [InlineData("""{ "path": "log.txt", "restrictedToMinimumLevel": "Error" }""", """{ "formatter": "Serilog.Formatting.Compact.RenderedCompactJsonFormatter, Serilog.Formatting.Compact", "restrictedToMinimumLevel": "Error" }""")]
    [InlineData("""{ "restrictedToMinimumLevel": "Error", "path": "log.txt", "formatter": "A, B" }""", """{ "restrictedToMinimumLevel": "Error", "formatter": "A, B" }""")]
    [InlineData("""{ }""", """{ }""")]
    public Task Serilog_file_becomes_console(string arguments, string expected) => FixAsync(
        "appsettings.json",
        $$"""
        {
          "Serilog": {
            "Using": [ "Serilog.Sinks.File" ],
            "MinimumLevel": "Information", // all
            "WriteTo": [
              { "Name": "File", "Args": {{arguments}} }
            ],
            "Enrich": [ "FromLogContext" ]
          }
        }
        """,
        $$"""
        {
          "Serilog": {
            "Using": [ "Serilog.Sinks.File", "Serilog.Sinks.Console" ],
            "MinimumLevel": "Information", // all
            "WriteTo": [
              { "Name": "Console", "Args": {{expected}} }
            ],
            "Enrich": [ "FromLogContext" ]
          }
        }
        """);

    [Fact]
    public Task Serilog_sinks_that_the_console_covers_go() => FixAsync(
        "appsettings.json",
        """
        {
          "Serilog": {
            "WriteTo": [
              { "Name": "File", "Args": { "path": "a.txt" } },
              { "Name": "Async", "Args": { "configure": [ { "Name": "File" } ] } },
              { "Name": "Console" },
              { "Name": "Logger", "Args": { "configureLogger": { "WriteTo": [ { "Name": "File" } ] } } },
              { "Name": "Seq" },
              { "Name": "File" }
            ]
          }
        }
        """,
        """
        {
          "Serilog": {
            "WriteTo": [
              { "Name": "Console" },
              { "Name": "Seq" }
            ]
          }
        }
        """);

    [Fact]
    public Task Serilog_sinks_by_name_become_one_console() => FixAsync(
        "appsettings.json",
        """
        { "Serilog": { "WriteTo": { "All": { "Name": "File", "Args": { "path": "a" } }, "Errors": { "Name": "File", "Args": { "path": "b", "restrictedToMinimumLevel": "Error" } } } } }
        """,
        """
        { "Serilog": { "WriteTo": { "All": { "Name": "Console", "Args": { "formatter": "Serilog.Formatting.Compact.RenderedCompactJsonFormatter, Serilog.Formatting.Compact" } } } } }
        """);

    [Fact]
    public Task NLog_in_settings_becomes_console() => FixAsync(
        "appsettings.json",
        """
        { "NLog": { "targets": { "async": true, "f": { "type": "File", "fileName": "log.txt", "layout": "${message}", "archiveEvery": "Day" } }, "rules": [ { "logger": "*", "writeTo": "f" } ] } }
        """,
        """
        { "NLog": { "targets": { "async": true, "f": { "type": "Console", "layout": "${message}" } }, "rules": [ { "logger": "*", "writeTo": "f" } ] } }
        """);

    [Theory]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "Console", "Args": { "restrictedToMinimumLevel": "Error" } }, { "Name": "File" } ] } }""")]
    [InlineData("appsettings.json", """{ "Serilog": { "AuditTo": [ { "Name": "File" } ] } }""")]
    [InlineData("appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "File", "Args": { "path": "a", /* why */ "shared": true } } ] } }""")]
    [InlineData("appsettings.json", """{ "Logging": { "File": { "Path": "a.log" } } }""")]
    [InlineData("log4net.config", """<log4net><root><appender-ref ref="a" /></root><appender name="a" type="Shop.ShopFileAppender" /></log4net>""")]
    [InlineData("nlog.config", """<nlog xmlns:xsi="x"><variable name="t" value="File" /><targets><target name="f" xsi:type="${t}" /></targets><rules><logger name="*" writeTo="f" /></rules></nlog>""")]
    public async Task No_fix_where_it_is_not_certain(string file, string content) =>
        Assert.Equal(0, await ArtifactFix.CountAsync<CR4002FileLogSinkInConfigFix>(file, content, [], TestContext.Current.CancellationToken, References.WebWithPackages));

    [Fact]
    public async Task No_fix_where_the_console_sink_is_not_referenced() =>
        Assert.Equal(0, await ArtifactFix.CountAsync<CR4002FileLogSinkInConfigFix>(
            "appsettings.json", """{ "Serilog": { "WriteTo": [ { "Name": "File" } ] } }""", [], TestContext.Current.CancellationToken, References.Web));

    [Fact]
    public async Task No_fix_where_another_settings_file_writes_to_the_console() =>
        Assert.Equal(0, await ArtifactFix.CountAsync<CR4002FileLogSinkInConfigFix>(
            "appsettings.Production.json",
            """{ "Serilog": { "WriteTo": [ { "Name": "File" } ] } }""",
            [new("appsettings.json", """{ "Serilog": { "WriteTo": { "c": { "Name": "Console" } } } }""")],
            TestContext.Current.CancellationToken,
            References.WebWithPackages));

    private static async Task FixAsync(string file, string content, string expected)
    {
        (_, string all) = await ArtifactFix.ApplyAsync<CR4002FileLogSinkInConfigFix>(file, content, [], TestContext.Current.CancellationToken, References.WebWithPackages);
        Assert.Equal(expected, all);
    }
}
