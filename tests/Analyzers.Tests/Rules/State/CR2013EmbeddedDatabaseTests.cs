using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2013EmbeddedDatabaseTests
{
    [Theory]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => options.{|CR2013:UseSqlite(\"Data Source=shop.db\")|});")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => options.{|CR2013:UseSqlite(builder.Configuration.GetConnectionString(\"Shop\"))|});")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => options.{|CR2013:UseInMemoryDatabase(\"shop\")|});")]
    [InlineData("using var database = {|CR2013:new LiteDatabase(\"shop.db\")|};")]
    [InlineData("using var first = {|CR2013:new SqliteConnection(\"Data Source=shop.db\")|}; using var second = new SqliteConnection(\"Data Source=shop.db\");")]
    [InlineData("using var connection = new SqliteConnection(\"Data Source=shop.db\"); builder.Services.AddDbContext<ShopContext>(options => options.{|CR2013:UseSqlite(\"Data Source=shop.db\")|});")]
    [InlineData("var connection = {|CR2013:@\"Server=(localdb)\\mssqllocaldb;Database=Shop;Trusted_Connection=True\"|};")]
    [InlineData("var connection = {|CR2013:\"Data Source=.\\\\SQLEXPRESS;AttachDbFilename=|DataDirectory|\\\\Shop.mdf;Integrated Security=True\"|};")]
    public Task Reports_once_for_each_engine(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => options.UseSqlite(\"DataSource=:memory:\"));")]
    [InlineData("using var connection = new SqliteConnection(\"Data Source=geo.db;Mode=ReadOnly\");")]
    [InlineData("const string source = \"Data Source=geo.db;Mode=ReadOnly\"; using var connection = new SqliteConnection(source);")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDbContext<ShopContext>(options => options.UseSqlite(\"Data Source=shop.db\"));")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => { if (args.Length > 0) options.UseInMemoryDatabase(\"shop\"); else options.UseSqlServer(); });")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => _ = args[0] switch { \"sqlite\" => options.UseSqlite(\"Data Source=shop.db\"), _ => options.UseNpgsql() });")]
    [InlineData("builder.Services.AddDbContext<ShopContext>(options => options.UseSqlServer());")]
    public Task Silent(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("/0/app.config", true, 0)]
    [InlineData("/0/web.config", true, 1)]
    [InlineData("/0/app.config", false, 1)]
    public async Task The_configuration_of_a_library_serves_its_tools(string path, bool isLibrary, int count)
    {
        const string Config = """<configuration><connectionStrings><add name="Shop" connectionString="Data Source=(localdb)\mssqllocaldb; Initial Catalog=Shop" /></connectionStrings></configuration>""";
        TestProject project = (isLibrary ? TestProject.Library : TestProject.Web) with { Files = new Dictionary<string, string> { [path] = Config } };
        Assert.Equal(count, (await Findings.InAsync(project, isLibrary ? "class Text { }" : "return;", TestContext.Current.CancellationToken)).Count(finding => finding.Id == "CR2013"));
    }

    [Fact]
    public Task Silent_for_the_tools_of_entity_framework_and_for_fallbacks() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;

        WebApplication.CreateBuilder(args).Build().Run();

        public class ShopContextFactory : IDesignTimeDbContextFactory<ShopContext>
        {
            public ShopContext CreateDbContext(string[] args) =>
                new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseSqlite("Data Source=shop.db").Options);
        }

        public class ShopContext : DbContext
        {
            public ShopContext(DbContextOptions<ShopContext> options) : base(options) { }

            protected override void OnConfiguring(DbContextOptionsBuilder options)
            {
                if (!options.IsConfigured)
                    options.UseInMemoryDatabase("shop");
            }
        }
        """,
        "CR2013");

    [Fact]
    public Task Silent_in_a_console_tool() => Verify.AnalyzerAsync(
        TestProject.Console, "using var connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=shop.db\");", "CR2013");

    [Theory]
    [InlineData("<add name=\"Shop\" connectionString=\"Data Source=|DataDirectory|Shop.sdf\" providerName=\"System.Data.SqlServerCe.4.0\" />", true)]
    [InlineData("<add name=\"Shop\" connectionString=\"Data Source=(LocalDB)\\v11.0;Initial Catalog=Shop\" providerName=\"System.Data.SqlClient\" />", true)]
    [InlineData("<add name=\"Shop\" connectionString=\"Data Source=SHOPSQL01;Initial Catalog=Shop\" providerName=\"System.Data.SqlClient\" />", false)]
    public async Task Reports_connection_strings_of_configuration_files(string setting, bool isReported)
    {
        TestProject project = TestProject.FrameworkWeb with
        {
            Files = new Dictionary<string, string> { ["/0/web.config"] = $"<configuration><connectionStrings>{setting}</connectionStrings></configuration>" },
        };
        ImmutableArray<Diagnostic> findings = await Findings.InAsync(project, "public class Global : System.Web.HttpApplication { }", TestContext.Current.CancellationToken);
        Assert.Equal(isReported, findings.Any(finding => finding.Id == "CR2013"));
    }

    [Fact]
    public async Task A_library_that_registers_one_is_information() => Assert.Equal([DiagnosticSeverity.Info], await Findings.SeveritiesAsync(
        TestProject.Web with { OutputKind = OutputKind.DynamicallyLinkedLibrary, IsWeb = false },
        "CR2013",
        """
        using Microsoft.EntityFrameworkCore;

        public static class Shop
        {
            public static void Configure(DbContextOptionsBuilder options, string connection) => options.UseSqlite(connection);
        }
        """,
        TestContext.Current.CancellationToken));

    private static Task AnalyzeAsync(string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        using LiteDB;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        {{code}}
        builder.Build().Run();

        class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);
        """,
        "CR2013");
}
