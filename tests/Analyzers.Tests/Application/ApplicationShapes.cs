using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Application;

/// <summary>One row of <c>application-shapes.tsv</c>: how an application is put together, and what is found in it.</summary>
/// <param name="Columns">The cells by the names of the columns.</param>
public sealed record ApplicationShape(IReadOnlyDictionary<string, string> Columns)
{
    public string this[string column] => Columns[column];

    public override string ToString() => string.Join(", ", Columns.Values);
}

/// <summary>
/// Builds an application from a row: a host, what it registers and maps, what guards that, where in the pipeline it
/// stands, and what measures. A new shape is a new line of the table; a new way to write a part of it is a new entry here.
/// </summary>
internal static class ApplicationShapes
{
    /// <summary>The rows of the table.</summary>
    public static IEnumerable<ApplicationShape> Rows
    {
        get
        {
            string path = Path.Combine(References.RepositoryRoot, "tests/Analyzers.Tests/Application/application-shapes.tsv");
            string[] lines = [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#')];
            string[] columns = Cells(lines[0]);
            return lines.Skip(1).Select(line => new ApplicationShape(columns.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second)));
        }
    }

    /// <summary>The project and the source of a row.</summary>
    public static (TestProject Project, string Source) Build(ApplicationShape shape)
    {
        Part mapping = Mappings[shape["mapping"]];
        Part guard = Guards[shape["guard"]];
        Part metrics = MetricsParts[shape["metrics"]];
        string placed = Orders[shape["order"]]
            .Replace("$middleware", mapping.Middleware, StringComparison.Ordinal)
            .Replace("$guard", guard.Middleware, StringComparison.Ordinal);
        (TestProject project, string host) = Hosts[shape["hosting"]];
        string endpoints = mapping.Endpoints
            .Replace("$group", guard.Group, StringComparison.Ordinal)
            .Replace("$chain", guard.Chain, StringComparison.Ordinal);
        string source = host
            .Replace("$services", guard.Services + " " + mapping.Services + " " + metrics.Services, StringComparison.Ordinal)
            .Replace("$pipeline", metrics.Middleware + " " + placed, StringComparison.Ordinal)
            .Replace("$endpoints", guard.Wrap.Replace("$endpoints", endpoints, StringComparison.Ordinal) + " " + metrics.Endpoints, StringComparison.Ordinal);
        if (metrics.Assembly is { } assembly)
            project = project with { References = [.. project.References, OtherAssembly.Compile(assembly.Name, assembly.Source, project)] };
        string usings = metrics.Usings.Length > 0 ? metrics.Usings + "\n" : "";
        return (project, usings + Usings + source + "\n" + mapping.Types + "\n" + metrics.Types + "\n" + Types);
    }

    private static string[] Cells(string line) => line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private const string Usings =
        """
        using Microsoft.AspNetCore;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;


        """;

    private const string Types =
        """
        public class ShopContext : DbContext;

        public class OrdersController : ControllerBase
        {
            [HttpGet("orders")]
            public int List() => 1;
        }
        """;

