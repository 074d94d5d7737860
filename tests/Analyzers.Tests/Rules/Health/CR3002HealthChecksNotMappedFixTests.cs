using CloudReady.CodeFixes.Fixes.Health;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3002HealthChecksNotMappedFixTests
{
    [Fact]
    public Task Maps_the_checks_that_are_registered() => Verify.FixAsync<CR3002HealthChecksNotMappedFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR3002:AddHealthChecks()|}; // the checks
        var app = builder.Build();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks(); // the checks
        var app = builder.Build();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        app.Run();
        """,
        "CR3002:map-health",
        "CR3002");

    [Fact]
    public Task Registers_the_services_of_an_endpoint() => Verify.FixAsync<CR3002HealthChecksNotMappedFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.{|CR3002:MapHealthChecks("/healthz")|};
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.Run();
        """,
        "CR3002:register-health",
        "CR3002");

    [Fact]
    public Task Registers_the_services_of_an_endpoint_in_a_startup_class() => Verify.FixAsync<CR3002HealthChecksNotMappedFix>(
        TestProject.Web,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints => endpoints.{|CR3002:MapHealthChecks("/healthz")|});
            }
        }
        """,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
                services.AddHealthChecks();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints => endpoints.MapHealthChecks("/healthz"));
            }
        }
        """,
        "CR3002:register-health",
        "CR3002");
}
