using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4102MetricsNotExportedTests
{
    [Theory]
    [InlineData("builder.Services.AddOpenTelemetry().{|CR4102:WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation())|};", "")]
    [InlineData("builder.Services.AddOpenTelemetry().{|CR4102:WithMetrics()|};", "")]
    [InlineData("builder.Services.AddOpenTelemetry().{|CR4102:WithMetrics(metrics => metrics.AddMeter(\"Shop\"))|}.WithTracing(tracing => tracing.AddOtlpExporter());", "")]
    [InlineData("builder.Services.AddOpenTelemetry().{|CR4102:WithMetrics(Own.Configure)|};", "")]
    [InlineData("builder.Services.AddOpenTelemetry().{|CR4102:WithMetrics()|}; builder.Services.AddOwnExporters(false);", "")]
    [InlineData("var provider = Sdk.{|CR4102:CreateMeterProviderBuilder()|}.Build();", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.{|CR4102:AddPrometheusExporter()|});", "")]
    [InlineData("", "app.{|CR4102:UseHttpMetrics()|};")]
    [InlineData("Metrics.SuppressDefaultMetrics();", "app.{|CR4102:MapMetrics()|};")]
    [InlineData("Metrics.SuppressDefaultMetrics();", "app.{|CR4102:UseMetricServer()|};")]
    public Task Reports_what_is_missing(string services, string pipeline) => AnalyzeAsync(services, pipeline);

    [Theory]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddOtlpExporter());", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics().UseOtlpExporter();", "")]
    [InlineData("if (builder.Configuration[\"OTLP\"] != null) builder.Services.AddOpenTelemetry().UseOtlpExporter(); builder.Services.AddOpenTelemetry().WithMetrics();", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(); builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddOtlpExporter());", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddReader(new BaseExportingMetricReader(null!)));", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());", "app.MapPrometheusScrapingEndpoint();")]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());", "app.UseOpenTelemetryPrometheusScrapingEndpoint();")]
    [InlineData("", "app.UseHttpMetrics(); app.MapMetrics();")]
    [InlineData("builder.Services.AddMetricServer(options => options.Port = 1234);", "app.UseHttpMetrics();")]
    [InlineData("", "app.UseHttpMetrics(); app.MapGet(\"/prometheus\", context => Metrics.DefaultRegistry.CollectAndExportAsTextAsync(context.Response.Body));")]
    [InlineData("", "app.MapMetrics();")]
    [InlineData("", "app.UseMetricServer();")]
    [InlineData("using var server = new KestrelMetricServer(1234);", "app.UseHttpMetrics();")]
    [InlineData("Action<MeterProviderBuilder> configure = _ => { }; builder.Services.AddOpenTelemetry().WithMetrics(configure);", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithTracing();", "")]
    public Task Silent_where_metrics_leave_the_process_or_may(string services, string pipeline) => AnalyzeAsync(services, pipeline);

    [Fact]
    public Task Silent_where_the_builder_goes_to_another_assembly() => AnalyzeWithOtherAsync("Acme.Meters.Configure(metrics)");

    [Fact]
    public Task Silent_where_an_extension_of_another_assembly_extends_the_builder() => AnalyzeWithOtherAsync("metrics.AddAcme()");

    [Fact]
    public Task Silent_where_an_extension_of_the_compilation_adds_a_reader() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using OpenTelemetry.Metrics;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddOwnExporter());
        builder.Build().Run();

        static class Own
        {
            public static MeterProviderBuilder AddOwnExporter(this MeterProviderBuilder metrics) => metrics.AddReader(new BaseExportingMetricReader(null!));
        }
        """,
        "CR4102");

    [Fact]
    public Task Silent_in_a_library() => Verify.AnalyzerAsync(
        TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary, IsWeb = false },
        """
        using Microsoft.Extensions.DependencyInjection;
        using OpenTelemetry.Metrics;
        public static class Defaults
        {
            public static void AddDefaults(this IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());
            public static void AddMore(this IServiceCollection services) => services.AddOpenTelemetry().WithMetrics();
        }
        """,
        "CR4102");

    private static Task AnalyzeAsync(string services, string pipeline) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using OpenTelemetry;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;
        using Prometheus;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();

        static class Own
        {
            public static void Configure(MeterProviderBuilder metrics) => metrics.AddRuntimeInstrumentation();
            public static void AddOwnExporters(this IServiceCollection services, bool isEnabled) { }
        }
        """,
        "CR4102");

    private static Task AnalyzeWithOtherAsync(string call)
    {
        MetadataReference other = OtherAssembly.Compile(
            "Acme.Platform",
            """
            namespace Acme
            {
                using OpenTelemetry.Metrics;
                public static class Meters
                {
                    public static void Configure(MeterProviderBuilder metrics) { }
                    public static void AddAcme(this MeterProviderBuilder metrics) { }
                }
            }
            """,
            TestProject.Web);
        return Verify.AnalyzerAsync(
            TestProject.Web with { References = [.. References.WebWithPackages, other] },
            $$"""
            using Acme;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => {{call}});
            builder.Build().Run();
            """,
            "CR4102");
    }
}
