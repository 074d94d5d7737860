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
    public Task Application_of_a_builder_without_a_name() => FixAsync(
        "class Program\r\n{\r\n\tstatic void Main(string[] args)\r\n\t{\r\n\t\tvar app = WebApplication.CreateBuilder(new WebApplicationOptions\r\n\t\t{\r\n\t\t\tArgs = args,\r\n\t\t}).Build();\r\n\t\t{|CR3001:app.Run()|};\r\n\t}\r\n}\r\n",
        "using Microsoft.AspNetCore.Diagnostics.HealthChecks;\r\n\r\nclass Program\r\n{\r\n\tstatic void Main(string[] args)\r\n\t{\r\n"
        + "\t\tvar builder = WebApplication.CreateBuilder(new WebApplicationOptions\r\n\t\t{\r\n\t\t\tArgs = args,\r\n\t\t});\r\n\t\tbuilder.Services.AddHealthChecks();\r\n\t\tvar app = builder.Build();\r\n"
        + "\t\tapp.MapHealthChecks(\"/healthz/live\", new HealthCheckOptions { Predicate = _ => false });\r\n\t\tapp.MapHealthChecks(\"/healthz/ready\");\r\n\t\tapp.Run();\r\n\t}\r\n}\r\n");

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

    [Fact]
    public Task Startup_in_a_file_of_its_own_with_services_in_another_part() => FixAsync(
        TestProject.Web with
        {
            Sources =
            [
                "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();\n",
                """
                public partial class Startup
                {
                    public System.IServiceProvider ConfigureServices(IServiceCollection services)
                    {
                        services.AddControllers();
                        return services.BuildServiceProvider();
                    }
                }

                """,
            ],
            FixedSources =
            [
                "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();\n",
                """
                public partial class Startup
                {
                    public System.IServiceProvider ConfigureServices(IServiceCollection services)
                    {
                        services.AddHealthChecks();
                        services.AddControllers();
                        return services.BuildServiceProvider();
                    }
                }

                """,
            ],
        },
        """
        using System;

        public partial class Startup
        {
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.{|CR3001:UseEndpoints|}(MapEndpoints);
            }

            private static void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapControllers();
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        public partial class Startup
        {
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(MapEndpoints);
            }

            private static void MapEndpoints(IEndpointRouteBuilder routes)
            {
                routes.MapControllers();
                routes.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                routes.MapHealthChecks("/healthz/ready");
            }
        }
        """);

    [Fact]
    public Task Web_host_in_main() => FixAsync(
        """
        namespace Shop
        {
            using System.Linq;

            internal static class Program
            {
                private static void Main(string[] args)
                {
                    Host.CreateDefaultBuilder(args)
                        .ConfigureWebHostDefaults(web => web
                            .ConfigureServices(services => services.AddRouting())
                            .Configure(app =>
                            {
                                app.UseRouting();
                                app.{|CR3001:UseEndpoints|}(endpoints => { endpoints.MapGet("/", () => "Hello"); });
                            }))
                        .Build()
                        .Run();
                }
            }
        }
        """,
        """
        namespace Shop
        {
            using System.Linq;
            using Microsoft.AspNetCore.Diagnostics.HealthChecks;

            internal static class Program
            {
                private static void Main(string[] args)
                {
                    Host.CreateDefaultBuilder(args)
                        .ConfigureWebHostDefaults(web => web
                            .ConfigureServices(services =>
                            {
                                services.AddRouting();
                                services.AddHealthChecks();
                            })
                            .Configure(app =>
                            {
                                app.UseRouting();
                                app.UseEndpoints(endpoints => {
                                    endpoints.MapGet("/", () => "Hello");
                                    endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                                    endpoints.MapHealthChecks("/healthz/ready");
                                });
                            }))
                        .Build()
                        .Run();
                }
            }
        }
        """);

    [Fact]
    public Task Web_host_without_services_and_endpoints() => FixAsync(
        """
        Host.CreateDefaultBuilder(args)
            .ConfigureWebHostDefaults(web =>
            {
                web.{|CR3001:Configure|}((context, app) => app.UseStaticFiles());
            })
            .Build()
            .Run();
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        Host.CreateDefaultBuilder(args)
            .ConfigureWebHostDefaults(web =>
            {
                web.ConfigureServices(services => services.AddHealthChecks()).Configure((context, app) =>
                {
                    app.UseHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                    app.UseHealthChecks("/healthz/ready");
                    app.UseStaticFiles();
                });
            })
            .Build()
            .Run();
        """);

    [Fact]
    public Task Startup_without_services() => FixAsync(
        Startup("""
                public void {|CR3001:Configure|}(IApplicationBuilder app)
                {
                    app.UseStaticFiles();
                }
            """),
        Startup("""
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddHealthChecks();
                }

                public void Configure(IApplicationBuilder app)
                {
                    app.UseHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                    app.UseHealthChecks("/healthz/ready");
                    app.UseStaticFiles();
                }
            """,
            options: true));

    [Fact]
    public Task Application_built_by_an_extension() => FixAsync(
        TestProject.Web with
        {
            Sources =
            [
                """
                static class Hosting
                {
                    public static WebApplication ConfigureShop(this WebApplicationBuilder shop)
                    {
                        shop.Services.AddControllers();
                        return shop.Build();
                    }
                }

                """,
            ],
            FixedSources =
            [
                """
                static class Hosting
                {
                    public static WebApplication ConfigureShop(this WebApplicationBuilder shop)
                    {
                        shop.Services.AddControllers();
                        shop.Services.AddHealthChecks();
                        return shop.Build();
                    }
                }

                """,
            ],
        },
        """
        var app = WebApplication.CreateBuilder(args).ConfigureShop();
        {|CR3001:app.Run()|};
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var app = WebApplication.CreateBuilder(args).ConfigureShop();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        app.Run();
        """);

    [Fact]
    public Task Middleware_that_answers_everything_stays_behind_the_probes() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }

        app.UseAuthorization();
        app.Run(context => context.Response.WriteAsync("Hello"));
        {|CR3001:app.Run()|};
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();

        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }

        app.UseHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks("/healthz/ready");

        app.UseAuthorization();
        app.Run(context => context.Response.WriteAsync("Hello"));
        app.Run();
        """);

    [Fact]
    public Task Redirection_to_https_stays_behind_the_probes() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpsRedirection(options => options.HttpsPort = 8443);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.UseAuthorization();
        {|CR3001:app.Run()|};
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpsRedirection(options => options.HttpsPort = 8443);
        builder.Services.AddAuthorization();
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.UseAuthorization();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().ShortCircuit();
        app.MapHealthChecks("/healthz/ready").AllowAnonymous().ShortCircuit();
        app.Run();
        """);

    [Fact]
    public Task Redirection_to_https_in_front_of_routing_stays_behind_the_probes() => FixAsync(
        TestProject.Web with
        {
            Files = new Dictionary<string, string> { ["/appsettings.json"] = """{ "Kestrel": { "Endpoints": { "Https": { "Url": "https://+:8443" } } } }""" },
        },
        Startup("""
                public void ConfigureServices(IServiceCollection services) => services.AddAuthorization();

                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    if (!env.IsDevelopment())
                    {
                        app.UseHttpsRedirection();
                    }

                    app.UseRouting();
                    app.UseAuthorization();
                    app.{|CR3001:UseEndpoints|}(endpoints => endpoints.MapControllers());
                }
            """),
        Startup("""
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddAuthorization();
                    services.AddHealthChecks();
                }

                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    app.UseHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
                    app.UseHealthChecks("/healthz/ready");
                    if (!env.IsDevelopment())
                    {
                        app.UseHttpsRedirection();
                    }

                    app.UseRouting();
                    app.UseAuthorization();
                    app.UseEndpoints(endpoints => endpoints.MapControllers());
                }
            """,
            options: true));

    [Fact]
    public Task Directives_and_regions_stay_where_they_are() => FixAsync(
        """
        // Copyright (c) Shop

        // The application.
        var builder = WebApplication.CreateBuilder(args);
        #region Services
        builder.Services.AddControllers();
        #endregion
        #pragma warning disable IDE0005
        var app = builder.Build();
        #if SHOP
        app.UseStaticFiles();
        #endif
        // Serve.
        {|CR3001:app.Run()|};
        """,
        """
        // Copyright (c) Shop

        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        // The application.
        var builder = WebApplication.CreateBuilder(args);
        #region Services
        builder.Services.AddControllers();
        #endregion
        builder.Services.AddHealthChecks();
        #pragma warning disable IDE0005
        var app = builder.Build();
        #if SHOP
        app.UseStaticFiles();
        #endif
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        // Serve.
        app.Run();
        """);

    [Fact]
    public Task A_type_of_the_same_name_is_no_obstacle() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {|CR3001:app.Run()|};

        class HealthCheckOptions { }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/healthz/live", new global::Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        app.Run();

        class HealthCheckOptions { }
        """);

    [Fact]
    public Task Line_breaks_of_the_file_are_kept() => FixAsync(
        "var builder = WebApplication.CreateBuilder(args);\r\n\r\nvar app = builder.Build();\r\n\r\n{|CR3001:app.Run()|};\r\n",
        "using Microsoft.AspNetCore.Diagnostics.HealthChecks;\r\n\r\nvar builder = WebApplication.CreateBuilder(args);\r\n\r\nbuilder.Services.AddHealthChecks();\r\n\r\n"
        + "var app = builder.Build();\r\n\r\napp.MapHealthChecks(\"/healthz/live\", new HealthCheckOptions { Predicate = _ => false });\r\napp.MapHealthChecks(\"/healthz/ready\");\r\n\r\napp.Run();\r\n");

    [Fact]
    public Task Nothing_is_offered_before_the_framework_had_health_checks() => Verify.NoFixAsync<CR3001MissingHealthEndpointFix>(
        TestProject.PlainWeb with
        {
            References = [.. TestProject.PlainWeb.References.Where(reference => !reference.Display!.Contains("AspNetCore.Diagnostics.HealthChecks", StringComparison.Ordinal))],
        },
        Startup("""
                public void {|CR3001:Configure|}(IApplicationBuilder app) => app.UseStaticFiles();
            """),
        "CR3001");

    [Theory]
    [InlineData("WebApplication.CreateBuilder(args).Build().{|CR3001:Run|}();")]
    [InlineData("var app = Shop.Build(args); {|CR3001:app.Run()|}; class Shop { public static WebApplication Build(string[] args) => WebApplication.Create(args); }")]
    public Task Nothing_is_offered_where_services_cannot_be_registered(string source) =>
        Verify.NoFixAsync<CR3001MissingHealthEndpointFix>(TestProject.Web, source, "CR3001");

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

    private static Task FixAsync(string source, string fixedSource) => FixAsync(TestProject.Web, source, fixedSource);

    private static Task FixAsync(TestProject project, string source, string fixedSource) =>
        Verify.FixAsync<CR3001MissingHealthEndpointFix>(project, source, fixedSource, "CR3001:map-health", "CR3001");
}
