using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4101NoMetricsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("builder.Logging.AddOpenTelemetry(options => { });")]
    [InlineData("builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOtlpExporter());")]
    [InlineData("builder.Services.AddOpenTelemetry().ConfigureResource(_ => { }).WithTracing().WithLogging();")]
    [InlineData("builder.Services.AddMetrics();")]
    [InlineData("builder.Services.AddHttpLogging(_ => { });")]
    [InlineData("builder.Services.AddTelemetry();")]
    public Task Reports_an_application_without_metrics(string statement) => AnalyzeAsync($$"""
        using OpenTelemetry;
        using OpenTelemetry.Trace;
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        var app = builder.Build();
        app.MapGet("/orders/{id}/metricsheet", () => "x");
        {|CR4101:app.Run()|};

        static class Own
        {
            public static void AddTelemetry(this IServiceCollection services) { }
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddOtlpExporter());", "")]
    [InlineData("builder.Services.AddOpenTelemetry();", "")]
    [InlineData("builder.Services.AddOpenTelemetry().WithTracing().UseOtlpExporter();", "")]
    [InlineData("var telemetry = builder.Services.AddOpenTelemetry().WithTracing();", "")]
    [InlineData("builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddOtlpExporter());", "")]
    [InlineData("", "app.UseHttpMetrics(); app.MapMetrics();")]
    [InlineData("", "app.UseMetricServer();")]
    [InlineData("", """app.MapGet("/metrics", () => "x 1");""")]
    [InlineData("", """app.Map("/internal/metrics", metrics => metrics.Run(_ => Task.CompletedTask));""")]
    [InlineData("using var listener = new System.Diagnostics.Metrics.MeterListener();", "")]
    [InlineData("using var server = new KestrelMetricServer(1234);", "")]
    public Task Silent_where_metrics_are_published_or_may_be(string services, string pipeline) => AnalyzeAsync($$"""
        using OpenTelemetry;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;
        using Prometheus;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """);

    [Fact]
    public Task Silent_where_an_extension_of_the_compilation_publishes() => AnalyzeAsync("""
        using OpenTelemetry.Metrics;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOwn();
        builder.Build().Run();

        static class Own
        {
            public static void AddOwn(this IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddOtlpExporter());
        }
        """);

    [Theory]
    [InlineData("AddServiceDefaults")]
    [InlineData("AddAcmeTelemetry")]
    [InlineData("AddObservability")]
    [InlineData("AddMonitoring")]
    public Task Silent_about_an_extension_of_another_assembly_with_such_a_name(string extension) => AnalyzeWithAsync(extension, "", "");

    [Fact]
    public Task Silent_about_an_extension_of_another_assembly_that_uses_a_library_for_metrics() =>
        AnalyzeWithAsync("AddPlatform", "", "using OpenTelemetry.Metrics; class Uses { MeterProviderBuilder? metrics; }");

    [Theory]
    [InlineData("UseAcmeSdk", false)]
    [InlineData("UseSerilog", true)]
    public async Task An_extension_of_the_host_that_is_not_known_may_publish_where_packages_are_missing(string extension, bool isReported)
    {
        TestProject project = TestProject.PlainWeb with { Config = "build_property.CloudReadyLoadedBy = buildless" };
        IEnumerable<Diagnostic> findings = await Findings.InBrokenAsync(
            project,
            $"var builder = WebApplication.CreateBuilder(args); builder.Host.{extension}(); builder.Build().Run();",
            TestContext.Current.CancellationToken);
        Assert.Equal(isReported, findings.Any(finding => finding.Id == "CR4101"));
    }

    [Fact]
    public Task Reports_beside_an_extension_of_another_assembly_that_has_nothing_to_do_with_metrics() =>
        AnalyzeWithAsync("AddOrders", "CR4101", "");

    [Fact]
    public Task Reports_on_the_Configure_method_of_a_startup_class() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void {|CR4101:Configure|}(IApplicationBuilder app) => app.UseRouting();
        }
        """);

    [Fact]
    public Task Silent_where_a_controller_answers_metrics() => AnalyzeAsync("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        [Route("metrics")]
        public class StateController : ControllerBase { }
        """);

    [Theory]
    [InlineData("ENV CORECLR_ENABLE_PROFILING=1")]
    [InlineData("ENV OTEL_DOTNET_AUTO_HOME=/otel")]
    public Task Silent_where_the_image_attaches_an_agent(string line) => Verify.AnalyzerAsync(
        TestProject.Web with { Files = new Dictionary<string, string> { ["/0/Dockerfile"] = "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n" + line + "\n" } },
        "WebApplication.Create(args).Run();",
        "CR4101");

    [Fact]
    public Task Silent_where_an_agent_is_referenced()
    {
        MetadataReference agent = OtherAssembly.Compile("Datadog.Trace", "public class Tracer { }", TestProject.PlainWeb);
        return Verify.AnalyzerAsync(TestProject.PlainWeb with { References = [.. References.Web, agent] }, "WebApplication.Create(args).Run();", "CR4101");
    }

    [Fact]
    public Task Silent_in_a_worker() => Verify.AnalyzerAsync(
        TestProject.Console,
        """
        using Microsoft.Extensions.Hosting;
        Host.CreateApplicationBuilder(args).Build().Run();
        """,
        "CR4101");

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR4101");

    private static Task AnalyzeWithAsync(string extension, string finding, string more)
    {
        MetadataReference other = OtherAssembly.Compile(
            "Acme.Platform",
            $$"""
            {{more}}
            namespace Acme
            {
                using Microsoft.Extensions.DependencyInjection;
                public static class Extensions
                {
                    public static IServiceCollection {{extension}}(this IServiceCollection services) => services;
                }
            }
            """,
            TestProject.Web);
        string run = finding.Length > 0 ? $$"""{|{{finding}}:app.Run()|};""" : "app.Run();";
        return Verify.AnalyzerAsync(
            TestProject.Web with { References = [.. References.WebWithPackages, other] },
            $$"""
            using Acme;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.{{extension}}();
            var app = builder.Build();
            {{run}}
            """,
            "CR4101");
    }
}
