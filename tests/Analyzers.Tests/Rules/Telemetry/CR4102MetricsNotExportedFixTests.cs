using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4102MetricsNotExportedFixTests
{
    [Theory]
    [InlineData("WithMetrics(metrics => metrics.AddMeter(\"Shop\"))", "WithMetrics(metrics => metrics.AddMeter(\"Shop\").AddPrometheusExporter())")]
    [InlineData("WithMetrics()", "WithMetrics(metrics => metrics.AddPrometheusExporter())")]
    [InlineData("WithMetrics((m) => m.AddMeter(\"Shop\"))", "WithMetrics((m) => m.AddMeter(\"Shop\").AddPrometheusExporter())")]
    [InlineData("WithMetrics(metrics => metrics\n    .AddMeter(\"Shop\")\n    .AddRuntimeInstrumentation())", "WithMetrics(metrics => metrics\n    .AddMeter(\"Shop\")\n    .AddRuntimeInstrumentation()\n    .AddPrometheusExporter())")]
    [InlineData("WithMetrics(metrics =>\n{\n    metrics.AddMeter(\"Shop\");\n})", "WithMetrics(metrics =>\n{\n    metrics.AddMeter(\"Shop\");\n    metrics.AddPrometheusExporter();\n})")]
    public Task An_exporter_is_added(string call, string expected) => FixAsync(
        $$"""
        using OpenTelemetry.Metrics;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenTelemetry().{|CR4102:{{call}}|};
        var app = builder.Build();
        app.Run();
        """,
        $$"""
        using OpenTelemetry.Metrics;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenTelemetry().{{expected}};
        var app = builder.Build();
        app.MapPrometheusScrapingEndpoint();
        app.Run();
        """);

    [Theory]
    [InlineData("app.{|CR4102:UseHttpMetrics()|};", "app.UseHttpMetrics();\napp.MapMetrics();")]
    [InlineData("app.UseExceptionHandler();\nMetrics.SuppressDefaultMetrics();\napp.{|CR4102:MapMetrics()|};", "app.UseHttpMetrics();\napp.UseExceptionHandler();\nMetrics.SuppressDefaultMetrics();\napp.MapMetrics();")]
    public Task The_other_half_of_prometheus_net_is_added(string pipeline, string expected) => FixAsync(
        $$"""
        using Prometheus;
        var app = WebApplication.Create(args);
        {{pipeline}}
        app.Run();
        """,
        $$"""
        using Prometheus;
        var app = WebApplication.Create(args);
        {{expected}}
        app.Run();
        """);

    [Fact]
    public Task The_endpoint_of_the_exporter_is_mapped() => FixAsync(
        """
        using OpenTelemetry.Metrics;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.{|CR4102:AddPrometheusExporter()|});
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.Run();
        """,
        """
        using OpenTelemetry.Metrics;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.MapPrometheusScrapingEndpoint().AllowAnonymous();
        app.Run();
        """);

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR4102MetricsNotExportedFix>(TestProject.Web, source.ReplaceLineEndings("\n"), fixedSource.ReplaceLineEndings("\n"), null, "CR4102");
}
