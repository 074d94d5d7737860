using System.Net;

namespace CloudReady.EndToEnd.Tests;

/// <summary>
/// The endpoints that the fixes map, asked as the kubelet asks: over HTTP, without a credential, while the dependency of the
/// application runs and after it has stopped.
/// </summary>
public sealed class HealthProbeTests
{
    private const string Usings =
        """
        using System.Net.Sockets;
        using System.Text;
        using Microsoft.AspNetCore;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.Extensions.Diagnostics.HealthChecks;


        """;

    private const string Minimal =
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks().AddCheck<RedisCheck>("redis");

        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.Run();
        """;

    private const string MinimalThatRedirects =
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpsRedirection(options => options.HttpsPort = 8443);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddHealthChecks().AddCheck<RedisCheck>("redis");

        var app = builder.Build();
        app.UseHttpsRedirection();
        app.MapGet("/", () => "shop");
        app.Run();
        """;

    private const string Startup =
        """

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
                services.AddHealthChecks().AddCheck<RedisCheck>("redis");
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints => endpoints.MapControllers());
            }
        }
        """;

    private const string StartupThatRedirects =
        """

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
                services.AddHttpsRedirection(options => options.HttpsPort = 8443);
                services.AddAuthentication().AddCookie();
                services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
                services.AddHealthChecks().AddCheck<RedisCheck>("redis");
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseHttpsRedirection();
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(endpoints => endpoints.MapControllers());
            }
        }
        """;

    private const string GenericHost = "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();\n";

    private const string WebHost = "#pragma warning disable ASPDEPR004, ASPDEPR008\nWebHost.CreateDefaultBuilder<Startup>(args).Build().Run();\n#pragma warning restore\n";

    private const string Check =
        """


        internal sealed class RedisCheck(IConfiguration configuration) : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", configuration.GetValue<int>("RedisPort"), cancellationToken);
                NetworkStream stream = client.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes("PING\r\n"), cancellationToken);
                var answer = new byte[5];
                await stream.ReadExactlyAsync(answer, cancellationToken);
                return Encoding.ASCII.GetString(answer) == "+PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
            }
        }

        """;

    public static TheoryData<string, string> Applications => new()
    {
        { "Minimal", Minimal },
        { "MinimalThatRedirects", MinimalThatRedirects },
        { "Startup", GenericHost + Startup },
        { "StartupThatRedirects", GenericHost + StartupThatRedirects },
        { "WebHost", WebHost + Startup },
    };

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task Readiness_follows_the_dependency_and_liveness_does_not(string name, string program)
    {
        using var shop = TestProject.Web(name, Usings + program + Check);
        Assert.Empty(await shop.FixAsync("CR3001", "CR3002"));

        int port = RunningApplication.FreePort();
        await using RunningApplication redis = await RunningApplication.StartAsync(
            "redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", ""], shop.Folder, port);
        await using RunningApplication application = await shop.StartAsync(("RedisPort", $"{port}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await AskAsync(application));

        await redis.KillAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), await AskAsync(application));
    }

    private static async Task<(HttpStatusCode Live, HttpStatusCode Ready)> AskAsync(RunningApplication application)
    {
        // A redirection is an answer of its own: the kubelet would follow it to a port that nobody serves.
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = application.Client.BaseAddress };
        return (await StatusAsync(client, "/healthz/live"), await StatusAsync(client, "/healthz/ready"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
