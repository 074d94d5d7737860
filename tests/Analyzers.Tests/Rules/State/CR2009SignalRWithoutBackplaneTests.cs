using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2009SignalRWithoutBackplaneTests
{
    [Theory]
    [InlineData("builder.Services.{|CR2009:AddSignalR()|};")]
    [InlineData("builder.Services.{|CR2009:AddSignalR(options => options.EnableDetailedErrors = true)|}.AddJsonProtocol();")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSignalR().AddStackExchangeRedis(\"redis\"); else builder.Services.{|CR2009:AddSignalR()|};")]
    [InlineData("builder.Services.{|CR2009:AddSignalR()|}; builder.Services.AddHealthChecks().AddRedis(\"redis\");")]
    public Task Reports(string registrations) => AnalyzeAsync(registrations);

    [Theory]
    [InlineData("builder.Services.AddSignalR().AddStackExchangeRedis(\"redis\");")]
    [InlineData("builder.Services.AddSignalR().AddAzureSignalR();")]
    [InlineData("var signalR = builder.Services.AddSignalR(); if (builder.Configuration[\"Redis\"] is { } redis) signalR.AddStackExchangeRedis(redis);")]
    [InlineData("builder.Services.AddSignalR(); builder.Services.AddSingleton(typeof(HubLifetimeManager<>), typeof(ShopHubs<>));")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSignalR();")]
    public Task Silent(string registrations) => AnalyzeAsync(registrations);

    [Fact]
    public async Task Blazor_alone_is_information() => Assert.Equal([DiagnosticSeverity.Info], await Findings.SeveritiesAsync(
        TestProject.Web,
        "CR2009",
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddServerSideBlazor();
        var app = builder.Build();
        app.MapBlazorHub();
        app.Run();
        """,
        TestContext.Current.CancellationToken));

    [Fact]
    public Task Reports_signalr_of_owin() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { Sources = [Owin] },
        """
        using Owin;

        public class Global : System.Web.HttpApplication { }

        public class Startup
        {
            public void Configuration(IAppBuilder app) => app.{|CR2009:MapSignalR()|};
        }
        """,
        "CR2009");

    [Fact]
    public Task Silent_where_signalr_of_owin_scales_out() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { Sources = [Owin] },
        """
        using Owin;
        using Microsoft.AspNet.SignalR;

        public class Global : System.Web.HttpApplication { }

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                GlobalHost.DependencyResolver.UseStackExchangeRedis("redis", 6379, "", "shop");
                app.MapSignalR();
            }
        }
        """,
        "CR2009");

    /// <summary>The packages of ASP.NET SignalR, as far as the tests use them.</summary>
    private const string Owin = """
        namespace Owin
        {
            public interface IAppBuilder { }

            public static class OwinExtensions
            {
                public static IAppBuilder MapSignalR(this IAppBuilder builder) => builder;
            }
        }

        namespace Microsoft.AspNet.SignalR
        {
            public interface IDependencyResolver { }

            public static class GlobalHost
            {
                public static IDependencyResolver DependencyResolver => null!;
            }

            public static class StackExchangeRedisDependencyResolverExtensions
            {
                public static IDependencyResolver UseStackExchangeRedis(this IDependencyResolver resolver, string server, int port, string password, string eventKey) => resolver;
            }
        }
        """;

    private static Task AnalyzeAsync(string registrations) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using Microsoft.AspNetCore.SignalR;

        var builder = WebApplication.CreateBuilder(args);
        {{registrations}}
        var app = builder.Build();
        app.MapHub<OrderHub>("/orders");
        app.Run();

        class OrderHub : Hub { }

        class ShopHubs<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger) : DefaultHubLifetimeManager<THub>(logger) where THub : Hub { }
        """,
        "CR2009");
}
