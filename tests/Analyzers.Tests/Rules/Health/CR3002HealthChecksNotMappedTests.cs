namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3002HealthChecksNotMappedTests
{
    [Fact]
    public Task Reports_checks_that_no_endpoint_runs() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR3002:AddHealthChecks()|}.AddCheck("self", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy());
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task Reports_checks_of_a_startup_class() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.{|CR3002:AddHealthChecks()|};

            public void Configure(IApplicationBuilder app) => app.UseRouting();
        }
        """);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/healthz\");")]
    [InlineData("app.{|CR3002:UseHealthChecks(\"/healthz\")|};")]
    public Task Reports_an_endpoint_without_services(string mapping) => AnalyzeAsync($"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {(mapping.Contains("{|", StringComparison.Ordinal) ? mapping : mapping.Replace("MapHealthChecks(\"/healthz\")", "{|CR3002:MapHealthChecks(\"/healthz\")|}", StringComparison.Ordinal))}
        app.Run();
        """);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/healthz\");")]
    [InlineData("app.UseHealthChecks(\"/healthz\");")]
    [InlineData("((IApplicationBuilder)app).UseHealthChecks(\"/healthz\");")]
    [InlineData("app.MapGet(\"/health\", (Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService checks) => checks.CheckHealthAsync());")]
    [InlineData("app.Unknown().MapDefaultEndpoints();")]
    public Task Silent_where_something_runs_them(string mapping) => AnalyzeAsync($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        {{mapping}}
        app.Run();

        static class Extensions
        {
            public static WebApplication Unknown(this WebApplication app) => app;
            public static WebApplication MapDefaultEndpoints(this WebApplication app) => app;
        }
        """);

    [Fact]
    public Task Silent_where_the_results_are_published() => AnalyzeAsync("""
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<IHealthCheckPublisher, Publisher>();
        var app = builder.Build();
        app.Run();

        class Publisher : IHealthCheckPublisher
        {
            public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Silent_in_a_library_that_registers_for_others() => Verify.AnalyzerAsync(
        TestProject.Web with { OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary },
        "public static class Shop { public static void AddShop(this IServiceCollection services) => services.AddHealthChecks(); }",
        "CR3002");

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR3002");
}
