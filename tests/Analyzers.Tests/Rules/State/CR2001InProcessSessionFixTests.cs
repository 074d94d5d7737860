using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2001InProcessSessionFixTests
{
    private const string Read =
        """
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException("The connection string 'Redis' is missing: set ConnectionStrings:Redis in configuration or ConnectionStrings__Redis in the environment.");
        """;

    [Fact]
    public Task Replaces_the_memory_cache() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);

        builder.Services.AddDistributedMemoryCache();
        builder.Services.{|CR2001:AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20))|};

        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);

        {Read}
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20));

        builder.Build().Run();
        """);

    [Fact]
    public Task Registers_a_cache_in_front_of_session() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();

        // The cart.
        builder.Services.AddHttpContextAccessor().{|CR2001:AddSession()|};

        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();

        {Read}
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);

        // The cart.
        builder.Services.AddHttpContextAccessor().AddSession();

        builder.Build().Run();
        """);

    [Fact]
    public Task Registers_a_cache_that_wins_over_one_that_cannot_be_replaced() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        AddCache(builder.Services);
        builder.Services.{|CR2001:AddSession()|};
        builder.Build().Run();

        static void AddCache(IServiceCollection services) => services.AddDistributedMemoryCache(options => options.SizeLimit = Size());
        static long Size() => 1;
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);
        AddCache(builder.Services);
        {Read}
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        builder.Services.AddSession();
        builder.Build().Run();

        static void AddCache(IServiceCollection services) => services.AddDistributedMemoryCache(options => options.SizeLimit = Size());
        static long Size() => 1;
        """);

    [Fact]
    public Task Nothing_is_offered_beside_a_cache_for_development() => Verify.NoFixAsync<CR2001InProcessSessionFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment())
            builder.Services.AddDistributedMemoryCache();
        builder.Services.{|CR2001:AddSession()|};
        builder.Build().Run();
        """,
        "CR2001");

    [Fact]
    public Task Nothing_is_offered_without_the_package() => Verify.NoFixAsync<CR2001InProcessSessionFix>(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2001:AddSession()|};
        builder.Build().Run();
        """,
        "CR2001");

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR2001InProcessSessionFix>(TestProject.Web, source, fixedSource, "CR2001:redis", "CR2001");
}
