using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1003HardcodedEndpointFixTests
{
    [Fact]
    public Task Reads_the_configuration_in_scope() => Verify.FixAsync<CR1003HardcodedEndpointFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient("orders", client => client.BaseAddress = new Uri({|CR1003:"http://orders:8080"|})); // orders
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient("orders", client => client.BaseAddress = new Uri(builder.Configuration["App:BaseAddress"] ?? throw new InvalidOperationException("Set 'App:BaseAddress' (environment variable App__BaseAddress)."))); // orders
        """,
        "CR1003:configuration",
        "CR1003");

    [Fact]
    public Task A_constant_becomes_a_variable() => Verify.FixAsync<CR1003HardcodedEndpointFix>(
        TestProject.Web,
        """
        WebApplication.Create().Run();

        class OrderClient
        {
            private const string OrdersUrl = {|CR1003:"http://localhost:5000"|};

            public Task<string> GetAsync(HttpClient client) => client.GetStringAsync(OrdersUrl);
        }
        """,
        """
        WebApplication.Create().Run();

        class OrderClient
        {
            private static readonly string OrdersUrl = Environment.GetEnvironmentVariable("OrderClient__OrdersUrl") ?? throw new InvalidOperationException("Set the environment variable OrderClient__OrdersUrl.");

            public Task<string> GetAsync(HttpClient client) => client.GetStringAsync(OrdersUrl);
        }
        """,
        "CR1003:environment",
        "CR1003");

    [Fact]
    public Task Offers_nothing_for_an_address_that_is_put_together() => Verify.NoFixAsync<CR1003HardcodedEndpointFix>(
        TestProject.Web, """var url = {|CR1003:$"http://localhost:5000/orders/{args[0]}"|};""", "CR1003");
}
