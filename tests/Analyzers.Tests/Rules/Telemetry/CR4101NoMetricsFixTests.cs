using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4101NoMetricsFixTests
{
    [Fact]
    public Task OpenTelemetry_measures_and_publishes_at_metrics() => FixAsync(
        "opentelemetry",
        """
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();

        var app = builder.Build();
        app.UseExceptionHandler("/error");
        app.MapControllers();

        {|CR4101:app.Run()|}; // the end
        """,
        """
        using Microsoft.EntityFrameworkCore;
        using OpenTelemetry.Metrics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());

        var app = builder.Build();
        app.UseExceptionHandler("/error");
        app.MapControllers();
        app.MapPrometheusScrapingEndpoint();

        app.Run(); // the end
        """);

    [Fact]
    public Task Prometheus_net_measures_in_front_of_all_middleware() => FixAsync(
        "prometheus-net",
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();

        var app = builder.Build();

        // Errors are pages.
        app.UseExceptionHandler("/error");
        app.MapControllers();

        {|CR4101:app.Run()|};
        """,
        """
        using Prometheus;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();

        var app = builder.Build();

        app.UseHttpMetrics();

        // Errors are pages.
        app.UseExceptionHandler("/error");
        app.MapControllers();
        app.MapMetrics();

        app.Run();
        """);

    [Fact]
    public Task Startup_class_gets_both_parts_and_everybody_may_scrape() => FixAsync(
        "opentelemetry",
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthorization();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseAuthorization();
                app.{|CR4101:UseEndpoints|}(endpoints =>
                {
                    endpoints.MapGet("/", () => "shop");
                });
            }
        }
        """,
        """
        using OpenTelemetry.Metrics;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthorization();
                services.AddOpenTelemetry().WithMetrics(metrics => metrics
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter());
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapGet("/", () => "shop");
                    endpoints.MapPrometheusScrapingEndpoint().AllowAnonymous();
                });
            }
        }
        """);

    [Fact]
    public Task Only_what_is_referenced_is_used() => Verify.FixAsync<CR4101NoMetricsFix>(
        TestProject.PlainWeb with
        {
            References =
            [
                .. References.Web, .. References.Package("OpenTelemetry"), .. References.Package("OpenTelemetry.Api"), .. References.Package("OpenTelemetry.Api.ProviderBuilderExtensions"),
                .. References.Package("OpenTelemetry.Extensions.Hosting"), .. References.Package("OpenTelemetry.Exporter.OpenTelemetryProtocol"),
            ],
        },
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {|CR4101:app.Run()|};
        """,
        """
        using OpenTelemetry.Metrics;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Microsoft.AspNetCore.Hosting")
            .AddOtlpExporter());
        var app = builder.Build();
        app.Run();
        """,
        "CR4101:opentelemetry",
        "CR4101");

    [Fact]
    public Task A_lone_Run_gets_both_statements_of_prometheus_net() => FixAsync(
        "prometheus-net",
        """
        var app = WebApplication.Create(args);
        {|CR4101:app.Run()|};
        """,
        """
        using Prometheus;

        var app = WebApplication.Create(args);
        app.UseHttpMetrics();
        app.MapMetrics();
        app.Run();
        """);

    [Fact]
    public Task No_fix_without_a_library() => Verify.NoFixAsync<CR4101NoMetricsFix>(
        TestProject.PlainWeb,
        """
        var app = WebApplication.Create(args);
        {|CR4101:app.Run()|};
        """,
        "CR4101");

    private static Task FixAsync(string action, string source, string fixedSource) =>
        Verify.FixAsync<CR4101NoMetricsFix>(TestProject.Web, source, fixedSource, "CR4101:" + action, "CR4101");
}
