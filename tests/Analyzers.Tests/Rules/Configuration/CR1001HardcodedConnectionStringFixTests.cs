using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1001HardcodedConnectionStringFixTests
{
    private const string Shop = "\"Server=sql01;Database=Shop;UID=shop;PWD=Zx9kq1\"";

    private const string FromBuilder =
        """builder.Configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).")""";

    private const string FromConfiguration =
        """configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).")""";

    private const string FromEnvironment =
        """Environment.GetEnvironmentVariable("ConnectionStrings__Shop") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__Shop.")""";

    private const string Context = """
        class ShopContext : DbContext
        {
            public ShopContext(DbContextOptions<ShopContext> options) : base(options) { }
        }
        """;

    [Fact]
    public Task Builder_in_scope() => FixInWebAsync("""
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        // The shop's own database.
        builder.Services.AddDbContext<ShopContext>(options => options.UseSqlServer($VALUE /* shop */));
        builder.Build().Run();

        """ + Context, FromBuilder);

    [Fact]
    public Task Local_after_the_builder() => FixInWebAsync("""
        var builder = WebApplication.CreateBuilder(args);
        var shopConnection = $VALUE; // the shop
        Console.WriteLine(shopConnection.Length);
        builder.Build().Run();
        """, FromBuilder);

    [Fact]
    public Task Local_before_the_builder_reads_the_environment() => FixInWebAsync("""
        var shopConnection = $VALUE;
        var builder = WebApplication.CreateBuilder(args);
        Console.WriteLine(shopConnection.Length);
        builder.Build().Run();
        """, FromEnvironment);

    [Fact]
    public Task Local_function_that_runs_before_the_builder_reads_the_environment() => FixInWebAsync("""
        Console.WriteLine(GetShopConnection());
        var builder = WebApplication.CreateBuilder(args);
        builder.Build().Run();

        string GetShopConnection() => $VALUE;
        """, FromEnvironment);

    [Fact]
    public Task Static_local_function_reads_the_environment() => FixInWebAsync("""
        var builder = WebApplication.CreateBuilder(args);
        Console.WriteLine(GetShopConnection());
        builder.Build().Run();

        static string GetShopConnection() => $VALUE;
        """, FromEnvironment);

    [Fact]
    public Task Context_of_the_generic_host() => FixInWebAsync("""
        Host.CreateDefaultBuilder(args)
            .ConfigureServices((context, services) =>
            {
                var shopConnection = $VALUE;
                services.AddSingleton(shopConnection);
            })
            .Build()
            .Run();
        """, FromConfiguration.Replace("configuration.", "context.Configuration.", StringComparison.Ordinal));

    [Fact]
    public Task Service_provider_in_scope() => FixInWebAsync("""
        static class Registration
        {
            public static IServiceCollection AddShop(this IServiceCollection services) =>
                services.AddSingleton(provider =>
                {
                    var shopConnection = $VALUE;
                    return shopConnection;
                });

            static void Main() { }
        }
        """, FromConfiguration.Replace("configuration.", "provider.GetRequiredService<IConfiguration>().", StringComparison.Ordinal));

    [Fact]
    public Task Configuration_parameter() => FixInWebAsync("""
        static class Registration
        {
            public static void AddShop(this IServiceCollection services, IConfiguration configuration)
            {
                var shopConnection = $VALUE;
            }

            static void Main() { }
        }
        """, FromConfiguration);

    [Fact]
    public Task Configuration_property_of_Startup() => FixInWebAsync("""
        class Startup
        {
            public Startup(IConfiguration configuration) => Configuration = configuration;

            public IConfiguration Configuration { get; }

            public void ConfigureServices(IServiceCollection services)
            {
                var shopConnection = $VALUE;
            }

            static void Main() { }
        }
        """, FromConfiguration.Replace("configuration.", "Configuration.", StringComparison.Ordinal));

    [Fact]
    public Task Configuration_field_but_not_from_a_static_member() => FixAsync(TestProject.Web, """
        class ShopRepository
        {
            private readonly IConfiguration _configuration;

            public ShopRepository(IConfiguration configuration) => _configuration = configuration;

            public string Connection => $VALUE;

            static void Main() { }
        }

        class Shop
        {
            private readonly IConfiguration _configuration;

            public Shop(IConfiguration configuration) => _configuration = configuration;

            public static string Connection => $VALUE;
        }
        """, """
        class ShopRepository
        {
            private readonly IConfiguration _configuration;

            public ShopRepository(IConfiguration configuration) => _configuration = configuration;

            public string Connection => _configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");

            static void Main() { }
        }

        class Shop
        {
            private readonly IConfiguration _configuration;

            public Shop(IConfiguration configuration) => _configuration = configuration;

            public static string Connection => Environment.GetEnvironmentVariable("ConnectionStrings__Shop") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__Shop.");
        }
        """);

    [Fact]
    public Task Class_created_by_the_container_gets_a_constructor() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ShopRepository>();
        builder.Build().Run();

        class ShopRepository
        {
            public string Open() => Connect($VALUE);

            private static string Connect(string connection) => connection;
        }
        """, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ShopRepository>();
        builder.Build().Run();

        class ShopRepository
        {
            private readonly IConfiguration _configuration;

            public ShopRepository(IConfiguration configuration)
            {
                _configuration = configuration;
            }

            public string Open() => Connect(_configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop)."));

            private static string Connect(string connection) => connection;
        }
        """);

    [Fact]
    public Task Constructor_of_a_controller_gets_a_parameter() => FixAsync(TestProject.Web, """
        using Microsoft.AspNetCore.Mvc;

        WebApplication.CreateBuilder(args).Build().Run();

        public class ShopController : Controller
        {
            private readonly ILogger<ShopController> _logger;

            public ShopController(ILogger<ShopController> logger)
            {
                _logger = logger;
            }

            public IActionResult Index()
            {
                return Content($VALUE);
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        WebApplication.CreateBuilder(args).Build().Run();

        public class ShopController : Controller
        {
            private readonly ILogger<ShopController> _logger;
            private readonly IConfiguration _configuration;

            public ShopController(ILogger<ShopController> logger, IConfiguration configuration)
            {
                _configuration = configuration;
                _logger = logger;
            }

            public IActionResult Index()
            {
                return Content(_configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop)."));
            }
        }
        """);

    [Fact]
    public Task Parameters_on_lines_of_their_own_and_fields_without_underscore() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<ShopWorker>();
        builder.Build().Run();

        class ShopWorker : BackgroundService
        {
            private readonly ILogger<ShopWorker> logger;
            private readonly IHostEnvironment environment;

            public ShopWorker(
                ILogger<ShopWorker> logger,
                IHostEnvironment environment)
                => (this.logger, this.environment) = (logger, environment);

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var shopConnection = $VALUE;
                return Task.FromResult(shopConnection);
            }
        }
        """, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<ShopWorker>();
        builder.Build().Run();

        class ShopWorker : BackgroundService
        {
            private readonly ILogger<ShopWorker> logger;
            private readonly IHostEnvironment environment;
            private readonly IConfiguration configuration;

            public ShopWorker(
                ILogger<ShopWorker> logger,
                IHostEnvironment environment,
                IConfiguration configuration)
            {
                this.configuration = configuration;
                (this.logger, this.environment) = (logger, environment);
            }

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var shopConnection = configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");
                return Task.FromResult(shopConnection);
            }
        }
        """);

    [Fact]
    public Task Primary_constructor_gets_a_parameter() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTransient<IShop, ShopRepository>();
        builder.Build().Run();

        interface IShop;

        class ShopRepository(ILogger<ShopRepository> logger) : IShop
        {
            private readonly string _connection = $VALUE;

            public void Log() => logger.LogInformation("{Length}", _connection.Length);
        }
        """, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTransient<IShop, ShopRepository>();
        builder.Build().Run();

        interface IShop;

        class ShopRepository(ILogger<ShopRepository> logger, IConfiguration configuration) : IShop
        {
            private readonly string _connection = configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");

            public void Log() => logger.LogInformation("{Length}", _connection.Length);
        }
        """);

    [Fact]
    public Task Field_initializer_moves_into_the_constructor() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ShopRepository>();
        builder.Services.AddSingleton<StockRepository>();
        builder.Build().Run();

        class ShopRepository
        {
            // Where the shop lives.
            private readonly string _connection = $VALUE;

            public ShopRepository(ILogger<ShopRepository> logger)
            {
                logger.LogInformation("{Length}", _connection.Length);
            }
        }

        class StockRepository
        {
            public string Connection { get; } = {|CR1001:"Server=sql01;Database=Stock"|};
        }
        """, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ShopRepository>();
        builder.Services.AddSingleton<StockRepository>();
        builder.Build().Run();

        class ShopRepository
        {
            // Where the shop lives.
            private readonly string _connection;

            public ShopRepository(ILogger<ShopRepository> logger, IConfiguration configuration)
            {
                _connection = configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");
                logger.LogInformation("{Length}", _connection.Length);
            }
        }

        class StockRepository
        {
            public string Connection { get; }

            public StockRepository(IConfiguration configuration)
            {
                Connection = configuration.GetConnectionString("Stock") ?? throw new InvalidOperationException("Set the connection string 'Stock' (environment variable ConnectionStrings__Stock).");
            }
        }
        """);

    [Fact]
    public Task Constructor_that_is_given_the_configuration_keeps_it() => FixAsync(TestProject.Library with { References = References.Web }, """
        using Microsoft.Extensions.Configuration;

        public class Shop
        {
            public Shop(IConfiguration settings)
            {
                Name = settings["Name"];
            }

            public string? Name { get; }

            public string Connection() => $VALUE;
        }
        """, """
        using Microsoft.Extensions.Configuration;

        public class Shop
        {
            private readonly IConfiguration _configuration;

            public Shop(IConfiguration settings)
            {
                _configuration = settings;
                Name = settings["Name"];
            }

            public string? Name { get; }

            public string Connection() => _configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddScoped<Shop>(_ => new Shop());")]
    [InlineData("builder.Services.AddScoped(_ => new Shop());")]
    [InlineData("builder.Services.AddScoped<Shop>(); Shop other = new();")]
    [InlineData("builder.Services.AddScoped<Shop>(); _ = new Special();")]
    [InlineData("new ServiceCollection().AddScoped<Shop>();")]
    [InlineData("")]
    public Task Class_that_others_create_reads_the_environment(string registration) => FixInWebAsync($$"""
        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        builder.Build().Run();

        class Shop
        {
            public string Connection => $VALUE;
        }

        {{(registration.Contains("Special", StringComparison.Ordinal) ? "class Special : Shop;" : "")}}
        """, FromEnvironment);

    [Fact]
    public Task Class_with_several_constructors_reads_the_environment() => FixInWebAsync("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<Shop>();
        builder.Build().Run();

        class Shop
        {
            public Shop() { }
            public Shop(string name) { }
            public string Connection => $VALUE;
        }
        """, FromEnvironment);

    [Fact]
    public Task Constant_field_becomes_static_readonly() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        Console.WriteLine(Settings.ShopConnection);
        builder.Build().Run();

        static class Settings
        {
            /// <summary>The shop.</summary>
            public const string ShopConnection = $VALUE; // keep
        }
        """, """
        var builder = WebApplication.CreateBuilder(args);
        Console.WriteLine(Settings.ShopConnection);
        builder.Build().Run();

        static class Settings
        {
            /// <summary>The shop.</summary>
            public static readonly string ShopConnection = Environment.GetEnvironmentVariable("ConnectionStrings__Shop") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__Shop."); // keep
        }
        """);

    [Fact]
    public Task Constant_local_becomes_a_local() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        // the shop
        const string shop = $VALUE;
        Console.WriteLine(shop);
        builder.Build().Run();
        """, $"""
        var builder = WebApplication.CreateBuilder(args);
        // the shop
        string shop = {FromBuilder};
        Console.WriteLine(shop);
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("class C { const string Shop = $VALUE; [System.Obsolete(Shop)] void F() { } }")]
    [InlineData("class C { const string Shop = $VALUE; void F(string s = Shop) { } }")]
    [InlineData("class C { const string Shop = $VALUE; const string Other = Shop; }")]
    [InlineData("class C { const string Shop = $VALUE; bool F(string s) { switch (s) { case Shop: return true; } return false; } }")]
    [InlineData("class C { const string Shop = $VALUE; bool F(string s) => s is Shop; }")]
    [InlineData("class C { const string Shop = $VALUE; int F(string s) => s switch { Shop => 1, _ => 0 }; }")]
    [InlineData("class C { void F() { const string shop = $VALUE; const string other = shop; } }")]
    [InlineData("class C { void F(string s = $VALUE) { } }")]
    [InlineData("record C(string Shop = $VALUE);")]
    [InlineData("class C { string F(string host) => {|CR1001:$\"Server=sql01;Database={host}\"|}; }")]
    [InlineData("class C { string F(string host) => {|CR1001:\"Server=sql01;Database=\" + host|}; }")]
    [InlineData("class C { string F() => {|CR1001:\"Server=sql01;\" /* where */ + \"Database=Shop\"|}; }")]
    [InlineData("class C { string F(string s) => s ?? $VALUE; }")]
    public Task Nothing_offered_where_a_constant_must_stand_or_the_value_is_not_whole(string code) =>
        Verify.NoFixAsync<CR1001HardcodedConnectionStringFix>(TestProject.Library, Marked(code), "CR1001");

    [Fact]
    public Task Nothing_offered_inside_configuration_in_memory() => Verify.NoFixAsync<CR1001HardcodedConnectionStringFix>(TestProject.Web, Marked("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Shop"] = $VALUE });
        builder.Configuration["ConnectionStrings:Stock"] = $VALUE;
        builder.Build().Run();
        """), "CR1001");

    [Fact]
    public Task Fallback_to_a_server_becomes_an_exception() => FixAsync(TestProject.Web, """
        var builder = WebApplication.CreateBuilder(args);
        var a = builder.Configuration.GetConnectionString("Main") ?? $VALUE;
        var b = builder.Configuration["Databases:Main"] ?? $VALUE;
        var c = Environment.GetEnvironmentVariable("MAIN") ?? $VALUE;
        builder.Build().Run();
        """, """
        var builder = WebApplication.CreateBuilder(args);
        var a = builder.Configuration.GetConnectionString("Main") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__Main.");
        var b = builder.Configuration["Databases:Main"] ?? throw new InvalidOperationException("Set the environment variable Databases__Main.");
        var c = Environment.GetEnvironmentVariable("MAIN") ?? throw new InvalidOperationException("Set the environment variable MAIN.");
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("@\"Server=.\\SQLEXPRESS;Database=Shop\"")]
    [InlineData("\"\"\"Server=sql01;Database=Shop\"\"\"")]
    [InlineData("$\"Server=sql01;Database=Shop\"")]
    [InlineData("\"Server=sql01;\" + \"Database=Shop\"")]
    [InlineData("\"Server=sql01;\" +\n        \"Database=Shop;\" +\n        \"UID=shop\"")]
    [InlineData("\"Server=\" + Names.Host + \";Database=Shop\"")]
    [InlineData("$\"Server={Names.Host};Database=Shop\"")]
    [InlineData("\"mongodb://mongo:27017/shop\"")]
    public Task Shapes_of_the_string(string literal) => FixAsync(
        TestProject.Library with { Sources = ["static class Names { public const string Host = \"sql01\"; }"] },
        "class Shop { string F(string shop) { shop = " + "{|CR1001:" + literal + "|}; return shop; } }",
        $"class Shop {{ string F(string shop) {{ shop = {FromEnvironment}; return shop; }} }}");

    [Theory]
    [InlineData("shop = $VALUE.Trim();", "shop = (#).Trim();")]
    [InlineData("shop = true ? $VALUE : null;", "shop = true ? (#) : null;")]
    [InlineData("string?[] shops = { $VALUE };", "string?[] shops = { # };")]
    [InlineData("string?[] shops = [$VALUE];", "string?[] shops = [#];")]
    [InlineData("Func<string> shops = () => $VALUE;", "Func<string> shops = () => #;")]
    [InlineData("shop = ($VALUE);", "shop = (#);")]
    [InlineData("var shops = (1, $VALUE);", "var shops = (1, #);")]
    public Task Places_of_the_string(string statement, string expected) => FixAsync(
        TestProject.Library,
        $"class Shop {{ void F(string? shop) {{ {statement} }} }}",
        $"class Shop {{ void F(string? shop) {{ {expected.Replace("#", FromEnvironment, StringComparison.Ordinal)} }} }}".Replace("__Shop", "__" + (statement.Contains("shops =", StringComparison.Ordinal) && !statement.Contains("=>", StringComparison.Ordinal) ? "Shops" : "Shop"), StringComparison.Ordinal));

    [Fact]
    public Task Usings_are_added_where_they_belong() => FixAsync(TestProject.Web with { ImplicitUsings = null, OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary }, """
        // Copyright (c) Shop

        using System.Text;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            private readonly Microsoft.Extensions.Configuration.IConfiguration _configuration;

            public Shop(Microsoft.Extensions.Configuration.IConfiguration configuration) => _configuration = configuration;

            string Connection => $VALUE;
        }
        """, """
        // Copyright (c) Shop

        using System;
        using System.Text;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;

        class Shop
        {
            private readonly Microsoft.Extensions.Configuration.IConfiguration _configuration;

            public Shop(Microsoft.Extensions.Configuration.IConfiguration configuration) => _configuration = configuration;

            string Connection => _configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");
        }
        """);

    [Fact]
    public Task First_using_of_a_file_stands_below_its_head() => FixAsync(TestProject.Library with { ImplicitUsings = null }, """
        // Copyright (c) Shop

        /// <summary>The shop.</summary>
        class Shop
        {
            string Connection => $VALUE;
        }
        """, $$"""
        // Copyright (c) Shop

        using System;

        /// <summary>The shop.</summary>
        class Shop
        {
            string Connection => {{FromEnvironment}};
        }
        """);

    [Fact]
    public Task Name_that_means_something_else_is_written_in_full() => FixAsync(TestProject.Library, """
        class Environment;

        class Shop
        {
            string Connection => $VALUE;
        }
        """, $$"""
        class Environment;

        class Shop
        {
            string Connection => global::System.{{FromEnvironment}};
        }
        """);

    [Fact]
    public Task Framework_reads_its_configuration_file() => FixAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, """
        using System.Data.SqlClient;

        public class ShopRepository
        {
            private const string Connection = $VALUE;

            public SqlConnection Open() => new SqlConnection(Connection);
        }
        """, """
        using System;
        using System.Configuration;
        using System.Data.SqlClient;

        public class ShopRepository
        {
            private static readonly string Connection = ConfigurationManager.ConnectionStrings["Shop"]?.ConnectionString ?? throw new InvalidOperationException("Add the connection string 'Shop' to the configuration file.");

            public SqlConnection Open() => new SqlConnection(Connection);
        }
        """);

    [Fact]
    public Task Sinks_get_keys_by_kind() => FixAsync(TestProject.Web, """
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = {|CR1001:"cache:6379"|});
        var multiplexer = ConnectionMultiplexer.Connect({|CR1001:"redis:6379"|});
        var factory = new RabbitMQ.Client.ConnectionFactory { HostName = {|CR1001:"rabbit"|} };
        builder.Build().Run();
        """, """
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis") ?? throw new InvalidOperationException("Set the connection string 'Redis' (environment variable ConnectionStrings__Redis)."));
        var multiplexer = ConnectionMultiplexer.Connect(builder.Configuration.GetConnectionString("Redis2") ?? throw new InvalidOperationException("Set the connection string 'Redis2' (environment variable ConnectionStrings__Redis2)."));
        var factory = new RabbitMQ.Client.ConnectionFactory { HostName = builder.Configuration["RabbitMq:HostName"] ?? throw new InvalidOperationException("Set 'RabbitMq:HostName' (environment variable RabbitMq__HostName).") };
        builder.Build().Run();
        """);

    [Fact]
    public Task Same_string_same_key_and_other_string_other_key() => FixAsync(TestProject.Library, """
        class Shop
        {
            string First => {|CR1001:"Server=sql01;Database=A"|};
            string Again => {|CR1001:@"Server=sql01;Database=A"|};
            string Connection => {|CR1001:"Server=sql01;Database=B"|};
            void F() { var connection = {|CR1001:"Server=sql01;Database=C"|}; }
        }
        """, """
        class Shop
        {
            string First => Environment.GetEnvironmentVariable("ConnectionStrings__First") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__First.");
            string Again => Environment.GetEnvironmentVariable("ConnectionStrings__First") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__First.");
            string Connection => Environment.GetEnvironmentVariable("ConnectionStrings__Shop") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__Shop.");
            void F() { var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Shop2") ?? throw new InvalidOperationException("Set the environment variable ConnectionStrings__Shop2."); }
        }
        """);

    [Fact]
    public Task Environment_can_be_chosen() => Verify.FixAsync<CR1001HardcodedConnectionStringFix>(
        TestProject.Web,
        Marked("var builder = WebApplication.CreateBuilder(args);\nvar shopConnection = $VALUE;\nbuilder.Build().Run();"),
        $"var builder = WebApplication.CreateBuilder(args);\nvar shopConnection = {FromEnvironment};\nbuilder.Build().Run();",
        "CR1001:environment",
        "CR1001");

    [Fact]
    public Task Line_ends_of_the_document_are_kept()
    {
        string source = """
            class Shop
            {
                string Connection => $VALUE;
            }
            """;
        string expected = $$"""
            using System;

            class Shop
            {
                string Connection => {{FromEnvironment}};
            }
            """;
        return FixAsync(
            TestProject.Library with { ImplicitUsings = null },
            source.ReplaceLineEndings("\r\n"),
            expected.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public Task Injection_keeps_the_line_ends_of_the_document()
    {
        string source = """
            WebApplication.CreateBuilder(args).Build().Run();

            public class ShopController : Microsoft.AspNetCore.Mvc.Controller
            {
            	public string Index() => $VALUE;
            }
            """;
        string expected = """
            WebApplication.CreateBuilder(args).Build().Run();

            public class ShopController : Microsoft.AspNetCore.Mvc.Controller
            {
            	private readonly IConfiguration _configuration;

            	public ShopController(IConfiguration configuration)
            	{
            		_configuration = configuration;
            	}

            	public string Index() => _configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("Set the connection string 'Shop' (environment variable ConnectionStrings__Shop).");
            }
            """;
        return FixAsync(TestProject.Web, source.ReplaceLineEndings("\r\n"), expected.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public Task Constant_of_another_file_is_fixed_where_it_is_declared() => FixAsync(
        TestProject.Console with
        {
            Sources = ["static class Db { public const string Shop = \"Data Source=shop.db\"; }"],
            FixedSources = [$"static class Db {{ public static readonly string Shop = {FromEnvironment}; }}"],
        },
        "_ = new Microsoft.Data.Sqlite.SqliteConnection({|CR1001:Db.Shop|});",
        "_ = new Microsoft.Data.Sqlite.SqliteConnection(Db.Shop);");

    [Fact]
    public Task String_that_several_files_write_changes_in_all() => FixAsync(
        TestProject.Library with
        {
            Sources = [Marked("class Stock { string Connection => $VALUE; ") + $"[System.Obsolete({Shop})] void F() {{ }} }}"],
            FixedSources = [$"class Stock {{ string Connection => {FromEnvironment}; [System.Obsolete({Shop})] void F() {{ }} }}"],
        },
        "class Shop { string Connection => $VALUE; }",
        $"class Shop {{ string Connection => {FromEnvironment}; }}");

    [Fact]
    public Task Twenty_strings_of_a_project_are_fixed_together() => FixAsync(
        TestProject.Web with
        {
            Sources =
            [
                """
                static class Settings
                {
                    public const string OrdersConnection = {|CR1001:"Server=sql01;Database=Orders"|};
                    public static readonly string StockConnection = {|CR1001:"Server=sql01;" + "Database=Stock"|};
                    public static string UsersConnection { get; } = {|CR1001:$"Server=sql01;Database=Users"|};
                    public static string BillingConnection => {|CR1001:@"Server=.\SQLEXPRESS;Database=Billing"|};
                    public static string AuditConnection { get { return {|CR1001:"Server=sql01;Database=Audit"|}; } }
                    public static string GetMailConnection() => {|CR1001:"amqp://mail"|};
                    public static readonly Lazy<string> Search = new(() => {|CR1001:"mongodb://search"|});
                    public static readonly string[] Shards = [{|CR1001:"Server=shard1;Database=Shop"|}, {|CR1001:"Server=shard2;Database=Shop"|}];
                }
                """,
                """
                class OrderRepository
                {
                    private readonly string _connection = {|CR1001:"Server=sql01;Database=Orders"|};

                    public string Open(string? name) => (name is null ? _connection : {|CR1001:"Server=sql01;Database=Archive"|}) + name;

                    public string Copy() => {|CR1001:"Server=sql01;Database=Archive"|};
                }
                """,
                """
                class StockController(ILogger<StockController> logger) : Microsoft.AspNetCore.Mvc.ControllerBase
                {
                    public string Get()
                    {
                        logger.LogInformation("Reading");
                        const string report = {|CR1001:"Server=sql01;Database=Report"|};
                        var stock = {|CR1001:"Host=pg;Database=stock;Username=x"|};
                        return report + stock;
                    }
                }
                """,
            ],
            FixedSources =
            [
                $$"""
                static class Settings
                {
                    public static readonly string OrdersConnection = {{Env("Orders")}};
                    public static readonly string StockConnection = {{Env("Stock2")}};
                    public static string UsersConnection { get; } = {{Env("Users")}};
                    public static string BillingConnection => {{Env("Billing")}};
                    public static string AuditConnection { get { return {{Env("Audit")}}; } }
                    public static string GetMailConnection() => {{Env("Mail")}};
                    public static readonly Lazy<string> Search = new(() => {{Env("MongoDb")}});
                    public static readonly string[] Shards = [{{Env("Shards")}}, {{Env("Shards2")}}];
                }
                """,
                $$"""
                class OrderRepository
                {
                    private readonly string _connection;
                    private readonly IConfiguration _configuration;

                    public OrderRepository(IConfiguration configuration)
                    {
                        _configuration = configuration;
                        _connection = {{Config("configuration", "Orders")}};
                    }

                    public string Open(string? name) => (name is null ? _connection : ({{Config("_configuration", "Order")}})) + name;

                    public string Copy() => {{Config("_configuration", "Order")}};
                }
                """,
                $$"""
                class StockController(ILogger<StockController> logger, IConfiguration configuration) : Microsoft.AspNetCore.Mvc.ControllerBase
                {
                    public string Get()
                    {
                        logger.LogInformation("Reading");
                        string report = {{Config("configuration", "Report")}};
                        var stock = {{Config("configuration", "Stock3")}};
                        return report + stock;
                    }
                }
                """,
            ],
        },
        """
        using Microsoft.EntityFrameworkCore;

        var early = {|CR1001:"Server=sql01;Database=Early"|};
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopContext>(o => o.UseSqlServer({|CR1001:"Server=sql01;Database=Shop"|}));
        builder.Services.AddDbContext<StockContext>(o => o.UseSqlite({|CR1001:"Data Source=stock.db"|}));
        builder.Services.AddStackExchangeRedisCache(o => o.Configuration = {|CR1001:"redis:6379"|});
        builder.Services.AddSingleton(provider => new MongoDB.Driver.MongoClient({|CR1001:"mongodb://search"|}));
        builder.Services.AddScoped<OrderRepository>();
        var app = builder.Build();
        app.MapGet("/", () => {|CR1001:"Server=sql01;Database=Root"|}.Length + early);
        app.Run();

        class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);
        class StockContext(DbContextOptions<StockContext> options) : DbContext(options);
        """,
        $"""
        using Microsoft.EntityFrameworkCore;

        var early = {Env("Early")};
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopContext>(o => o.UseSqlServer({Config("builder.Configuration", "Shop")}));
        builder.Services.AddDbContext<StockContext>(o => o.UseSqlite({Config("builder.Configuration", "Stock")}));
        builder.Services.AddStackExchangeRedisCache(o => o.Configuration = {Config("builder.Configuration", "Redis")});
        builder.Services.AddSingleton(provider => new MongoDB.Driver.MongoClient({Config("builder.Configuration", "MongoDb")}));
        builder.Services.AddScoped<OrderRepository>();
        var app = builder.Build();
        app.MapGet("/", () => ({Config("builder.Configuration", "Default")}).Length + early);
        app.Run();

        class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);
        class StockContext(DbContextOptions<StockContext> options) : DbContext(options);
        """);

    private static string Env(string name) => FromEnvironment.Replace("__Shop", "__" + name, StringComparison.Ordinal);

    private static string Config(string source, string name) => FromConfiguration
        .Replace("configuration.", source + ".", StringComparison.Ordinal)
        .Replace("\"Shop\"", $"\"{name}\"", StringComparison.Ordinal)
        .Replace("'Shop'", $"'{name}'", StringComparison.Ordinal)
        .Replace("__Shop", "__" + name, StringComparison.Ordinal);

    private static Task FixInWebAsync(string source, string replacement) =>
        FixAsync(TestProject.Web, source, source.Replace("$VALUE", replacement, StringComparison.Ordinal));

    private static Task FixAsync(TestProject project, string source, string fixedSource) =>
        Verify.FixAsync<CR1001HardcodedConnectionStringFix>(project, Marked(source), fixedSource, "CR1001:configuration", "CR1001");

    private static string Marked(string source) => source.Replace("$VALUE", "{|CR1001:" + Shop + "|}", StringComparison.Ordinal);
}
