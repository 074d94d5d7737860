using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2007DataProtectionKeysNotSharedFixTests
{
    private const string Read =
        """
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException("The connection string 'Redis' is missing: set ConnectionStrings:Redis in configuration or ConnectionStrings__Redis in the environment.");
        """;

    private const string Connect = "var redis = new Lazy<IConnectionMultiplexer>(() => ConnectionMultiplexer.Connect(redisConnection), LazyThreadSafetyMode.PublicationOnly);";

    [Fact]
    public Task Registers_data_protection_in_front_of_what_needs_it() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);

        // The login.
        builder.Services.AddAuthentication().{|CR2007:AddCookie()|};

        builder.Build().Run();
        """,
        $"""
        using Microsoft.AspNetCore.DataProtection;
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);

        {Read}
        {Connect}
        builder.Services.AddDataProtection().SetApplicationName("TestProject").PersistKeysToStackExchangeRedis(() => redis.Value.GetDatabase(), "TestProject:DataProtection-Keys");

        // The login.
        builder.Services.AddAuthentication().AddCookie();

        builder.Build().Run();
        """);

    [Fact]
    public Task Adds_the_repository_to_the_registration_and_uses_the_connection_string_that_is_read() => FixAsync(
        """
        using Microsoft.AspNetCore.DataProtection;

        var builder = WebApplication.CreateBuilder(args);
        var cache = builder.Configuration.GetConnectionString("Redis") ?? throw new InvalidOperationException();
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = cache);
        builder.Services.AddSession();
        // Keys.
        builder.Services.{|CR2007:AddDataProtection()|}
            .SetApplicationName("shop"); // One for all hosts.

        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.DataProtection;
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        var cache = builder.Configuration.GetConnectionString("Redis") ?? throw new InvalidOperationException();
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = cache);
        builder.Services.AddSession();
        // Keys.
        var redis = new Lazy<IConnectionMultiplexer>(() => ConnectionMultiplexer.Connect(cache), LazyThreadSafetyMode.PublicationOnly);
        builder.Services.AddDataProtection().PersistKeysToStackExchangeRedis(() => redis.Value.GetDatabase(), "shop:DataProtection-Keys")
            .SetApplicationName("shop"); // One for all hosts.

        builder.Build().Run();
        """);

    [Fact]
    public Task Works_in_a_startup_class_without_implicit_usings() => Verify.FixAsync<CR2007DataProtectionKeysNotSharedFix>(
        TestProject.Web with { ImplicitUsings = null },
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public Startup(IConfiguration configuration) => Configuration = configuration;

            public IConfiguration Configuration { get; }

            public void ConfigureServices(IServiceCollection services)
            {
                services.{|CR2007:AddSession()|};
            }

            public void Configure(IApplicationBuilder app) => app.UseSession();
        }
        """,
        """
        using System;
        using System.Threading;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using StackExchange.Redis;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public Startup(IConfiguration configuration) => Configuration = configuration;

            public IConfiguration Configuration { get; }

            public void ConfigureServices(IServiceCollection services)
            {
                var redisConnection = Configuration.GetConnectionString("Redis")
                    ?? throw new InvalidOperationException("The connection string 'Redis' is missing: set ConnectionStrings:Redis in configuration or ConnectionStrings__Redis in the environment.");
                var redis = new Lazy<IConnectionMultiplexer>(() => ConnectionMultiplexer.Connect(redisConnection), LazyThreadSafetyMode.PublicationOnly);
                services.AddDataProtection().SetApplicationName("TestProject").PersistKeysToStackExchangeRedis(() => redis.Value.GetDatabase(), "TestProject:DataProtection-Keys");
                services.AddSession();
            }

            public void Configure(IApplicationBuilder app) => app.UseSession();
        }
        """,
        "CR2007:redis",
        "CR2007");

    [Theory]
    [InlineData("builder.Services.AddDataProtection().{|CR2007:PersistKeysToFileSystem(new DirectoryInfo(\"/keys\"))|};")]
    [InlineData("AddCookies(builder.Services);\nstatic void AddCookies(IServiceCollection services) => services.{|CR2007:AddSession()|};")]
    public Task Nothing_is_offered_where_keys_are_kept_already_or_no_configuration_is_in_reach(string registration) => Verify.NoFixAsync<CR2007DataProtectionKeysNotSharedFix>(
        TestProject.Web,
        $"""
        using Microsoft.AspNetCore.DataProtection;

        {(registration.Contains("static void", StringComparison.Ordinal) ? "" : "var builder = WebApplication.CreateBuilder(args);")}
        {registration.Replace("AddCookies(builder.Services);", "var app = WebApplication.CreateBuilder(args); AddCookies(app.Services); app.Build().Run();", StringComparison.Ordinal)}
        """,
        "CR2007");

    [Fact]
    public Task Nothing_is_offered_without_the_package() => Verify.NoFixAsync<CR2007DataProtectionKeysNotSharedFix>(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2007:AddSession()|};
        builder.Build().Run();
        """,
        "CR2007");

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR2007DataProtectionKeysNotSharedFix>(TestProject.Web, source, fixedSource, "CR2007:redis", "CR2007");
}
