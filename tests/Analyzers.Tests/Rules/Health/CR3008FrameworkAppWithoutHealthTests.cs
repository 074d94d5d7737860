namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3008FrameworkAppWithoutHealthTests
{
    [Fact]
    public Task Reports_the_application_class() => AnalyzeAsync("public class {|CR3008:Global|} : System.Web.HttpApplication { }");

    [Theory]
    [InlineData("public enum Status { Open, Closed }")]
    [InlineData("public class Live { public bool Ready { get; set; } }")]
    [InlineData("public class Routes { public void Register(System.Web.Routing.RouteCollection routes) => routes.MapPageRoute(\"orders\", \"orders/{id}\", \"~/Orders.aspx\"); }")]
    public Task Reports_beside_types_that_answer_nothing(string type) => AnalyzeAsync("public class {|CR3008:Global|} : System.Web.HttpApplication { } " + type);

    [Fact]
    public Task Reports_the_startup_class_of_katana() => AnalyzeAsync("""
        [assembly: Microsoft.Owin.OwinStartup(typeof(Shop.Startup))]

        namespace Microsoft.Owin
        {
            public class OwinStartupAttribute : System.Attribute { public OwinStartupAttribute(System.Type startup) { } }
        }

        namespace Owin
        {
            public interface IAppBuilder { IAppBuilder Use(object middleware); }
        }

        namespace Shop
        {
            public class {|CR3008:Startup|} { public void Configuration(Owin.IAppBuilder app) => app.Use(this); }
        }
        """);

    [Theory]
    [InlineData("public class HealthHandler : System.Web.IHttpHandler { public bool IsReusable => true; public void ProcessRequest(System.Web.HttpContext context) { } }")]
    [InlineData("public class Ping : System.Web.UI.Page { }")]
    [InlineData("public class Routes { public void Register(System.Web.Routing.RouteCollection routes) => routes.MapPageRoute(\"health\", \"healthz\", \"~/Probe.aspx\"); }")]
    [InlineData("public class Module { public bool IsProbe(System.Web.HttpContext context) => context.Request.Path == \"/healthz\"; }")]
    public Task Silent_where_something_answers(string answer) => AnalyzeAsync("public class Global : System.Web.HttpApplication { } " + answer);

    [Fact]
    public Task Silent_where_the_configuration_names_a_handler() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with
        {
            Files = new Dictionary<string, string>
            {
                ["/web.config"] = """<configuration><system.webServer><handlers><add name="probe" verb="GET" path="healthz" type="Shop.Probe" /></handlers></system.webServer></configuration>""",
            },
        },
        "public class Global : System.Web.HttpApplication { }",
        "CR3008");

    [Fact]
    public Task Silent_in_a_library() => AnalyzeAsync("public class Orders { }");

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, source, "CR3008");
}
