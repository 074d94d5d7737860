using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2009SignalRWithoutBackplaneFixTests
{
    private const string Read =
        """
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException("The connection string 'Redis' is missing: set ConnectionStrings:Redis in configuration or ConnectionStrings__Redis in the environment.");
        """;

    [Fact]
    public Task Adds_the_backplane() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);

        // Orders as they come in.
        builder.Services.{|CR2009:AddSignalR(options => options.EnableDetailedErrors = true)|}.AddJsonProtocol();

        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);

        // Orders as they come in.
        {Read}
        builder.Services.AddSignalR(options => options.EnableDetailedErrors = true).AddStackExchangeRedis(redisConnection).AddJsonProtocol();

        builder.Build().Run();
        """);

    [Fact]
    public Task Uses_the_connection_string_that_is_read_already() => FixAsync(
        $"""
        var builder = WebApplication.CreateBuilder(args);
        {Read}
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        builder.Services.{"{|CR2009:AddSignalR()|}"};
        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);
        {Read}
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        builder.Services.AddSignalR().AddStackExchangeRedis(redisConnection);
        builder.Build().Run();
        """);

    [Fact]
    public Task Nothing_is_offered_without_the_package() => Verify.NoFixAsync<CR2009SignalRWithoutBackplaneFix>(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2009:AddSignalR()|};
        builder.Build().Run();
        """,
        "CR2009");

    [Fact]
    public Task Nothing_is_offered_for_the_circuits_of_Blazor() => Verify.NoFixAsync<CR2009SignalRWithoutBackplaneFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2009:AddServerSideBlazor()|};
        builder.Build().Run();
        """,
        "CR2009");

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR2009SignalRWithoutBackplaneFix>(TestProject.Web, source, fixedSource, "CR2009:redis", "CR2009");
}