    /// <summary>
    /// Where <c>$services</c> stand, a variable <c>services</c> is the collection; <c>$pipeline</c> has <c>app</c>, and
    /// <c>$endpoints</c> has <c>endpoints</c>; all have <c>isDevelopment</c>.
    /// </summary>
    private static readonly Dictionary<string, (TestProject Project, string Source)> Hosts = new()
    {
        ["minimal"] = (TestProject.Web,
            """
            var builder = WebApplication.CreateBuilder(args);
            var services = builder.Services;
            services.AddControllers();
            $services
            var app = builder.Build();
            bool isDevelopment = app.Environment.IsDevelopment();
            $pipeline
            app.MapControllers();
            IEndpointRouteBuilder endpoints = app;
            $endpoints
            app.Run();
            """),
        ["minimal-main"] = (TestProject.Web,
            """
            internal static class Program
            {
                private static async Task Main(string[] args)
                {
                    WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args });
                    IServiceCollection services = builder.Services;
                    services.AddControllers();
                    $services
                    await using WebApplication app = builder.Build();
                    bool isDevelopment = app.Environment.IsDevelopment();
                    $pipeline
                    app.MapControllers();
                    var endpoints = app;
                    $endpoints
                    await app.RunAsync();
                }
            }
            """),
        ["minimal-slim-start"] = (TestProject.Web,
            """
            var builder = WebApplication.CreateSlimBuilder(args);
            var services = builder.Services;
            $services
            var app = builder.Build();
            bool isDevelopment = app.Environment.IsDevelopment();
            $pipeline
            var endpoints = app;
            $endpoints
            await app.StartAsync();
            await app.WaitForShutdownAsync();
            """),
        ["minimal-extensions"] = (TestProject.Web,
            """
            var builder = WebApplication.CreateBuilder(args);
            builder.AddShop();
            var app = builder.Build();
            app.UseShop();
            app.MapShop();
            app.Run();

            internal static class ShopHosting
            {
                public static void AddShop(this WebApplicationBuilder builder)
                {
                    IServiceCollection services = builder.Services;
                    services.AddControllers();
                    $services
                }

                public static IApplicationBuilder UseShop(this IApplicationBuilder app)
                {
                    bool isDevelopment = app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment();
                    $pipeline
                    return app;
                }

                public static void MapShop(this IEndpointRouteBuilder endpoints)
                {
                    bool isDevelopment = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
                    endpoints.MapControllers();
                    $endpoints
                }
            }
            """),
        ["startup"] = (TestProject.Web, "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();\n" + Startup),
        ["web-host"] = (TestProject.Web, "WebHost.CreateDefaultBuilder<Startup>(args).Build().Run();\n" + Startup),
        ["web-host-builder"] = (TestProject.Web, "#pragma warning disable ASPDEPR004, ASPDEPR008\nnew WebHostBuilder().UseKestrel().UseStartup<Startup>().Build().Run();\n" + Startup),
        ["generic-host"] = (TestProject.Web,
            """
            Host.CreateDefaultBuilder(args)
                .ConfigureWebHostDefaults(web => web
                    .ConfigureServices(services =>
                    {
                        services.AddControllers();
                        $services
                    })
                    .Configure((context, app) =>
                    {
                        bool isDevelopment = context.HostingEnvironment.IsDevelopment();
                        app.UseRouting();
                        $pipeline
                        app.UseEndpoints(endpoints =>
                        {
                            endpoints.MapControllers();
                            $endpoints
                        });
                    }))
                .Build()
                .Run();
            """),
        ["grpc"] = (TestProject.Web,
            """
            var builder = WebApplication.CreateBuilder(args);
            var services = builder.Services;
            $services
            var app = builder.Build();
            bool isDevelopment = app.Environment.IsDevelopment();
            $pipeline
            var endpoints = app;
            endpoints.MapGrpcService<OrderService>();
            $endpoints
            app.Run();

            public class OrderService;

            public static class Grpc
            {
                public static IEndpointConventionBuilder MapGrpcService<T>(this IEndpointRouteBuilder endpoints) => endpoints.MapGroup("");
                public static IEndpointConventionBuilder MapGrpcHealthChecksService(this IEndpointRouteBuilder endpoints) => endpoints.MapGroup("");
                public static IHealthChecksBuilder AddGrpcHealthChecks(this IServiceCollection services) => throw new NotSupportedException();
            }
            """),
        ["blazor-server"] = (TestProject.Web,
            """
            var builder = WebApplication.CreateBuilder(args);
            var services = builder.Services;
            services.AddServerSideBlazor();
            $services
            var app = builder.Build();
            bool isDevelopment = app.Environment.IsDevelopment();
            app.UseStaticFiles();
            $pipeline
            app.MapBlazorHub();
            app.MapFallbackToPage("/_Host");
            var endpoints = app;
            $endpoints
            app.Run();
            """),
        ["worker"] = (TestProject.Console,
            """
            var builder = Host.CreateApplicationBuilder(args);
            var services = builder.Services;
            services.AddHostedService<Worker>();
            $services
            builder.Build().Run();

            public class Worker : BackgroundService
            {
                protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken stoppingToken) => System.Threading.Tasks.Task.Delay(-1, stoppingToken);
            }
            """),
        ["functions"] = (TestProject.Console,
            """
            var host = new HostBuilder().ConfigureFunctionsWorkerDefaults().ConfigureServices(services => { $services }).Build();
            host.Run();

            public static class Functions
            {
                public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) => builder;
            }
            """),
        ["app-host"] = (TestProject.Console,
            """
            var builder = Aspire.Hosting.DistributedApplication.CreateBuilder(args);
            builder.Build().Run();

            namespace Aspire.Hosting
            {
                public class DistributedApplicationBuilder
                {
                    public DistributedApplication Build() => new();
                }

                public class DistributedApplication
                {
                    public static DistributedApplicationBuilder CreateBuilder(string[] args) => new();
                    public void Run() { }
                }
            }
            """),
        ["browser"] = (TestProject.Console with { Config = "build_property.UsingMicrosoftNETSdkBlazorWebAssembly = true" },
            """
            await new System.Threading.Tasks.TaskCompletionSource().Task;
            """),
        ["library"] = (TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary },
            """
            public static class Shop
            {
                public static void AddShop(this IServiceCollection services)
                {
                    $services
                }

                public static void MapShop(this IEndpointRouteBuilder endpoints, bool isDevelopment)
                {
                    $endpoints
                }
            }
            """),
    };

    private const string Startup =
        """

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
                $services
            }

            public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
            {
                bool isDevelopment = environment.IsDevelopment();
                app.UseRouting();
                $pipeline
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapControllers();
                    $endpoints
                });
            }
        }
        """;

    private static readonly Dictionary<string, Part> Mappings = new()
    {
        ["none"] = new(),
        ["one"] = new()
        {
            Services = "services.AddHealthChecks();",
            Endpoints = "endpoints$group.MapHealthChecks(\"/healthz\")$chain;",
        },
        ["live-ready"] = new()
        {
            Services = "services.AddHealthChecks().AddDbContextCheck<ShopContext>();",
            Endpoints = "endpoints$group.MapHealthChecks(\"/healthz/live\", new HealthCheckOptions { Predicate = _ => false })$chain; endpoints$group.MapHealthChecks(\"/healthz/ready\")$chain;",
        },
        ["live-ready-tags"] = new()
        {
            Services = "services.AddHealthChecks().AddDbContextCheck<ShopContext>(tags: [\"ready\"]);",
            Endpoints = "endpoints$group.MapHealthChecks(\"/livez\", new() { Predicate = check => check.Tags.Contains(\"live\") })$chain; endpoints$group.MapHealthChecks(\"/readyz\", new() { Predicate = check => check.Tags.Contains(\"ready\") })$chain;",
        },
        ["live-with-dependency"] = new()
        {
            Services = "services.AddHealthChecks().AddDbContextCheck<ShopContext>();",
            Endpoints = "endpoints$group.MapHealthChecks(\"/healthz/live\")$chain; endpoints$group.MapHealthChecks(\"/healthz/ready\")$chain;",
        },
        ["live-in-group-with-dependency"] = new()
        {
            Services = "services.AddHealthChecks().AddDbContextCheck<ShopContext>();",
            Endpoints = "var probes = endpoints$group.MapGroup(\"/live\"); probes.MapHealthChecks(\"/\")$chain; endpoints$group.MapHealthChecks(\"/healthz/ready\")$chain;",
        },
        ["unchecked-database"] = new()
        {
            Services = "services.AddDbContext<ShopContext>(); services.AddHealthChecks();",
            Endpoints = "endpoints$group.MapHealthChecks(\"/healthz/live\", new HealthCheckOptions { Predicate = _ => false })$chain; endpoints$group.MapHealthChecks(\"/healthz/ready\")$chain;",
        },
        ["unmapped"] = new() { Services = "services.AddHealthChecks();" },
        ["unregistered"] = new() { Endpoints = "endpoints$group.MapHealthChecks(\"/healthz/live\", new HealthCheckOptions { Predicate = _ => false })$chain; endpoints$group.MapHealthChecks(\"/healthz/ready\")$chain;" },
        ["middleware"] = new()
        {
            Services = "services.AddHealthChecks().AddDbContextCheck<ShopContext>();",
            Middleware = "app.UseHealthChecks(\"/healthz/live\", new HealthCheckOptions { Predicate = _ => false }); app.UseHealthChecks(\"/healthz/ready\");",
        },
        ["map-get"] = new() { Endpoints = "endpoints$group.MapGet(\"/healthz\", () => \"ok\")$chain;" },
        ["map-get-in-group"] = new() { Endpoints = "var internals = endpoints$group.MapGroup(\"/internal\").WithTags(\"ops\"); internals.MapGet(\"ready\", () => \"ok\")$chain;" },
        ["map-get-of-business"] = new() { Endpoints = "endpoints$group.MapGet(\"/orders/{id}/status\", (int id) => id)$chain;" },
        ["map-get-by-constant"] = new() { Endpoints = "const string Path = \"/livez\"; endpoints$group.MapGet(Path, () => \"ok\")$chain;" },
        ["controller-by-name"] = new() { Types = "[ApiController, Route(\"[controller]\")] public class HealthController : ControllerBase { [HttpGet] public int Get() => 1; }" },
        ["controller-by-action"] = new() { Types = "[ApiController, Route(\"[controller]/[action]\")] public class InfoController : ControllerBase { [HttpGet] public int Ping() => 1; }" },
        ["controller-by-template"] = new() { Types = "[ApiController, Route(\"api/info\")] public class InfoController : ControllerBase { [HttpGet(\"~/alive\")] public int Get() => 1; }" },
        ["controller-of-business"] = new() { Types = "[ApiController, Route(\"[controller]/[action]\")] public class ShipmentController : ControllerBase { [HttpGet(\"{id}\")] public int Status(int id) => id; }" },
        ["page"] = new() { Types = "public class HealthModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel;" },
        ["inline-middleware"] = new() { Middleware = "app.Use((context, next) => context.Request.Path == \"/healthz\" ? context.Response.WriteAsync(\"ok\") : next(context));" },
        ["middleware-class"] = new()
        {
            Middleware = "app.UseMiddleware<HealthMiddleware>();",
            Types = "public class HealthMiddleware(RequestDelegate next, IConfiguration configuration) { public Task InvokeAsync(HttpContext context) => context.Request.Path == configuration[\"Path\"] ? context.Response.WriteAsync(\"ok\") : next(context); }",
        },
        ["branch"] = new() { Middleware = "app.Map(\"/livez\", branch => branch.Run(context => context.Response.WriteAsync(\"ok\")));" },
        ["defaults"] = new()
        {
            Endpoints = "endpoints.MapDefaultEndpoints();",
            Types = "public static class Platform { public static void MapDefaultEndpoints(this IEndpointRouteBuilder endpoints) { } }",
        },
        ["grpc-health"] = new() { Services = "services.AddGrpcHealthChecks();", Endpoints = "endpoints.MapGrpcHealthChecksService();" },
        ["fast-endpoint"] = new()
        {
            Types = "public abstract class EndpointWithoutRequest { public abstract void Configure(); protected void Get(string route) { } } public class Alive : EndpointWithoutRequest { public override void Configure() => Get(\"/alive\"); }",
        },
        ["carter"] = new()
        {
            Types = "public interface ICarterModule { void AddRoutes(IEndpointRouteBuilder app); } public class Operations : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet(\"/readyz\", () => \"ok\"); }",
        },
    };

    private static readonly Dictionary<string, Part> Guards = new()
    {
        ["none"] = new(),
        ["authorized"] = new() { Services = "services.AddAuthorization();", Middleware = "app.UseAuthorization();", Chain = ".RequireAuthorization()" },
        ["authorized-group"] = new() { Services = "services.AddAuthorization();", Middleware = "app.UseAuthorization();", Group = ".MapGroup(\"/ops\").RequireAuthorization()" },
        ["authorized-group-anonymous"] = new() { Services = "services.AddAuthorization();", Middleware = "app.UseAuthorization();", Group = ".MapGroup(\"/ops\").RequireAuthorization()", Chain = ".AllowAnonymous()" },
        ["fallback"] = new() { Services = FallbackPolicy, Middleware = "app.UseAuthorization();" },
        ["fallback-builder"] = new() { Services = "services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", Middleware = "app.UseAuthorization();" },
        ["fallback-anonymous"] = new() { Services = FallbackPolicy, Middleware = "app.UseAuthorization();", Chain = ".AllowAnonymous()" },
        ["fallback-short-circuit"] = new() { Services = FallbackPolicy, Middleware = "app.UseAuthorization();", Chain = ".ShortCircuit()" },
        ["host-name"] = new() { Chain = ".RequireHost(\"shop.example.com\")" },
        ["host-port"] = new() { Chain = ".RequireHost(\"*:8081\")" },
        ["development"] = new() { Wrap = "if (isDevelopment) { $endpoints }" },
    };

    private const string OpenTelemetry = "using OpenTelemetry; using OpenTelemetry.Metrics; using OpenTelemetry.Trace;";

    private const string PrometheusNet = "using Prometheus;";

    private static readonly Dictionary<string, Part> MetricsParts = new()
    {
        ["none"] = new(),
        ["otel"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation());" },
        ["otel-otlp"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddOtlpExporter());" },
        ["otel-use-otlp"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation()).UseOtlpExporter();" },
        ["otel-use-otlp-if-configured"] = new()
        {
            Usings = OpenTelemetry,
            Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation()); if (Environment.GetEnvironmentVariable(\"OTEL_EXPORTER_OTLP_ENDPOINT\") is not null) services.AddOpenTelemetry().UseOtlpExporter();",
        },
        ["otel-prometheus"] = new()
        {
            Usings = OpenTelemetry,
            Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddPrometheusExporter());",
            Endpoints = "endpoints.MapPrometheusScrapingEndpoint();",
        },
        ["otel-prometheus-middleware"] = new()
        {
            Usings = OpenTelemetry,
            Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddPrometheusExporter());",
            Middleware = "app.UseOpenTelemetryPrometheusScrapingEndpoint();",
        },
        ["otel-prometheus-unmapped"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddPrometheusExporter());" },
        ["otel-reader"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddReader(new BaseExportingMetricReader(null!)));" },
        ["otel-tracing"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOtlpExporter());" },
        ["otel-logging"] = new() { Usings = "using OpenTelemetry.Logs;", Services = "services.AddLogging(logging => logging.AddOpenTelemetry(options => options.AddOtlpExporter()));" },
        ["otel-traces-exported"] = new() { Usings = OpenTelemetry, Services = "services.AddOpenTelemetry().WithTracing(tracing => tracing.AddOtlpExporter()).WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation());" },
        ["otel-in-method"] = new()
        {
            Usings = OpenTelemetry,
            Services = "services.AddOpenTelemetry().WithMetrics(Meters.Configure);",
            Types = "public static class Meters { public static void Configure(MeterProviderBuilder metrics) => metrics.AddAspNetCoreInstrumentation(); }",
        },
        ["prometheus-net"] = new() { Usings = PrometheusNet, Middleware = "app.UseHttpMetrics();", Endpoints = "endpoints.MapMetrics();" },
        ["prometheus-net-server"] = new() { Usings = PrometheusNet, Middleware = "app.UseMetricServer(); app.UseHttpMetrics();" },
        ["prometheus-net-port"] = new() { Usings = PrometheusNet, Services = "services.AddMetricServer(options => options.Port = 9090);", Middleware = "app.UseHttpMetrics();" },
        ["prometheus-net-own-endpoint"] = new()
        {
            Usings = PrometheusNet,
            Middleware = "app.UseHttpMetrics(); app.Map(\"/prometheus\", branch => branch.Run(context => Metrics.DefaultRegistry.CollectAndExportAsTextAsync(context.Response.Body)));",
        },
        ["prometheus-net-no-endpoint"] = new() { Usings = PrometheusNet, Middleware = "app.UseHttpMetrics();" },
        ["prometheus-net-meters"] = new() { Usings = PrometheusNet, Endpoints = "endpoints.MapMetrics();" },
        ["prometheus-net-no-requests"] = new() { Usings = PrometheusNet, Services = "Metrics.SuppressDefaultMetrics();", Endpoints = "endpoints.MapMetrics();" },
        ["application-insights"] = new()
        {
            Services = "services.AddApplicationInsightsTelemetry();",
            Assembly = ("Microsoft.ApplicationInsights.AspNetCore", Extensions("AddApplicationInsightsTelemetry(this IServiceCollection services)")),
        },
        ["application-insights-unused"] = new() { Assembly = ("Microsoft.ApplicationInsights.AspNetCore", Extensions("AddApplicationInsightsTelemetry(this IServiceCollection services)")) },
        ["azure-monitor"] = new()
        {
            Usings = OpenTelemetry,
            Services = "services.AddOpenTelemetry().UseAzureMonitor().WithMetrics(metrics => metrics.AddMeter(\"Shop\"));",
            Assembly = ("Azure.Monitor.OpenTelemetry.AspNetCore", Extensions("UseAzureMonitor(this OpenTelemetry.IOpenTelemetryBuilder services)")),
        },
        ["defaults"] = new()
        {
            Services = "services.AddServiceDefaults();",
            Assembly = ("Shop.ServiceDefaults", Extensions("AddServiceDefaults(this IServiceCollection services)")),
        },
        ["orders"] = new()
        {
            Services = "services.AddOrders();",
            Assembly = ("Shop.Orders", Extensions("AddOrders(this IServiceCollection services)")),
        },
        ["aspire-defaults"] = new() { Usings = OpenTelemetry, Services = "services.AddServiceDefaults();", Types = AspireDefaults("services.AddOpenTelemetry().UseOtlpExporter();") },
        ["aspire-defaults-unexported"] = new() { Usings = OpenTelemetry, Services = "services.AddServiceDefaults();", Types = AspireDefaults("") },
        ["own-endpoint"] = new() { Endpoints = "endpoints.MapGet(\"/metrics\", () => \"orders_total 1\");" },
        ["own-meter"] = new() { Types = "public static class Measures { public static readonly System.Diagnostics.Metrics.Meter Shop = new(\"Shop\"); }" },
        ["http-logging"] = new() { Services = "services.AddMetrics(); services.AddHttpLogging(_ => { });", Middleware = "app.UseHttpLogging();" },
    };

    /// <summary>What the template for service defaults of Aspire has, with or without the exporter.</summary>
    private static string AspireDefaults(string exporter) =>
        $$"""
        public static class ServiceDefaults
        {
            public static void AddServiceDefaults(this IServiceCollection services)
            {
                services.AddOpenTelemetry()
                    .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
                    .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation());
                services.AddExporters();
            }

            private static void AddExporters(this IServiceCollection services)
            {
                if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
                {
                    {{exporter}}
                }
            }
        }
        """;

    /// <summary>An assembly that has one extension method, which returns what it extends.</summary>
    private static string Extensions(string signature)
    {
        string type = signature[(signature.IndexOf("this ", StringComparison.Ordinal) + 5)..signature.LastIndexOf(' ')];
        return $$"""
            namespace Microsoft.Extensions.DependencyInjection
            {
                public static class Extensions
                {
                    public static {{type}} {{signature}} => services;
                }
            }
            """;
    }

    private const string FallbackPolicy = "services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());";

    private static readonly Dictionary<string, string> Orders = new()
    {
        ["first"] = "$middleware app.UseHttpsRedirection(); $guard",
        ["last"] = "app.UseHttpsRedirection(); $guard $middleware",
        ["chained"] = "app.UseHttpsRedirection().UseStaticFiles(); $guard $middleware",
    };

    private sealed record Part
    {
        public string Services { get; init; } = "";

        public string Middleware { get; init; } = "";

        public string Endpoints { get; init; } = "";

        /// <summary>What stands between the endpoint builder and the mapping.</summary>
        public string Group { get; init; } = "";

        /// <summary>What is chained to the mapping.</summary>
        public string Chain { get; init; } = "";

        /// <summary>What stands around the mapping.</summary>
        public string Wrap { get; init; } = "$endpoints";

        public string Types { get; init; } = "";

        public string Usings { get; init; } = "";

        /// <summary>An assembly that the application references.</summary>
        public (string Name, string Source)? Assembly { get; init; }
    }
}
