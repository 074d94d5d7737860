using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1001HardcodedConnectionStringTests
{
    private const string EntityFramework6 = """
        namespace System.Data.Entity
        {
            public class DbContext
            {
                public DbContext() { }
                public DbContext(string nameOrConnectionString) { }
            }
        }
        """;

    [Theory]
    [InlineData("""var cs = {|CR1001:"Server=sql01;Database=Shop;UID=shop;PWD=Zx9"|};""")]
    [InlineData("""var cs = {|CR1001:@"Server=.\SQLEXPRESS;Database=Shop;Integrated Security=true"|};""")]
    [InlineData("var cs = {|CR1001:\"\"\"Server=sql01;Database=Shop;UID=shop\"\"\"|};")]
    [InlineData("var cs = {|CR1001:\"\"\"\n    Server=sql01;\n    Database=Shop;\n    UID=shop\n    \"\"\"|};")]
    [InlineData("""const string cs = {|CR1001:"Host=pg;Database=shop;Username=shop"|};""")]
    [InlineData("""var cs = ({|CR1001:"mongodb://mongo:27017"|});""")]
    [InlineData("""string[] all = [{|CR1001:"redis://cache:6379"|}, {|CR1001:"amqp://rabbit"|}];""")]
    [InlineData("""var map = new Dictionary<string, string> { ["Shop"] = {|CR1001:"Server=sql01;Database=Shop"|} };""")]
    [InlineData("""void Open(string cs = {|CR1001:"Server=sql01;Database=Shop"|}) { }""")]
    [InlineData("""var open = (string cs = {|CR1001:"Server=sql01;Database=Shop"|}) => cs;""")]
    [InlineData("""var (a, b) = ({|CR1001:"Server=sql01;Database=Shop"|}, 1);""")]
    [InlineData("""Console.WriteLine(args.Length > 0 ? args[0] : {|CR1001:"Server=sql01;Database=Shop"|});""")]
    public Task Finds_what_a_literal_says(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""var cs = {|CR1001:"Server=sql01;" + "Database=Shop"|};""")]
    [InlineData("""
        var cs = {|CR1001:"Server=sql01;" +  // where
            "Database=Shop;" +
            "UID=shop"|};
        """)]
    [InlineData("""var cs = {|CR1001:"Server=sql01;Database=" + args[0]|};""")]
    [InlineData("""var cs = {|CR1001:"Server=" + args[0] + ";Database=Shop;Password=Zx9"|};""")]
    [InlineData("""var cs = {|CR1001:$"Server=sql01;Database={args[0]}"|};""")]
    [InlineData("""var cs = {|CR1001:$"Server=sql01,{args[0]};Database=Shop"|};""")]
    [InlineData("""var cs = {|CR1001:$"mongodb://{args[0]}:{args[1]}@mongo:27017"|};""")]
    [InlineData("var cs = {|CR1001:$\"\"\"Server=sql01;Database={args[0]}\"\"\"|};")]
    [InlineData("""var cs = {|CR1001:$"Server={args[0]};Database=Shop;Password=Zx9"|};""")]
    public Task Finds_the_written_part_of_a_string(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""var cs = $"Server={args[0]};Database=Shop;UID=shop;PWD={args[1]}";""")]
    [InlineData("""var cs = "Server=" + args[0] + ";Database=Shop";""")]
    [InlineData("""var cs = $"mongodb://{args[0]}:27017/shop";""")]
    [InlineData("""var cs = $"{args[0]}:{args[1]},password={args[2]}";""")]
    [InlineData("""var cs = $"Data Source={args[0]}/shop.db;Cache=Shared";""")]
    [InlineData("""var cs = string.Format("Server={0};Database={1}", args[0], args[1]);""")]
    [InlineData("""var cs = $"Endpoint=sb://{args[0]}.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey={args[1]}";""")]
    public Task Silent_where_what_varies_is_not_written(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""var cs = string.Format({|CR1001:"Server={0};Database={1}"|}, "sql01", args[0]);""")]
    [InlineData("""var cs = string.Format(null, {|CR1001:"Server={0};Database={1};UID=shop;PWD={2:N}"|}, args[0], args[1], "Zx9kq1");""")]
    [InlineData("""const string host = "sql01"; var cs = string.Format({|CR1001:"Server={0},{1};Database=Shop"|}, host, 1433);""")]
    [InlineData("""var cs = new System.Text.StringBuilder().AppendFormat({|CR1001:"Server={0};Database={1}"|}, "sql01", args[0]);""")]
    [InlineData("""var cs = string.Format({|CR1001:"Server=sql01;Database={0}"|}, args[0]);""")]
    public Task Finds_what_a_format_is_filled_with(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""var cs = string.Format("Server={0};Database={1}", args[0], "Shop");""")]
    [InlineData("""var cs = string.Format("Server={0};Database={1};PWD={2}", args);""")]
    [InlineData("""var cs = string.Format("Server={0};Database={1}");""")]
    [InlineData("""var cs = string.Format("Server={x};Database={", "sql01");""")]
    [InlineData("""var cs = string.Format("Server={9};Database={1}", "sql01", "Shop");""")]
    public Task Silent_where_a_format_is_filled_with_what_is_not_written(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection(args.Length > 0 ? {|CR1001:"Data Source=a.db"|} : {|CR1001:"Data Source=b.db"|});""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection(args.Length > 0 ? args[0] : ({|CR1001:"Data Source=b.db"|}));""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection(args[0] switch { "a" => {|CR1001:"Data Source=a.db"|}, _ => args[1] });""")]
    [InlineData("""var file = args.Length > 0 ? {|CR1001:"Data Source=a.db"|} : args[0]; _ = new Microsoft.Data.Sqlite.SqliteConnection(file);""")]
    [InlineData("""void Open(string file = {|CR1001:"Data Source=shop.db"|}) => _ = new Microsoft.Data.Sqlite.SqliteConnection(file);""")]
    public Task Finds_each_string_that_may_reach_a_place_for_connection_strings(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""void Open(string file) => _ = new Microsoft.Data.Sqlite.SqliteConnection(file);""")]
    [InlineData("""void Open(string file = "Data Source=shop.db") { file = args[0]; _ = new Microsoft.Data.Sqlite.SqliteConnection(file); }""")]
    [InlineData("""void Open(string? file = null) => _ = new Microsoft.Data.Sqlite.SqliteConnection(file);""")]
    public Task Silent_about_parameters_without_a_string(string code) => AnalyzeAsync(code);

    [Fact]
    public Task Finds_what_constants_of_other_files_put_together() => Verify.AnalyzerAsync(
        TestProject.Web with { Sources = ["public static class Names { public const string Host = \"sql01\"; public static readonly string Port = \"1433\"; public static string Changing = \"x\"; }"] },
        """
        var a = {|CR1001:"Server=" + Names.Host + ";Database=Shop"|};
        var b = {|CR1001:$"Server={Names.Host},{Names.Port};Database=Shop"|};
        var c = $"Server={Names.Changing};Database=Shop";
        """,
        "CR1001");

    [Fact]
    public Task Finds_fields_properties_and_enclosed_members() => AnalyzeAsync("""
        return;

        static class Settings
        {
            public const string Shop = {|CR1001:"Server=sql01;Database=Shop"|};
            public static readonly string Orders = {|CR1001:"Server=sql01;Database=Orders"|};
            public static string Users { get; } = {|CR1001:"Server=sql01;Database=Users"|};
            public static string Stock => {|CR1001:"Server=sql01;Database=Stock"|};
        }

        record Options(string ConnectionString = {|CR1001:"Server=sql01;Database=Shop"|});
        """);

    [Theory]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection({|CR1001:"Data Source=shop.db"|});""")]
    [InlineData("""Microsoft.Data.Sqlite.SqliteConnection c = new({|CR1001:"Data Source=shop.db"|});""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection { ConnectionString = {|CR1001:"Data Source=shop.db"|} };""")]
    [InlineData("""_ = new Microsoft.Data.SqlClient.SqlConnection({|CR1001:"Data Source=sql01"|});""")]
    [InlineData("""_ = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = {|CR1001:"sql01"|} };""")]
    [InlineData("""_ = new Npgsql.NpgsqlConnection({|CR1001:"Host=pg"|});""")]
    [InlineData("""_ = Npgsql.NpgsqlDataSource.Create({|CR1001:"Host=pg"|});""")]
    [InlineData("""_ = new Npgsql.NpgsqlConnectionStringBuilder { Host = {|CR1001:"pg"|} };""")]
    [InlineData("""_ = new MySqlConnector.MySqlConnection({|CR1001:"Server=mysql"|});""")]
    [InlineData("""_ = StackExchange.Redis.ConnectionMultiplexer.Connect({|CR1001:"redis:6379"|});""")]
    [InlineData("""_ = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync({|CR1001:"redis"|});""")]
    [InlineData("""builder.Services.AddStackExchangeRedisCache(o => o.Configuration = {|CR1001:"redis:6379"|});""")]
    [InlineData("""builder.Services.AddStackExchangeRedisCache(o => o.Configuration ??= {|CR1001:"redis:6379"|});""")]
    [InlineData("""builder.Services.AddStackExchangeRedisCache(o => { if (o.Configuration == "") o.Configuration = {|CR1001:"redis:6379"|}; });""")]
    [InlineData("""builder.Services.AddStackExchangeRedisCache(o => { o.Configuration = {|CR1001:"redis:6379"|}; o.InstanceName = "shop"; });""")]
    [InlineData("""_ = new RabbitMQ.Client.ConnectionFactory { HostName = {|CR1001:"rabbit"|}, UserName = "x" };""")]
    [InlineData("""_ = new MongoDB.Driver.MongoClient({|CR1001:"mongodb://mongo:27017"|});""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => o.UseSqlite({|CR1001:"Data Source=shop.db"|}));""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => SqliteDbContextOptionsBuilderExtensions.UseSqlite(o, {|CR1001:"Data Source=shop.db"|}));""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => o.UseNpgsql({|CR1001:"Host=pg"|}));""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => o.UseSqlServer({|CR1001:"Server=sql01"|}));""")]
    [InlineData("""GlobalConfiguration.Configuration.UseSqlServerStorage({|CR1001:"Server=sql01"|});""")]
    public Task Finds_what_reaches_a_place_for_connection_strings(string code) => AnalyzeInWebAsync(code);

    [Theory]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=Shop;Mode=Memory;Cache=Shared");""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={args[0]}");""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={args[0]}/shop.db");""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection(args[0]);""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection("");""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection();""")]
    [InlineData("""_ = new Microsoft.Data.SqlClient.SqlConnection("ShopConnection");""")]
    [InlineData("""_ = StackExchange.Redis.ConnectionMultiplexer.Connect(args[0]);""")]
    [InlineData("""_ = StackExchange.Redis.ConnectionMultiplexer.Connect($"{args[0]}:6379");""")]
    [InlineData("""_ = StackExchange.Redis.ConnectionMultiplexer.Connect("");""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => o.UseSqlServer("name=ConnectionStrings:Shop"));""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => o.UseSqlServer(builder.Configuration.GetConnectionString("Shop")));""")]
    [InlineData("""builder.Services.AddDbContext<ShopContext>(o => o.UseSqlServer());""")]
    [InlineData("""GlobalConfiguration.Configuration.UseSqlServerStorage("HangfireConnection");""")]
    [InlineData("""_ = builder.Configuration["ConnectionStrings:Shop"];""")]
    public Task Silent_for_names_values_and_memory(string code) => AnalyzeInWebAsync(code);

    [Theory]
    [InlineData("""if (args[0] == "Server=sql01;Database=Shop") return;""")]
    [InlineData("""if (args[0] is "Server=sql01;Database=Shop") return;""")]
    [InlineData("""switch (args[0]) { case "Server=sql01;Database=Shop": break; }""")]
    [InlineData("""_ = args[0].StartsWith("Server=sql01;Database=Shop");""")]
    [InlineData("""_ = args[0].Replace("Server=sql01;Database=Shop", "");""")]
    [InlineData("""Console.WriteLine("Server=sql01;Database=Shop");""")]
    [InlineData("""throw new ArgumentException("Server=sql01;Database=Shop");""")]
    [InlineData("""[Obsolete("Server=sql01;Database=Shop")] void F() { }""")]
    [InlineData("""return; /* "Server=sql01;Database=Shop" */""")]
    [InlineData("""
        /// <example>"Server=sql01;Database=Shop"</example>
        void F() { }
        """)]
    public Task Silent_where_a_string_connects_to_nothing(string code) => AnalyzeAsync(code);

    [Fact]
    public Task Silent_in_attribute_arguments() => AnalyzeAsync("""
        return;

        class Options
        {
            [System.ComponentModel.DefaultValue("Server=sql01;Database=Shop")]
            public string Shop { get; set; } = "";

            [System.ComponentModel.Description("Server=sql01;" + "Database=Shop")]
            public string Orders { get; set; } = "";
        }
        """);

    [Fact]
    public Task Finds_what_a_base_constructor_of_EF6_gets() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { Sources = [EntityFramework6] },
        """
        using System.Data.Entity;
        class ShopContext : DbContext { public ShopContext() : base({|CR1001:"Data Source=sql01"|}) { } }
        class OrderContext : DbContext { public OrderContext() : base({|CR1001:"Data Source=sql01;Initial Catalog=Orders"|}) { } }
        class NamedContext : DbContext { public NamedContext() : base("name=ShopContext") { } }
        class PlainContext : DbContext { public PlainContext() : base("ShopContext") { } }
        """,
        "CR1001");

    [Fact]
    public Task Finds_a_constant_of_another_file_where_it_is_used() => Verify.AnalyzerAsync(
        TestProject.Web with { Sources = ["public static class Db { public const string File = \"Data Source=shop.db\"; public static readonly string Stock = \"Data Source=stock.db\"; public static string FromEnvironment => System.Environment.GetEnvironmentVariable(\"X\")!; }"] },
        """
        _ = new Microsoft.Data.Sqlite.SqliteConnection({|CR1001:Db.File|});
        _ = new Microsoft.Data.Sqlite.SqliteConnection({|CR1001:Db.Stock|});
        _ = new Microsoft.Data.Sqlite.SqliteConnection(Db.FromEnvironment);
        """,
        "CR1001");

    [Fact]
    public Task Reports_a_variable_of_the_same_file_on_its_string_and_once() => AnalyzeAsync("""
        var file = {|CR1001:"Data Source=shop.db"|};
        _ = new Microsoft.Data.Sqlite.SqliteConnection(file);
        _ = new Microsoft.Data.Sqlite.SqliteConnection(file);
        _ = new Microsoft.Data.Sqlite.SqliteConnection(Db.Other);
        _ = new Microsoft.Data.Sqlite.SqliteConnection(Db.Computed);

        var changing = "Data Source=shop.db";
        changing = args[0];
        _ = new Microsoft.Data.Sqlite.SqliteConnection(changing);

        static class Db
        {
            public const string Other = {|CR1001:"Data Source=other.db"|};
            public static string Computed => Computed ?? Other;
        }
        """);

    [Fact]
    public Task One_finding_for_a_string_that_says_it_and_reaches_a_sink() => AnalyzeAsync("""
        _ = new Microsoft.Data.SqlClient.SqlConnection({|CR1001:"Server=sql01;Database=Shop"|});
        const string cs = {|CR1001:"Server=sql01;Database=Shop"|};
        _ = new Microsoft.Data.SqlClient.SqlConnection(cs);
        """);

    [Fact]
    public Task Finds_uses_through_an_alias_and_using_static() => AnalyzeAsync("""
        using Connection = Microsoft.Data.Sqlite.SqliteConnection;
        using static Db;

        _ = new Connection({|CR1001:"Data Source=shop.db"|});
        _ = new Connection(ShopFile);

        static class Db
        {
            public const string ShopFile = {|CR1001:"Data Source=other.db"|};
        }
        """);

    [Theory]
    [InlineData("""var cs = builder.Configuration["Shop"] ?? "Server=localhost;Database=Shop";""", DiagnosticSeverity.Info)]
    [InlineData("""var cs = builder.Configuration.GetConnectionString("Shop") ?? "Server=.;Database=Shop";""", DiagnosticSeverity.Info)]
    [InlineData("""var cs = Environment.GetEnvironmentVariable("SHOP") ?? "Host=127.0.0.1;Database=shop";""", DiagnosticSeverity.Info)]
    [InlineData("""var cs = builder.Configuration.GetValue<string>("Shop", "Server=localhost;Database=Shop");""", DiagnosticSeverity.Info)]
    [InlineData("""_ = StackExchange.Redis.ConnectionMultiplexer.Connect(builder.Configuration["Redis"] ?? "localhost:6379");""", DiagnosticSeverity.Info)]
    [InlineData("""var cs = builder.Environment.IsDevelopment() ? "Server=localhost;Database=Shop" : builder.Configuration["Shop"];""", DiagnosticSeverity.Info)]
    [InlineData("""if (builder.Environment.IsDevelopment()) { var cs = "Server=localhost;Database=Shop"; }""", DiagnosticSeverity.Info)]
    [InlineData("""var cs = builder.Configuration["Shop"] ?? "Server=sql01;Database=Shop";""", DiagnosticSeverity.Warning)]
    [InlineData("""var cs = "Server=localhost;Database=Shop";""", DiagnosticSeverity.Warning)]
    [InlineData("""if (builder.Environment.IsDevelopment()) { var cs = "Server=sql01;Database=Shop"; }""", DiagnosticSeverity.Warning)]
    public async Task What_serves_developers_only_is_a_judgement(string code, DiagnosticSeverity severity)
    {
        Diagnostic finding = Assert.Single(await FindAsync(TestProject.Web, $"var builder = WebApplication.CreateBuilder(args);\n{code}\nbuilder.Build().Run();"));
        Assert.Equal(severity, finding.Severity);
    }

    [Fact]
    public async Task A_design_time_factory_is_a_judgement()
    {
        Diagnostic finding = Assert.Single(await FindAsync(TestProject.Web, """
            using Microsoft.EntityFrameworkCore;
            using Microsoft.EntityFrameworkCore.Design;
            return;
            class ShopContext : DbContext { public ShopContext(DbContextOptions<ShopContext> options) : base(options) { } }
            class Factory : IDesignTimeDbContextFactory<ShopContext>
            {
                public ShopContext CreateDbContext(string[] args) =>
                    new(new DbContextOptionsBuilder<ShopContext>().UseSqlServer("Server=localhost;Database=Shop").Options);
            }
            """));
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("var ordersConnectionString = \"Server=sql01;Database=x;UID=a;PWD=Zx9kq1\";", "The database connection string with its password (***) is written", "'ConnectionStrings:Orders'")]
    [InlineData("_ = new MongoDB.Driver.MongoClient(\"mongodb://shop:Zx9kq1@mongo\");", "The MongoDB connection string with its password (***) is written", "'ConnectionStrings:MongoDb'")]
    [InlineData("_ = StackExchange.Redis.ConnectionMultiplexer.Connect(\"redis:6379,password=Zx9kq1\");", "The Redis connection string with its password (***) is written", "'ConnectionStrings:Redis'")]
    [InlineData("_ = new RabbitMQ.Client.ConnectionFactory { HostName = \"rabbit\" };", "The message broker connection string is written", "'RabbitMq:HostName'")]
    [InlineData("_ = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=shop.db\");", "The database connection string is written", "'ConnectionStrings:Default'")]
    [InlineData("_ = new Microsoft.Data.Sqlite.SqliteConnection(\"Password=Zx9kq1\");", "with its password (***)", "'ConnectionStrings:Default'")]
    public async Task Message_names_kind_and_key_and_never_the_secret(string code, string beginning, string key)
    {
        Diagnostic finding = Assert.Single(await FindAsync(TestProject.Console, code));
        string message = finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(beginning, message, StringComparison.Ordinal);
        Assert.Contains(key, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Zx9kq1", message, StringComparison.Ordinal);
        Assert.All(finding.Properties.Values, value => Assert.DoesNotContain("Zx9kq1", value ?? "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class OrderRepository { string F() => $; }", "Order")]
    [InlineData("class Db { string OrdersConnectionString => $; }", "Orders")]
    [InlineData("class Db { const string ORDERS_CONNECTION_STRING = $; }", "Orders")]
    [InlineData("class Db { string _ordersConnStr = $; }", "Orders")]
    [InlineData("class Db { const string OrdersDb = $; }", "OrdersDb")]
    [InlineData("class Db { const string DefaultConnection = $; }", "Default")]
    [InlineData("class Shop { void F() { var connection = $; } }", "Shop")]
    [InlineData("class Db { string GetReportingConnectionString() { return $; } }", "Reporting")]
    [InlineData("class Db { void F(string archive = $) { } }", "Archive")]
    [InlineData("class Db { System.Collections.Generic.Dictionary<string, string> _all = new() { [\"ConnectionStrings:Billing\"] = $ }; }", "Billing")]
    [InlineData("class Program { string cs = $; }", "Default")]
    public async Task Key_comes_from_the_name_around_the_string(string code, string name)
    {
        Diagnostic finding = Assert.Single(await FindAsync(TestProject.Library, code.Replace("$", "\"Server=sql01;Database=x\"", StringComparison.Ordinal)));
        Assert.Contains($"'ConnectionStrings:{name}'", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = \"Server=sql01;Database=")]
    [InlineData("var x = $\"Server=sql01;Database={")]
    [InlineData("new SqlConnection(\"Data Source=a\"")]
    [InlineData("class C : DbContext { C() : base(\"Data Source=a\" }")]
    [InlineData("x.Configuration = ")]
    [InlineData("_ = new Microsoft.Data.Sqlite.SqliteConnection(a ?? b ?? );")]
    [InlineData("string P => P; new Microsoft.Data.Sqlite.SqliteConnection(P);")]
    public async Task Half_typed_code_does_no_harm(string code) =>
        _ = await Findings.InBrokenAsync(TestProject.Web, code, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Concatenation_of_thousands_of_parts_is_read()
    {
        string parts = string.Join(" + ", Enumerable.Repeat("\"Server=sql01;Database=x;\"", 3000));
        _ = await Findings.InBrokenAsync(TestProject.Library, $"class C {{ string s = {parts}; }}", TestContext.Current.CancellationToken);
    }

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Console, source, "CR1001");

    private static Task AnalyzeInWebAsync(string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using Hangfire;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        {{code}}
        builder.Build().Run();

        class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);
        """,
        "CR1001");

    private static async Task<IEnumerable<Diagnostic>> FindAsync(TestProject project, string source) =>
        (await Findings.InAsync(project, source, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1001");
}
