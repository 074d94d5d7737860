using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2002InMemoryDistributedCacheTests
{
    [Theory]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache()|};")]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache(options => options.SizeLimit = 1024)|};")]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache()|}.AddSession();")]
    [InlineData("builder.Services.AddMemoryCache().{|CR2002:AddDistributedMemoryCache()|};")]
    [InlineData("builder.Services?.{|CR2002:AddDistributedMemoryCache()|};")]
    [InlineData("MemoryCacheServiceCollectionExtensions.{|CR2002:AddDistributedMemoryCache(builder.Services)|};")]
    [InlineData("Func<IServiceCollection> add = {|CR2002:builder.Services.AddDistributedMemoryCache|}; add();")]
    public Task Reports_the_registration(string registration) => AnalyzeAsync(Program(registration));

    [Fact]
    public Task Reports_an_extension_of_its_own() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddShop();
        builder.Build().Run();

        static class Shop
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services.{|CR2002:AddDistributedMemoryCache()|};
        }
        """);

    [Fact]
    public Task Reports_in_a_startup_class() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.{|CR2002:AddDistributedMemoryCache()|};
            public void Configure(IApplicationBuilder app) { }
        }
        """);

    [Fact]
    public Task Reports_through_an_alias() => AnalyzeAsync("""
        using Caching = Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions;

        var builder = WebApplication.CreateBuilder(args);
        Caching.{|CR2002:AddDistributedMemoryCache(builder.Services)|};
        builder.Build().Run();
        """);

    [Fact]
    public Task Reports_in_a_worker() => Verify.AnalyzerAsync(
        TestProject.Console,
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.{|CR2002:AddDistributedMemoryCache()|};
        builder.Build().Run();
        """,
        "CR2002");

    [Theory]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDistributedMemoryCache();")]
    [InlineData("if (!builder.Environment.IsDevelopment()) { } else builder.Services.AddDistributedMemoryCache();")]
    [InlineData("if (builder.Environment.IsProduction()) { } else { builder.Services.AddDistributedMemoryCache(); }")]
    [InlineData("if (builder.Environment.EnvironmentName == \"Development\") builder.Services.AddDistributedMemoryCache();")]
    [InlineData("if (builder.Environment.EnvironmentName is \"Development\") builder.Services.AddDistributedMemoryCache();")]
    [InlineData("if (builder.Environment.IsEnvironment(Environments.Development) && args.Length == 0) builder.Services.AddDistributedMemoryCache();")]
    [InlineData("if (builder.Environment.IsDevelopment() || builder.Environment.IsEnvironment(\"Local\")) builder.Services.AddDistributedMemoryCache();")]
    [InlineData("switch (builder.Environment.EnvironmentName) { case \"Development\": builder.Services.AddDistributedMemoryCache(); break; }")]
    [InlineData("var isLocal = builder.Environment.IsDevelopment(); if (isLocal) builder.Services.AddDistributedMemoryCache();")]
    [InlineData("_ = builder.Environment.IsDevelopment() ? builder.Services.AddDistributedMemoryCache() : builder.Services;")]
    public Task Silent_where_only_development_runs(string registration) => AnalyzeAsync(Program(registration));

    [Theory]
    [InlineData("if (!builder.Environment.IsDevelopment()) builder.Services.{|CR2002:AddDistributedMemoryCache()|};")]
    [InlineData("if (builder.Environment.IsDevelopment()) { } else builder.Services.{|CR2002:AddDistributedMemoryCache()|};")]
    [InlineData("if (builder.Environment.IsDevelopment() || builder.Environment.IsEnvironment(\"Docker\")) builder.Services.{|CR2002:AddDistributedMemoryCache()|};")]
    [InlineData("switch (builder.Environment.EnvironmentName) { case \"Development\": case \"Test\": builder.Services.{|CR2002:AddDistributedMemoryCache()|}; break; }")]
    public Task Reports_where_other_environments_run_too(string registration) => AnalyzeAsync(Program(registration));

    [Fact]
    public Task Silent_in_a_debug_build() => Verify.AnalyzerAsync(
        TestProject.Web with { Symbols = ["DEBUG"] },
        """
        var builder = WebApplication.CreateBuilder(args);
        #if DEBUG
        builder.Services.AddDistributedMemoryCache();
        #endif
        builder.Build().Run();
        """,
        "CR2002");

    [Fact]
    public Task Silent_in_startup_methods_for_development() => AnalyzeAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureDevelopmentServices(IServiceCollection services) => services.AddDistributedMemoryCache();
            public void ConfigureServices(IServiceCollection services) { }
            public void Configure(IApplicationBuilder app) { }
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration[\"Redis\"]);")]
    [InlineData("if (args.Length > 0) builder.Services.AddStackExchangeRedisCache(options => { });")]
    [InlineData("builder.Services.AddSingleton<IDistributedCache, ShopCache>();")]
    [InlineData("builder.Services.AddSingleton<IDistributedCache>(_ => new ShopCache());")]
    [InlineData("builder.Services.AddSingleton(typeof(IDistributedCache), typeof(ShopCache));")]
    [InlineData("builder.Services.Add(new ServiceDescriptor(typeof(IDistributedCache), typeof(ShopCache), ServiceLifetime.Singleton));")]
    [InlineData("builder.Services.Replace(ServiceDescriptor.Singleton<IDistributedCache, ShopCache>());")]
    public Task Silent_beside_a_shared_cache(string registration) => AnalyzeAsync(
        $$"""
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        {{registration}}
        builder.Build().Run();

        class ShopCache : IDistributedCache
        {
            public byte[]? Get(string key) => null;
            public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult<byte[]?>(null);
            public void Refresh(string key) { }
            public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;
            public void Remove(string key) { }
            public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;
            public void Set(string key, byte[] value, DistributedCacheEntryOptions options) { }
            public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddSingleton<IDistributedCache, MemoryDistributedCache>();")]
    [InlineData("builder.Services.BuildServiceProvider().GetService(typeof(IDistributedCache));")]
    [InlineData("builder.Services.BuildServiceProvider().GetService<IDistributedCache>();")]
    [InlineData("builder.Services.AddOutputCache(); builder.Services.AddResponseCaching();")]
    [InlineData("builder.Services.AddMemoryCache();")]
    public Task Reports_beside_what_is_no_shared_cache(string registration) => AnalyzeAsync(
        $$"""
        using Microsoft.Extensions.Caching.Distributed;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2002:AddDistributedMemoryCache()|};
        {{registration}}
        builder.Build().Run();
        """);

    [Fact]
    public Task Silent_where_an_extension_of_another_assembly_may_register_a_cache() => Verify.AnalyzerAsync(
        TestProject.Web with { References = [.. TestProject.Web.References, ReferenceWith("AddShopCache")] },
        Program("builder.Services.AddDistributedMemoryCache(); builder.Services.AddShopCache();", "using Shop.Platform;"),
        "CR2002");

    [Fact]
    public Task Reports_beside_an_extension_of_another_assembly_that_knows_no_cache() => Verify.AnalyzerAsync(
        TestProject.Web with { References = [.. TestProject.Web.References, ReferenceWith("AddShop")] },
        Program("builder.Services.{|CR2002:AddDistributedMemoryCache()|}; builder.Services.AddShop();", "using Shop.Platform;"),
        "CR2002");

    [Fact]
    public Task Silent_in_a_library() => Verify.AnalyzerAsync(
        TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary, IsWeb = false },
        """
        using Microsoft.Extensions.DependencyInjection;

        public static class Shop
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services.AddDistributedMemoryCache();
        }
        """,
        "CR2002");

    [Fact]
    public Task Silent_for_a_method_of_that_name_elsewhere() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        new Stock().AddDistributedMemoryCache();
        builder.Build().Run();

        class Stock
        {
            public void AddDistributedMemoryCache() { }
        }
        """);

    private static string Program(string registration, string usings = "") =>
        $$"""
        {{usings}}
        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        builder.Build().Run();
        """;

    private static MetadataReference ReferenceWith(string extension) => OtherAssembly.Compile(
        "Shop.Platform",
        $$"""
        namespace Shop.Platform;

        public static class Registrations
        {
            public static Microsoft.Extensions.DependencyInjection.IServiceCollection {{extension}}(
                this Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services;
        }
        """,
        TestProject.Web);

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR2002");
}
