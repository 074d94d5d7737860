using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1005ConfigurationIgnoresEnvironmentTests
{
    [Theory]
    [InlineData("""var c = {|CR1005:new ConfigurationBuilder()|}.AddJsonFile("appsettings.json").Build();""")]
    [InlineData("""var c = {|CR1005:new ConfigurationBuilder()|}.SetBasePath("/app").AddJsonFile("a.json", optional: true).AddXmlFile("b.xml").AddIniFile("c.ini").AddCommandLine(args).Build();""")]
    [InlineData("""var c = ({|CR1005:new ConfigurationBuilder()|}.AddJsonFile("appsettings.json")).Build()["Shop"];""")]
    [InlineData("""var b = {|CR1005:new ConfigurationBuilder()|}; b.AddJsonFile("appsettings.json"); b.AddUserSecrets("x"); var c = b.Build();""")]
    [InlineData("""var b = {|CR1005:new ConfigurationBuilder()|}.SetBasePath("/app"); if (args.Length > 0) b.AddJsonFile("appsettings.json"); var c = b.Build();""")]
    [InlineData("""ConfigurationBuilder b = {|CR1005:new()|}; b.AddJsonFile("appsettings.json"); var c = b.Build();""")]
    [InlineData("""var c = {|CR1005:new ConfigurationBuilder()|}.AddEnvironmentVariables().AddJsonFile("appsettings.json").Build();""")]
    [InlineData("""var c = {|CR1005:new ConfigurationBuilder()|}.AddJsonFile("a.json").AddEnvironmentVariables("SHOP_").AddJsonFile("b.json").Build();""")]
    [InlineData("""var b = {|CR1005:new ConfigurationBuilder()|}; b.AddEnvironmentVariables(); b.AddJsonFile("appsettings.json"); var c = b.Build();""")]
    public Task Finds_files_that_the_environment_cannot_change(string code) => AnalyzeAsync(code);

    [Theory]
    [InlineData("""var c = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddEnvironmentVariables().Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddEnvironmentVariables("SHOP_").AddCommandLine(args).Build();""")]
    [InlineData("""var b = new ConfigurationBuilder(); b.AddJsonFile("appsettings.json"); b.AddEnvironmentVariables(); var c = b.Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddInMemoryCollection().Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddCommandLine(args).Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddUserSecrets("x").Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddKeyPerFile("/etc/shop").Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddHouseSources().Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddConfiguration(app.Configuration).AddJsonFile("appsettings.json").Build();""")]
    [InlineData("""var c = new ConfigurationBuilder().AddJsonFile("a.json").AddEnvironmentVariables().AddJsonFile("appsettings.Development.json", true).Build();""")]
    [InlineData("""var b = new ConfigurationBuilder().AddJsonFile("a.json").AddEnvironmentVariables(); if (app.Environment.IsDevelopment()) b.AddJsonFile("b.json"); var c = b.Build();""")]
    [InlineData("""var b = new ConfigurationBuilder(); b.AddJsonFile("appsettings.json"); Sources.Fill(b); var c = b.Build();""")]
    [InlineData("""var b = new ConfigurationBuilder().AddJsonFile("appsettings.json");""")]
    [InlineData("""app.Configuration.AddJsonFile("appsettings.Shop.json");""")]
    [InlineData("""IConfigurationBuilder Create() => new ConfigurationBuilder().AddJsonFile("appsettings.json");""")]
    public Task Silent_where_the_environment_counts_or_nothing_is_known(string code) => AnalyzeAsync(code);

    [Fact]
    public async Task A_design_time_factory_is_a_judgement() => Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(
        TestProject.Web,
        """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;
        return;
        class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);
        class Factory : IDesignTimeDbContextFactory<ShopContext>
        {
            public ShopContext CreateDbContext(string[] args)
            {
                var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json").Build();
                return new(new DbContextOptionsBuilder<ShopContext>().UseSqlServer(configuration["Shop"]).Options);
            }
        }
        """));

    [Fact]
    public async Task A_console_tool_is_a_judgement() => Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(
        TestProject.Console,
        """
        using Microsoft.Extensions.Configuration;
        Console.WriteLine(new ConfigurationBuilder().AddJsonFile("appsettings.json").Build()["Shop"]);
        """));

    [Theory]
    [InlineData("var c = new ConfigurationBuilder().AddJsonFile(")]
    [InlineData("var b = new ConfigurationBuilder(); b.AddJsonFile(\"x\"); b.")]
    [InlineData("new ConfigurationBuilder().")]
    public async Task Half_typed_code_does_no_harm(string code) =>
        _ = await Findings.InBrokenAsync(TestProject.Web, code, TestContext.Current.CancellationToken);

    private static Task AnalyzeAsync(string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        var app = WebApplication.CreateBuilder(args);
        {{code}}

        static class Sources
        {
            public static void Fill(IConfigurationBuilder builder) { }
            public static IConfigurationBuilder AddHouseSources(this IConfigurationBuilder builder) => builder;
        }
        """,
        "CR1005");

    private static Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(TestProject project, string source) =>
        Findings.SeveritiesAsync(project, "CR1005", source, TestContext.Current.CancellationToken);
}
