using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3001MissingHealthEndpointTests
{
    [Theory]
    [InlineData("{|CR3001:app.Run()|};")]
    [InlineData("{|CR3001:app.Run(\"http://+:8080\")|};")]
    [InlineData("await {|CR3001:app.RunAsync()|};")]
    [InlineData("await {|CR3001:app.StartAsync()|}; await app.WaitForShutdownAsync();")]
    [InlineData("app.MapGrpcService<OrderService>(); {|CR3001:app.Run()|};")]
    [InlineData("await Task.Run(() => { }); {|CR3001:app.Run()|};")]
    [InlineData("try { {|CR3001:app.Run()|}; } finally { Console.WriteLine(); }")]
    [InlineData("app.Run(context => Task.CompletedTask); {|CR3001:app.Run()|};")]
    [InlineData("app.MapGet(\"/orders/{id}/status\", (int id) => id); {|CR3001:app.Run()|};")]
    [InlineData("app.MapGet(\"/items\", () => 1); app.UseDefaultFiles(); {|CR3001:app.Run()|};")]
    [InlineData("new Mapper().Map(\"status\"); {|CR3001:app.Run()|};")]
    [InlineData("await new HttpClient().GetStringAsync(\"/health\"); {|CR3001:app.Run()|};")]
    [InlineData("app.Configuration.GetValue<string>(\"health\"); {|CR3001:app.Run()|};")]
    public Task Reports_where_the_application_runs(string statements) => AnalyzeAsync(Program(statements));

    [Fact]
    public Task A_hub_answers_no_probe() => Verify.AnalyzerAsync(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<OrderHub>("/orders/live");
        {|CR3001:app.Run()|};

        public class OrderHub : Microsoft.AspNetCore.SignalR.Hub { }
        """,
        "CR3001");

    [Fact]
    public Task Silent_where_checks_are_registered_which_is_another_finding() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task Reports_an_application_without_a_name() => AnalyzeAsync("WebApplication.CreateBuilder(args).Build().{|CR3001:Run|}();");

    [Fact]
    public Task Reports_once_on_the_endpoints_of_a_startup_class() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.{|CR3001:UseEndpoints|}(endpoints => endpoints.MapControllers());
            }
        }
        """);

    [Theory]
    [InlineData("Startup")]
    [InlineData("StartupProduction")]
    [InlineData("Shop")]
    public Task Reports_the_pipeline_of_a_startup_class(string name) => AnalyzeAsync(
        $$"""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<{{name}}>()).Build().Run();

        class {{name}}
        {
            public void {|CR3001:Configure|}(IApplicationBuilder app) => app.UseStaticFiles();
        }
        """);

    [Fact]
    public Task Reports_the_pipeline_of_a_web_host() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args)
            .ConfigureWebHostDefaults(web => web.{|CR3001:Configure|}(app => app.UseStaticFiles()))
            .Build()
            .Run();
        """);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/up\");")]
    [InlineData("app.UseHealthChecks(\"/up\");")]
    [InlineData("app.MapGet(\"/health\", () => \"\");")]
    [InlineData("app.MapGet(\"/api/HealthCheck\", () => \"\");")]
    [InlineData("app.MapGet(\"readyz\", () => \"\");")]
    [InlineData("app.MapGet(\"/status\", () => \"\");")]
    [InlineData("app.MapGroup(\"/_ping\").MapGet(\"/\", () => \"\");")]
    [InlineData("const string Path = \"/alive\"; app.MapGet(Path, () => \"\");")]
    [InlineData("var prefix = args[0]; app.MapGet($\"{prefix}/healthz\", () => \"\");")]
    [InlineData("var prefix = args[0]; app.MapGet(prefix + \"/healthz\", () => \"\");")]
    [InlineData("app.MapGet(Routes.HealthPath, () => \"\");")]
    [InlineData("app.Map(\"/livez\", live => live.Run(context => Task.CompletedTask));")]
    [InlineData("app.MapWhen(context => context.Request.Path == \"/healthz\", live => { });")]
    [InlineData("app.Use((context, next) => context.Request.Path.StartsWithSegments(\"/ready\") ? Task.CompletedTask : next(context));")]
    [InlineData("app.MapDefaultEndpoints();")]
    [InlineData("app.UseShopDefaults();")]
    [InlineData("app.MapProbes();")]
    [InlineData("builder.Services.AddAllActuators();")]
    [InlineData("app.MapGrpcService<HealthServiceImpl>();")]
    [InlineData("app.MapGrpcService<Watch>();")]
    [InlineData("app.MapProbe(\"/up\");")]
    [InlineData("app.MapAt(\"/healthz\");")]
    [InlineData("IEndpointRouteBuilder? endpoints = app; endpoints?.MapGet(\"/healthz\", () => \"\");")]
    [InlineData("EndpointRouteBuilderExtensions.MapGet(app, \"/healthz\", () => \"\");")]
    public Task Silent_where_an_endpoint_answers(string statements) => AnalyzeAsync(
        Program(statements + " app.Run();")
        + """


        static class Routes
        {
            public static readonly string HealthPath = "up";

            public static void MapDefaultEndpoints(this IEndpointRouteBuilder endpoints) { }
            public static void MapProbes(this IEndpointRouteBuilder endpoints) { }
            public static void MapProbe(this IEndpointRouteBuilder endpoints, string path) => endpoints.MapGet(path, () => "");
            public static void MapAt(this IEndpointRouteBuilder endpoints, string path) => endpoints.MapGet(path, () => "");
            public static void AddAllActuators(this IServiceCollection services) { }
            public static void UseShopDefaults(this IApplicationBuilder app) { }
        }
        """);

    [Theory]
    [InlineData("public class HealthController : ShopController { }")]
    [InlineData("public class PingController : ShopController { }")]
    [InlineData("[Microsoft.AspNetCore.Mvc.Route(\"healthz\")] public class AdminController : ShopController { public int Get() => 1; }")]
    [InlineData("public class AdminController : ShopController { [Microsoft.AspNetCore.Mvc.HttpGet(\"ping\")] public int Get() => 1; }")]
    [InlineData("public class InfoController : ShopController { public int Ping() => 1; }")]
    [InlineData("[Microsoft.AspNetCore.Mvc.Route(\"[controller]/[action]\")] public class InfoController : ShopController { public int Health() => 1; }")]
    [InlineData("public class InfoController : ShopController { [Microsoft.AspNetCore.Mvc.AcceptVerbs(\"GET\", Route = \"livez\")] public int Get() => 1; }")]
    [InlineData("[Microsoft.AspNetCore.Components.Route(\"/healthz\")] public class Probe : Microsoft.AspNetCore.Components.ComponentBase { }")]
    [InlineData("public class StatusModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { }")]
    public Task Silent_where_a_controller_or_page_answers(string type) => AnalyzeAsync(
        $$"""
        var app = WebApplication.Create(args);
        app.Run();

        public class ShopController : Microsoft.AspNetCore.Mvc.ControllerBase { }
        {{type}}
        """);

    [Theory]
    [InlineData("public class LiveChatController : ShopController { }")]
    [InlineData("public class OrderStatusController : ShopController { [Microsoft.AspNetCore.Mvc.HttpGet(\"{id}/status\")] public int Get() => 1; }")]
    [InlineData("public class OrderController : ShopController { public int Status() => 1; }")]
    [InlineData("public class OrderController : ShopController { [Microsoft.AspNetCore.Mvc.NonAction] public int Ping() => 1; }")]
    [InlineData("public class HealthCheckResultModel { }")]
    public Task Reports_beside_a_controller_of_something_else(string type) => AnalyzeAsync(
        $$"""
        var app = WebApplication.Create(args);
        {|CR3001:app.Run()|};

        public class ShopController : Microsoft.AspNetCore.Mvc.ControllerBase { }
        {{type}}
        """);

    [Fact]
    public Task Silent_where_the_assembly_of_an_extension_uses_health_checks() => Verify.AnalyzerAsync(
        TestProject.Web with
        {
            References =
            [
                .. TestProject.Web.References,
                OtherAssembly.Compile(
                    "Shop.Platform",
                    """
                    using Microsoft.AspNetCore.Builder;

                    namespace Shop.Platform;

                    public static class Pipeline
                    {
                        public static void UsePlatform(this IApplicationBuilder app) => app.UseHealthChecks("/up");
                    }
                    """,
                    TestProject.Web),
            ],
        },
        "using Shop.Platform;\n" + Program("app.UsePlatform(); app.Run();"),
        "CR3001");

    [Fact]
    public Task Silent_in_a_library() => Verify.AnalyzerAsync(
        TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary },
        """
        public static class Pipeline
        {
            public static void Start(WebApplication app) => app.Run();
        }
        """,
        "CR3001");

    [Fact]
    public Task Silent_in_a_worker() => Verify.AnalyzerAsync(
        TestProject.Console,
        """
        using Microsoft.Extensions.Hosting;

        Host.CreateApplicationBuilder(args).Build().Run();
        """,
        "CR3001");

    [Fact]
    public Task Half_typed_code_changes_nothing() => AnalyzeAsync(Program("app.{|CS1061:MapGt|}(\"/\"); {|CR3001:app.Run({|CS0103:url|})|};"));

    private static string Program(string statements) =>
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}

        class OrderService;
        class HealthServiceImpl;
        class HealthBase;
        class Watch : HealthBase;

        static class Grpc
        {
            public static void MapGrpcService<T>(this IEndpointRouteBuilder endpoints) { }
        }

        class Mapper
        {
            public void Map(string text) { }
        }
        """;

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR3001");
}
