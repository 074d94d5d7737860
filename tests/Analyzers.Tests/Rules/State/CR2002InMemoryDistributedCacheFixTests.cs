using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2002InMemoryDistributedCacheFixTests
{
    private const string Missing =
        "\"The connection string 'Redis' is missing: set ConnectionStrings:Redis in configuration or ConnectionStrings__Redis in the environment.\"";

    [Fact]
    public Task Statement_keeps_its_comments() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);

        // A cart lives for a day.
        builder.Services.{|CR2002:AddDistributedMemoryCache()|}; // for now

        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);

        // A cart lives for a day.
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException({Missing});
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection); // for now

        builder.Build().Run();
        """);

    [Fact]
    public Task Chain() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services
            .AddMemoryCache()
            .{|CR2002:AddDistributedMemoryCache(options =>
            {
                options.SizeLimit = 64 * 1024;
                options.ExpirationScanFrequency = TimeSpan.FromMinutes(1);
            })|}
            .AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20));
        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException({Missing});
        builder.Services
            .AddMemoryCache()
            .AddStackExchangeRedisCache(options => options.Configuration = redisConnection)
            .AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20));
        builder.Build().Run();
        """);

    [Fact]
    public Task Embedded_statement_gets_braces() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        if (args.Length > 0)
            builder.Services.{|CR2002:AddDistributedMemoryCache()|};
        builder.Build().Run();
        """,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        if (args.Length > 0)
        {
            var redisConnection = builder.Configuration.GetConnectionString("Redis")
                ?? throw new InvalidOperationException({{Missing}});
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        }
        builder.Build().Run();
        """);

    [Fact]
    public Task Embedded_statement_on_the_line_of_its_condition_gets_braces() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        if (args.Length > 0) return;
        else builder.Services.{|CR2002:AddDistributedMemoryCache()|}; // for now
        builder.Build().Run();
        """,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        if (args.Length > 0) return;
        else {
            var redisConnection = builder.Configuration.GetConnectionString("Redis")
                ?? throw new InvalidOperationException({{Missing}});
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection); // for now
        }
        builder.Build().Run();
        """);

    [Fact]
    public Task Block_on_one_line() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        if (args.Length > 0) { builder.Services.AddOptions(); /* The cart. */ builder.Services.{|CR2002:AddDistributedMemoryCache()|}; }
        builder.Build().Run();
        """,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        if (args.Length > 0) {
            builder.Services.AddOptions(); /* The cart. */
            var redisConnection = builder.Configuration.GetConnectionString("Redis")
                ?? throw new InvalidOperationException({{Missing}});
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        }
        builder.Build().Run();
        """);

    [Fact]
    public Task Conditional_access() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services?.{|CR2002:AddDistributedMemoryCache()|};
        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException({Missing});
        builder.Services?.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        builder.Build().Run();
        """);

    [Fact]
    public Task Static_call() => FixAsync(
        """
        using Caching = Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions;

        var builder = WebApplication.CreateBuilder(args);
        Caching.{|CR2002:AddDistributedMemoryCache(builder.Services)|};
        builder.Build().Run();
        """,
        $"""
        using Caching = Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions;

        var builder = WebApplication.CreateBuilder(args);
        var redisConnection = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException({Missing});
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
        builder.Build().Run();
        """);

    [Fact]
    public Task Startup_class_with_its_configuration_and_without_implicit_usings() => Verify.FixAsync<CR2002InMemoryDistributedCacheFix>(
        TestProject.Web with { ImplicitUsings = null },
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;

        public class Program
        {
            public static void Main(string[] args) =>
                new WebHostBuilder().UseStartup<Startup>();
        }

        public class Startup
        {
            public Startup(Microsoft.Extensions.Configuration.IConfiguration configuration)
            {
                Configuration = configuration;
            }

            public Microsoft.Extensions.Configuration.IConfiguration Configuration { get; }

            public void ConfigureServices(IServiceCollection services) =>
                services
                    .{|CR2002:AddDistributedMemoryCache()|}
                    .AddSession();

            public void Configure(IApplicationBuilder app)
            {
            }
        }
        """,
        $$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        public class Program
        {
            public static void Main(string[] args) =>
                new WebHostBuilder().UseStartup<Startup>();
        }

        public class Startup
        {
            public Startup(Microsoft.Extensions.Configuration.IConfiguration configuration)
            {
                Configuration = configuration;
            }

            public Microsoft.Extensions.Configuration.IConfiguration Configuration { get; }

            public void ConfigureServices(IServiceCollection services)
            {
                var redisConnection = Configuration.GetConnectionString("Redis")
                    ?? throw new InvalidOperationException({{Missing}});
                services
                    .AddStackExchangeRedisCache(options => options.Configuration = redisConnection)
                    .AddSession();
            }

            public void Configure(IApplicationBuilder app)
            {
            }
        }
        """,
        "CR2002:redis",
        "CR2002");

    [Fact]
    public Task Extension_that_is_given_the_configuration_returns_what_it_did() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddShop(builder.Configuration);
        builder.Build().Run();

        static class Shop
        {
            public static IServiceCollection AddShop(this IServiceCollection services, IConfiguration settings) => services
                .{|CR2002:AddDistributedMemoryCache()|}
                .AddSession();
        }
        """,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddShop(builder.Configuration);
        builder.Build().Run();

        static class Shop
        {
            public static IServiceCollection AddShop(this IServiceCollection services, IConfiguration settings)
            {
                var redisConnection = settings.GetConnectionString("Redis")
                    ?? throw new InvalidOperationException({{Missing}});
                return services
                    .AddStackExchangeRedisCache(options => options.Configuration = redisConnection)
                    .AddSession();
            }
        }
        """);

    [Fact]
    public Task Context_of_a_host_builder() => FixAsync(
        """
        Host.CreateDefaultBuilder(args)
            .ConfigureServices((context, services) => services.{|CR2002:AddDistributedMemoryCache()|})
            .Build()
            .Run();
        """,
        $$"""
        Host.CreateDefaultBuilder(args)
            .ConfigureServices((context, services) =>
            {
                var redisConnection = context.Configuration.GetConnectionString("Redis")
                    ?? throw new InvalidOperationException({{Missing}});
                services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
            })
            .Build()
            .Run();
        """);

    [Fact]
    public Task Names_that_are_taken_are_left_alone() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        var redisConnection = args[0];
        var options = args[1];
        builder.Services.{|CR2002:AddDistributedMemoryCache()|};
        builder.Build().Run();
        """,
        $"""
        var builder = WebApplication.CreateBuilder(args);
        var redisConnection = args[0];
        var options = args[1];
        var redisConnection2 = builder.Configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException({Missing});
        builder.Services.AddStackExchangeRedisCache(redisOptions => redisOptions.Configuration = redisConnection2);
        builder.Build().Run();
        """);

    [Fact]
    public Task Line_breaks_and_tabs_of_the_file_are_kept() => FixAsync(
        "class Program\r\n{\r\n\tstatic void Main(string[] args)\r\n\t{\r\n\t\tvar builder = WebApplication.CreateBuilder(args);\r\n\t\tbuilder.Services.{|CR2002:AddDistributedMemoryCache()|};\r\n\t\tbuilder.Build().Run();\r\n\t}\r\n}\r\n",
        "class Program\r\n{\r\n\tstatic void Main(string[] args)\r\n\t{\r\n\t\tvar builder = WebApplication.CreateBuilder(args);\r\n"
        + $"\t\tvar redisConnection = builder.Configuration.GetConnectionString(\"Redis\")\r\n\t\t\t?? throw new InvalidOperationException({Missing});\r\n"
        + "\t\tbuilder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);\r\n\t\tbuilder.Build().Run();\r\n\t}\r\n}\r\n");

    [Fact]
    public async Task The_second_of_two_registrations_is_left_when_the_first_is_fixed()
    {
        const string Registration = "builder.Services.AddDistributedMemoryCache();";
        await FixAsync(
            $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.{|CR2002:AddDistributedMemoryCache()|};
            {{Registration.Replace("AddDistributedMemoryCache()", "{|CR2002:AddDistributedMemoryCache()|}", StringComparison.Ordinal)}}
            builder.Build().Run();
            """,
            $"""
            var builder = WebApplication.CreateBuilder(args);
            var redisConnection = builder.Configuration.GetConnectionString("Redis")
                ?? throw new InvalidOperationException({Missing});
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisConnection);
            {Registration}
            builder.Build().Run();
            """);
    }

    [Theory]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache(options => { options.SizeLimit = 1; Console.WriteLine(); })|};")]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache(options => options.SizeLimit = Size())|};")]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache(Configure)|};")]
    [InlineData("builder.Services.{|CR2002:AddDistributedMemoryCache(/* small */)|};")]
    [InlineData("Func<IServiceCollection> add = {|CR2002:builder.Services.AddDistributedMemoryCache|};")]
    [InlineData("Register(builder.Services); static void Register(IServiceCollection services) => services.{|CR2002:AddDistributedMemoryCache()|};")]
    public Task Nothing_is_offered_where_something_would_be_lost(string registration) => Verify.NoFixAsync<CR2002InMemoryDistributedCacheFix>(
        TestProject.Web,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        builder.Build().Run();

        static long Size() => 1;
        static void Configure(Microsoft.Extensions.Caching.Memory.MemoryDistributedCacheOptions options) { }
        """,
        "CR2002");

    [Fact]
    public Task Nothing_is_offered_in_a_type_that_cannot_reach_the_builder() => Verify.NoFixAsync<CR2002InMemoryDistributedCacheFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        Shop.AddShop(builder.Services);
        builder.Build().Run();

        static class Shop
        {
            public static IServiceCollection AddShop(IServiceCollection services) => services.{|CR2002:AddDistributedMemoryCache()|};
        }
        """,
        "CR2002");

    [Fact]
    public Task Nothing_is_offered_without_the_package() => Verify.NoFixAsync<CR2002InMemoryDistributedCacheFix>(
        TestProject.PlainWeb,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2002:AddDistributedMemoryCache()|};
        builder.Build().Run();
        """,
        "CR2002");

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CR2002InMemoryDistributedCacheFix>(TestProject.Web, source, fixedSource, "CR2002:redis", "CR2002");
}
