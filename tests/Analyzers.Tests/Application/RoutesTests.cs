using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Tests.Application;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("app.MapGet(\"/orders/{id:int}\", (int id) => id);", "GET /orders/{id:int} Handler")]
    [InlineData("app.MapMethods(\"orders\", [\"get\", \"HEAD\"], () => 1);", "GET,HEAD /orders Handler")]
    [InlineData("app.Map(\"/any\", () => 1);", "* /any Handler")]
    [InlineData("app.Map(\"/live\", branch => branch.Run(context => Task.CompletedTask));", "* /live Branch")]
    [InlineData("app.Map(\"/ops\", branch => branch.UseHealthChecks(\"/live\"));", "* /ops Branch", "* /ops/live HealthChecks")]
    [InlineData("var api = app.MapGroup(\"/api\"); var v1 = api.MapGroup(\"v1\").WithTags(\"x\"); v1.MapPost(\"/orders\", () => 1);", "POST /api/v1/orders Handler")]
    [InlineData("var api = app.MapGroup(\"/api\").RequireAuthorization(); api.MapGet(\"a\", () => 1); api.MapGet(\"b\", () => 1).AllowAnonymous();", "GET /api/a Handler authorized", "GET /api/b Handler anonymous")]
    [InlineData("var api = app.MapGroup(\"/api\"); api.AllowAnonymous(); api.MapGet(\"a\", () => 1).RequireAuthorization();", "GET /api/a Handler anonymous")]
    [InlineData("app.MapGet(\"/a\", [Authorize] () => 1);", "GET /a Handler authorized")]
    [InlineData("app.MapGroup(args[0]).MapGet(\"/a\", () => 1);", "GET …/a Handler")]
    [InlineData("app.MapGet($\"{args[0]}/a\", () => 1);", "GET …/a Handler")]
    [InlineData("const string Base = \"/base\"; app.MapGet(Base + \"/a\", () => 1);", "GET /base/a Handler")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapHealthChecks(\"/health\");", "* /health HealthChecks development")]
    [InlineData("if (!app.Environment.IsDevelopment()) return; app.MapGet(\"/a\", () => 1);", "GET /a Handler development")]
    [InlineData("app.UseHealthChecks(\"/healthz\", 8081);", "* /healthz HealthChecks")]
    [InlineData("app.UseHealthChecks(new PathString(\"/healthz\"));", "* /healthz HealthChecks")]
    [InlineData("app.MapHub<ChatHub>(\"/chat\");", "* /chat Hub")]
    [InlineData("app.MapFallback(() => 1);", "* /{*path:nonfile} Fallback")]
    [InlineData("app.UseEndpoints(endpoints => endpoints.MapGet(\"/a\", () => 1));", "GET /a Handler")]
    [InlineData("HealthCheckEndpointRouteBuilderExtensions.MapHealthChecks(pattern: \"/b\", endpoints: app);", "* /b HealthChecks")]
    [InlineData("app.MapShop();", "GET /shop Handler")]
    [InlineData("app.MapGroup(\"/v1\").MapShop(); if (app.Environment.IsDevelopment()) app.MapGroup(\"/v2\").RequireAuthorization().MapShop();", "GET /v1/shop Handler", "GET /v2/shop Handler authorized development")]
    [InlineData("app.MapProbes(\"/hc\"); app.MapProbes(live: \"/liveness\");", "* /hc HealthChecks", "* /liveness HealthChecks")]
    [InlineData("new Mapper().Map(\"/orders\");")]
    public void Calls(string statements, params string[] routes)
    {
        ApplicationModel application = Model(Program(statements));

        IEnumerable<string> used = application.Routes.Mapped.Select(route => route.ToString()).Where(route => !route.StartsWith('!'));
        Assert.Equal(routes.Order(StringComparer.Ordinal), used.Except(Unused(statements)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[Route(\"api/[controller]\")] public class OrdersController : ControllerBase { [HttpGet] public int List() => 1; [HttpGet(\"{id}\")] public int Get(int id) => id; }", "GET /api/Orders Action", "GET /api/Orders/{id} Action")]
    [InlineData("[Route(\"[controller]/[action]\")] public class OrdersController : ControllerBase { [HttpPost] public Task AddAsync() => Task.CompletedTask; }", "POST /Orders/Add Action")]
    [InlineData("[Route(\"api\")] public class OrdersController : ControllerBase { [HttpGet(\"/root\"), HttpGet(\"~/alive\")] public int Get() => 1; }", "GET,GET /alive Action", "GET,GET /root Action")]
    [InlineData("[Area(\"Shop\"), Route(\"[area]/[controller]\")] public class OrdersController : ControllerBase { [HttpGet] public int Get() => 1; }", "GET /Shop/Orders Action")]
    [InlineData("[Route(\"base/[controller]\")] public abstract class ShopController : ControllerBase { [HttpGet(\"ping\")] public int Ping() => 1; } public class OrdersController : ShopController;", "GET /base/Orders/ping Action")]
    [InlineData("[Authorize] public class OrdersController : ControllerBase { public int Index() => 1; [AllowAnonymous] public int Open() => 1; [NonAction] public int None() => 1; }", "* /Orders/Open/{id?} Action anonymous", "* /Orders/{action=Index}/{id?} Action authorized")]
    [InlineData("[ApiController, Route(\"x\")] public class Orders : ControllerBase { [AcceptVerbs(\"PUT\", Route = \"y\")] public int Put() => 1; }", "PUT /x/y Action")]
    [InlineData("public class StatusModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel;", "* …/Status Page")]
    [InlineData("[Microsoft.AspNetCore.Components.Route(\"/about\")] public class About : Microsoft.AspNetCore.Components.ComponentBase;", "* /about Page")]
    [InlineData("internal class OrdersController : ControllerBase { public int Index() => 1; }")]
    public void Classes(string types, params string[] routes) =>
        Assert.Equal(routes, Model("WebApplication.Create(args).Run();\n" + types).Routes.Declared.Select(route => route.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void Razor_pages_as_the_generator_writes_them() => Assert.Equal(
        ["* / Page", "* /Orders/Details Page", "* /healthz Page"],
        Model("""
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof(Page), "mvc.1.0.razor-page", "/Pages/Orders/Details.cshtml")]
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof(Page), "mvc.1.0.razor-page", "/Pages/Index.cshtml")]
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute(typeof(Page), "mvc.1.0.view", "/Views/Shared/Layout.cshtml")]
            WebApplication.Create(args).Run();

            [Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemMetadataAttribute("RouteTemplate", "/healthz")]
            class Page;
            """).Routes.Declared.Select(route => route.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/healthz", "Mapped")]
    [InlineData("/HEALTHZ/?full=true", "Mapped")]
    [InlineData("/api/orders", "Mapped")]
    [InlineData("/api/orders/7", "Unknown")]
    [InlineData("/api/orders/7/lines", "Absent")]
    [InlineData("/livez", "Absent")]
    [InlineData("/ops/anything", "Unknown")]
    [InlineData("/Info/Ping", "Mapped")]
    [InlineData("/posted", "Absent")]
    public void Answers_what_a_probe_meets(string path, string answer) => Assert.Equal(
        Enum.Parse<RouteAnswer>(answer),
        Model("""
            var app = WebApplication.Create(args);
            app.MapHealthChecks("/healthz");
            app.MapGet("/api/orders", () => 1);
            app.MapGet("/api/orders/{id}", (int id) => id);
            app.MapPost("/posted", () => 1);
            app.Map("/ops", branch => branch.Run(context => Task.CompletedTask));
            app.MapControllers();
            app.Run();

            public class InfoController : ControllerBase { public int Ping() => 1; }
            """).Routes.Ask(path, out _));

    [Theory]
    [InlineData("app.MapFallbackToFile(\"index.html\");")]
    [InlineData("app.MapGet(args[0], () => 1);")]
    [InlineData("app.MapRazorPages();")]
    public void Does_not_know_what_answers(string statements) =>
        Assert.Equal(RouteAnswer.Unknown, Model($"var app = WebApplication.Create(args); {statements} app.Run();").Routes.Ask("/livez", out _));

    [Fact]
    public void Does_not_know_what_an_extension_of_another_assembly_maps()
    {
        TestProject project = TestProject.Web with
        {
            References =
            [
                .. TestProject.Web.References,
                OtherAssembly.Compile("Shop.Platform", "public static class Platform { public static void MapPlatform(this Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints) { } }", TestProject.Web),
            ],
        };
        Assert.Equal(RouteAnswer.Unknown, Model("var app = WebApplication.Create(args); app.MapPlatform(); app.Run();", project).Routes.Ask("/livez", out _));
    }

    [Theory]
    [InlineData("minimal", "Minimal")]
    [InlineData("minimal-extensions", "Minimal")]
    [InlineData("startup", "Startup")]
    [InlineData("web-host", "WebHost")]
    [InlineData("web-host-builder", "WebHost")]
    [InlineData("generic-host", "GenericHost")]
    [InlineData("worker", "Worker")]
    [InlineData("functions", "Functions")]
    [InlineData("app-host", "AppHost")]
    [InlineData("browser", "Browser")]
    [InlineData("library", "None")]
    public void Hosting(string hosting, string shape)
    {
        (TestProject project, string source) = ApplicationShapes.Build(ApplicationShapes.Rows.First(row => row["hosting"] == hosting));
        Assert.Equal(Enum.Parse<HostingShape>(shape), Model(source, project).Hosting.Shape);
    }

    [Theory]
    [InlineData("app.UseStaticFiles(); app.UseRouting().UseAuthorization(); app.UseEndpoints(endpoints => endpoints.MapControllers());", "UseStaticFiles UseRouting UseAuthorization UseEndpoints MapControllers Run")]
    [InlineData("app.UseShop(); app.MapWhen(context => true, branch => branch.UseStaticFiles());", "UseHttpsRedirection UseCors MapWhen Run")]
    public void The_pipeline_is_in_order(string statements, string calls) => Assert.Equal(
        calls,
        string.Join(' ', Model(Program(statements)).Hosting.Pipeline.Calls.Select(CallLocation.NameOf)));

    /// <summary>The routes of the helpers below that the statements do not call: mapped for nobody.</summary>
    private static IEnumerable<string> Unused(string statements) =>
    [
        .. statements.Contains("MapShop", StringComparison.Ordinal) ? (string[])[] : ["GET …/shop Handler"],
        .. statements.Contains("MapProbes", StringComparison.Ordinal) ? (string[])[] : ["* … HealthChecks"],
    ];

    private static string Program(string statements) =>
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}
        app.Run();

        static class Shop
        {
            public static void MapShop(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/shop", () => 1);
            public static void MapProbes(this IEndpointRouteBuilder endpoints, string live = "/hc") => endpoints.MapHealthChecks(live);
            public static IApplicationBuilder UseShop(this IApplicationBuilder app) => app.UseHttpsRedirection().UseCors();
        }

        class ChatHub : Microsoft.AspNetCore.SignalR.Hub;

        class Mapper { public void Map(string text) { } }

        """;

    private static ApplicationModel Model(string source, TestProject? project = null)
    {
        project ??= TestProject.Web;
        var compilation = Findings.Compile(project, "using Microsoft.AspNetCore.Authorization;\nusing Microsoft.AspNetCore.Mvc;\n" + source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return CloudReadyAnalyzer.Prepare(compilation, Findings.OptionsOf(project), TestContext.Current.CancellationToken)!.Application;
    }
}
