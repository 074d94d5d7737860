using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Application;

/// <summary>What counts as the effective store of an application: order, guards, extensions of its own and of other projects.</summary>
public sealed class StateRegistrationsTests
{
    private const string Redis = "builder.Services.AddStackExchangeRedisCache(options => { });";
    private const string Session = "builder.Services.AddSession();";

    [Theory]
    [InlineData("if (builder.Environment.IsDevelopment()) { " + Redis + " }")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddShopCaching();")]
    [InlineData(Redis + " builder.Services.AddSingleton<IDistributedCache, MemoryDistributedCache>();")]
    [InlineData(Redis + " builder.Services.Replace(ServiceDescriptor.Singleton<IDistributedCache, MemoryDistributedCache>());")]
    [InlineData("builder.Services.AddKeyedSingleton<IDistributedCache, RedisCache>(\"catalog\");")]
    public async Task Does_not_count(string registration) => Assert.Equal(["CR2001"], await InAsync(registration));

    [Theory]
    [InlineData("if (!builder.Environment.IsDevelopment()) { " + Redis + " }")]
    [InlineData("if (builder.Configuration[\"Redis\"] is not null) { " + Redis + " } else { builder.Services.AddDistributedMemoryCache(); }")]
    [InlineData("builder.Services.AddSingleton<IDistributedCache, MemoryDistributedCache>(); " + Redis)]
    [InlineData(Redis + " builder.Services.TryAddSingleton<IDistributedCache, MemoryDistributedCache>();")]
    [InlineData(Redis + " if (args.Length > 0) { builder.Services.AddSingleton<IDistributedCache, MemoryDistributedCache>(); }")]
    [InlineData("if (args.Length > 0) builder.Services.AddShopCaching();")]
    public async Task Counts(string registration) => Assert.Empty(await InAsync(registration));

    [Fact]
    public async Task The_memory_cache_of_an_extension_that_only_development_calls_is_no_finding() => Assert.Empty(await FindAsync(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment())
            builder.Services.AddLocalCaching();
        builder.Build().Run();

        static class Shop
        {
            public static void AddLocalCaching(this IServiceCollection services) => services.AddDistributedMemoryCache();
        }
        """));

    [Fact]
    public async Task The_memory_cache_of_an_extension_that_development_calls_too_is_one() => Assert.Equal(["CR2002"], await FindAsync(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment())
            builder.Services.AddLocalCaching();
        else
            Shop.AddLocalCaching(builder.Services);
        builder.Build().Run();

        static class Shop
        {
            public static void AddLocalCaching(this IServiceCollection services) => services.AddDistributedMemoryCache();
        }
        """));

    [Theory]
    [InlineData("services.AddSession();", "CR2001 AddPlatform()", "CR2007 AddPlatform()")]
    [InlineData("services.AddDistributedMemoryCache();", "CR2002 AddPlatform()")]
    [InlineData("AddInner(services);", "CR2002 AddPlatform()")]
    [InlineData("services.AddSignalR();", "CR2009 AddPlatform()")]
    [InlineData("services.AddDataProtection();", "CR2007 AddPlatform()")]
    [InlineData("services.AddSession(); services.AddStackExchangeRedisCache(options => { }); services.AddDataProtection().PersistKeysToStackExchangeRedis(StackExchange.Redis.ConnectionMultiplexer.Connect(\"redis\"));")]
    [InlineData("services.AddSignalR().AddStackExchangeRedis(\"redis\");")]
    public async Task Follows_an_extension_into_another_project_whose_code_is_at_hand(string body, params string[] expected)
    {
        TestProject project = TestProject.Web with { References = [.. TestProject.Web.References, OtherAssembly.WithCode("Shop.Platform", Platform(body), TestProject.Web)] };

        IEnumerable<Diagnostic> findings = (await Findings.InAsync(
            project,
            """
            using Shop.Platform;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddPlatform();
            builder.Build().Run();
            """,
            TestContext.Current.CancellationToken)).Where(finding => finding.Id.StartsWith("CR20", StringComparison.Ordinal));

        Assert.Equal(expected, findings.Select(finding => $"{finding.Id} {finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}").Order());
    }

    [Fact]
    public async Task A_shared_cache_of_another_project_cures_the_session_of_this_one()
    {
        TestProject project = TestProject.Web with
        {
            References = [.. TestProject.Web.References, OtherAssembly.WithCode("Shop.Platform", Platform("services.AddStackExchangeRedisCache(options => { });"), TestProject.Web)],
        };

        Assert.Empty(await FindAsync(
            project,
            """
            using Shop.Platform;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddPlatform();
            builder.Services.AddSession();
            builder.Build().Run();
            """));
    }

    private static string Platform(string body) =>
        $$"""
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop.Platform;

        public static class Registrations
        {
            public static IServiceCollection AddPlatform(this IServiceCollection services)
            {
                {{body}}
                return services;
            }

            private static void AddInner(IServiceCollection services) => services.AddDistributedMemoryCache();
        }
        """;

    private static Task<IEnumerable<string>> InAsync(string registration) => FindAsync(
        TestProject.Web,
        $$"""
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.StackExchangeRedis;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        {{Session}}
        builder.Build().Run();
        {{(registration.Contains("AddShopCaching", StringComparison.Ordinal) ? ShopCaching : "")}}
        """);

    private const string ShopCaching = "static class Shop { public static void AddShopCaching(this IServiceCollection services) => services.AddStackExchangeRedisCache(options => { }); }";

    /// <summary>The findings about the cache, in source order.</summary>
    private static async Task<IEnumerable<string>> FindAsync(TestProject project, string source) =>
        (await Findings.InAsync(project, source, TestContext.Current.CancellationToken))
            .Where(finding => finding.Id is "CR2001" or "CR2002")
            .OrderBy(finding => finding.Location.SourceSpan.Start)
            .Select(finding => finding.Id);
}
