using CloudReady.CodeFixes.Fixes.Health;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3001MissingHealthEndpointFixTests
{
    [Fact]
    public Task Minimal_hosting() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);

        // Add services to the container.
        builder.Services.AddControllers();
        // Learn more.
        builder.Services.AddSignalR();

        var app = builder.Build();

        app.UseHttpsRedirection();

        app.MapGet("/", () =>
        {
            return "Hello";
        })
        .WithName("Hello");

        {|CR3001:app.Run()|};
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);

        // Add services to the container.
        builder.Services.AddControllers();
        // Learn more.
        builder.Services.AddSignalR();
        builder.Services.AddHealthChecks();

        var app = builder.Build();

        app.UseHttpsRedirection();

        app.MapGet("/", () =>
        {
            return "Hello";
        })
        .WithName("Hello");

        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");

        app.Run();
        """);

    [Fact]
    public Task Authorization_lets_the_kubelet_in() => FixAsync(
        """
        using System.Text;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.UseAuthorization();
        app.MapControllers();
        await {|CR3001:app.RunAsync()|};
        """,
        """
        using System.Text;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.UseAuthorization();
        app.MapControllers();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready").AllowAnonymous();
        await app.RunAsync();
        """);

    [Fact]
    public Task Application_without_a_name() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Build().{|CR3001:Run|}();
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        app.Run();
        """);

    [Fact]
    public Task Application_without_a_builder() => FixAsync(
        """
        // A greeting.
        var app = WebApplication.Create(args);

        app.MapGet("/", () => "Hello");

        {|CR3001:app.Run()|};
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        // A greeting.
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();

        app.MapGet("/", () => "Hello");
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");

        app.Run();
        """);

    [Fact]
    public Task Startup_with_a_block_of_endpoints() => FixAsync(
        Startup("""
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddControllers();
                }

                public void Configure(IApplicationBuilder app)
                {
                    app.UseRouting();
                    app.{|CR3001:UseEndpoints|}(endpoints =>
                    {
                        endpoints.MapControllers();
                        // More to come.
                    });
                }
            """),
        Startup("""
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddControllers();
                    services.AddHealthChecks();
                }

                public void Configure(IApplicationBuilder app)
                {
                    app.UseRouting();
                    app.UseEndpoints(endpoints =>
                    {
                        endpoints.MapControllers();
                        // More to come.
                        endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                        endpoints.MapHealthChecks("/healthz/ready");
                    });
                }
            """,
            options: true));

    [Fact]
    public Task Startup_with_expressions() => FixAsync(
        Startup("""
                public void ConfigureServices(IServiceCollection services) => services
                    .AddControllers()
                    .AddControllersAsServices();

                public void Configure(IApplicationBuilder app) =>
                    app.UseRouting().{|CR3001:UseEndpoints|}(endpoints => endpoints.MapControllers());
            """),
        Startup("""
                public void ConfigureServices(IServiceCollection services)
                {
                    services
                        .AddControllers()
                        .AddControllersAsServices();
                    services.AddHealthChecks();
                }

                public void Configure(IApplicationBuilder app) =>
                    app.UseRouting().UseEndpoints(endpoints =>
                    {
                        endpoints.MapControllers();
                        endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                        endpoints.MapHealthChecks("/healthz/ready");
                    });
            """,
            options: true));

    [Fact]
    public Task Startup_with_controllers_and_no_endpoints() => FixAsync(
        Startup("""
                public void ConfigureServices(IServiceCollection services) { }

                public void {|CR3001:Configure|}(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    if (env.IsDevelopment())
                        app.UseDeveloperExceptionPage();

                    app.UseHttpsRedirection();
                    app.UseAuthorization();
                    app.UseMvc();
                }
            """),
        Startup("""
                public void ConfigureServices(IServiceCollection services) {
                    services.AddHealthChecks();
                }

                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    if (env.IsDevelopment())
                        app.UseDeveloperExceptionPage();

                    app.UseHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                    app.UseHealthChecks("/healthz/ready");

                    app.UseHttpsRedirection();
                    app.UseAuthorization();
                    app.UseMvc();
                }
            """,
            options: true));

    private static string Startup(string members, bool options = false) =>
        $$"""
        using Microsoft.AspNetCore.Builder;
        {{(options ? "using Microsoft.AspNetCore.Diagnostics.HealthChecks;\n" : "")}}using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Hosting;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
        {{members}}
        }
        """;

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR3001MissingHealthEndpointFix>(TestProject.Web, source, fixedSource, "CR3001:map-health", "CR3001");
}
