using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4005NoConsoleLoggingFixTests
{
    [Theory]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|}; // all", "builder.Logging.ClearProviders().AddJsonConsole(); // all")]
    [InlineData("builder.Logging.{|CR4005:ClearProviders()|}.AddDebug();", "builder.Logging.ClearProviders().AddJsonConsole().AddDebug();")]
    [InlineData("builder.Logging\n    .{|CR4005:ClearProviders()|}\n    .AddDebug();", "builder.Logging\n    .ClearProviders()\n    .AddJsonConsole()\n    .AddDebug();")]
    [InlineData("builder.Host.UseSerilog((_, logger) => logger.WriteTo.{|CR4005:Debug()|});", "builder.Host.UseSerilog((_, logger) => logger.WriteTo.Debug().WriteTo.Console(new RenderedCompactJsonFormatter()));")]
    [InlineData("builder.Host.UseSerilog((_, logger) => logger\n    .MinimumLevel.Debug()\n    .WriteTo.{|CR4005:Debug()|});", "builder.Host.UseSerilog((_, logger) => logger\n    .MinimumLevel.Debug()\n    .WriteTo.Debug()\n    .WriteTo.Console(new RenderedCompactJsonFormatter()));")]
    public Task The_console_is_added(string statement, string expected) => Verify.FixAsync<CR4005NoConsoleLoggingFix>(
        TestProject.Web,
        $$"""
        using Serilog;
        using Serilog.Formatting.Compact;
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        builder.Build().Run();
        """.ReplaceLineEndings("\n"),
        $$"""
        using Serilog;
        using Serilog.Formatting.Compact;
        var builder = WebApplication.CreateBuilder(args);
        {{expected}}
        builder.Build().Run();
        """.ReplaceLineEndings("\n"),
        null,
        "CR4005");
}
