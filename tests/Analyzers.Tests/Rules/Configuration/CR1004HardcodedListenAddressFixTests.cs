using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1004HardcodedListenAddressFixTests
{
    [Fact]
    public Task Takes_addresses_out() => Verify.FixAsync<CR1004HardcodedListenAddressFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        // the port of the old server
        builder.WebHost.UseUrls({|CR1004:"http://localhost:5000"|}, {|CR1004:"https://localhost:5001"|}); // and its twin
        var app = builder.Build();
        app.Urls.Add({|CR1004:"http://*:5002"|});
        await app.StartAsync();
        app.Run({|CR1004:"http://localhost:5000"|}); // runs
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        // the port of the old server
        // and its twin
        var app = builder.Build();
        await app.StartAsync();
        app.Run(); // runs
        """,
        "CR1004:environment",
        "CR1004");

    [Fact]
    public Task Takes_a_call_out_of_a_chain() => Verify.FixAsync<CR1004HardcodedListenAddressFix>(
        TestProject.Web,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web
            .UseStartup<Startup>()
            .UseUrls({|CR1004:"http://localhost:5000"|})
            .UseSetting("a", "b")).Build().Run();

        class Startup { public void Configure(IApplicationBuilder app) { } }
        """,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web
            .UseStartup<Startup>()
            .UseSetting("a", "b")).Build().Run();

        class Startup { public void Configure(IApplicationBuilder app) { } }
        """,
        "CR1004:environment",
        "CR1004");

    [Fact]
    public Task Lets_a_listener_take_all_addresses() => Verify.FixAsync<CR1004HardcodedListenAddressFix>(
        TestProject.Web,
        """
        using System.Net;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.{|CR1004:ListenLocalhost(5000)|}; // http
            options.Listen({|CR1004:IPAddress.Loopback|}, 5001);
        });
        var labels = new System.Net.Sockets.TcpListener({|CR1004:IPAddress.IPv6Loopback|}, 9100);
        """,
        """
        using System.Net;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.ListenAnyIP(5000); // http
            options.Listen(IPAddress.Any, 5001);
        });
        var labels = new System.Net.Sockets.TcpListener(IPAddress.IPv6Any, 9100);
        """,
        "CR1004:any",
        "CR1004");

    [Theory]
    [InlineData("""WebApplication.CreateBuilder(args).WebHost.UseUrls({|CR1004:"http://localhost:5000"|}, args[0]);""")]
    [InlineData("""new System.Net.HttpListener().Prefixes.Add({|CR1004:"http://localhost:8080/"|});""")]
    public Task Offers_nothing_where_it_could_be_wrong(string statements) => Verify.NoFixAsync<CR1004HardcodedListenAddressFix>(TestProject.Web, statements, "CR1004");
}
