using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1101ConnectionStringInSettingsFileTests
{
    [Theory]
    [InlineData("Server=sql1.shop.internal;Database=Shop;User Id=shop;Password=S3cret!", DiagnosticSeverity.Warning)]
    [InlineData("Server=sql1.shop.internal;Database=Shop;Integrated Security=true", DiagnosticSeverity.Info)]
    [InlineData("Server=localhost;Database=Shop;User Id=sa;Password=S3cret!", DiagnosticSeverity.Warning)]
    [InlineData("Server=(localdb)\\\\mssqllocaldb;Database=Shop;Trusted_Connection=True", DiagnosticSeverity.Info)]
    [InlineData("Data Source=shop.db;Cache=Shared", DiagnosticSeverity.Info)]
    [InlineData("Data Source=shop.db", DiagnosticSeverity.Info)]
    [InlineData("Host=pg1.shop.internal", DiagnosticSeverity.Warning)]
    [InlineData("mongodb://mongo.shop.internal:27017/shop", DiagnosticSeverity.Warning)]
    [InlineData("redis.shop.internal:6379", DiagnosticSeverity.Warning)]
    [InlineData("localhost:6379", DiagnosticSeverity.Info)]
    [InlineData("https://shopstore.blob.core.windows.net/", DiagnosticSeverity.Warning)]
    public async Task Reports_the_value(string value, DiagnosticSeverity severity)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("appsettings.json", Settings(value)));
        Assert.Equal(severity, finding.Severity);
        Assert.Contains("ConnectionStrings__Shop", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Server=<server>;Database=Shop;User Id=shop;Password=<password>")]
    [InlineData("Server=${DB_HOST};Database=Shop;User Id=shop;Password=${DB_PASSWORD}")]
    [InlineData("Server=#{DbServer}#;Database=Shop")]
    [InlineData("DataSource=:memory:")]
    [InlineData("Server=db.example.com;Database=Shop;User Id=shop")]
    [InlineData("https://docs.example.com/")]
    [InlineData("OrdersDb")]
    public async Task Silent_about_placeholders_and_names(string value) =>
        Assert.Empty(await AnalyzeAsync("appsettings.json", Settings(value)));

    [Fact]
    public async Task Silent_in_a_development_file_without_a_password() =>
        Assert.Empty(await AnalyzeAsync("appsettings.Development.json", Settings("Server=sql1.shop.internal;Database=Shop;Integrated Security=true")));

    [Fact]
    public async Task Reports_a_password_in_a_development_file() =>
        Assert.Single(await AnalyzeAsync("appsettings.Development.json", Settings("Server=localhost;Database=Shop;User Id=sa;Password=S3cret!")));

    [Fact]
    public async Task Reports_a_connection_string_under_any_key()
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("appsettings.Production.json", """
            {
              // read by the report job
              "Reports": { "Store": "Host=pg1;Database=reports;Username=r;Password=hunter22" },
            }
            """));
        Assert.Equal(new LinePosition(2, 24), finding.Location.GetLineSpan().StartLinePosition);
    }

    [Fact]
    public async Task Never_shows_the_value()
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("appsettings.json", Settings("Server=sql1;Database=Shop;User Id=shop;Password=S3cret!")));
        Assert.DoesNotContain("S3cret!", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("***", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_json_files_are_not_read() =>
        Assert.Empty(await AnalyzeAsync("package.json", Settings("Server=sql1;Database=Shop;User Id=shop;Password=S3cret!")));

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("**/config/*.json")]
    public async Task Silent_in_excluded_files(string glob) =>
        Assert.Empty(await AnalyzeAsync("appsettings.json", Settings("Server=sql1;Database=Shop;User Id=shop;Password=S3cret!"), $"cloudready.CR1101.exclude = {glob}"));

    [Fact]
    public async Task An_option_allows_keys() =>
        Assert.Empty(await AnalyzeAsync("appsettings.json", Settings("Server=sql1;Database=Shop;User Id=shop;Password=S3cret!"), "cloudready.CR1101.allowed_keys = ConnectionStrings:Shop"));

    [Theory]
    [InlineData("cloudready.development_files = appsettings.Sandbox.json, dev/**", 0)]
    [InlineData("cloudready.development_files = appsettings.Test.json", 1)]
    public async Task An_option_names_files_for_development(string option, int expected)
    {
        Assert.Equal(expected, (await AnalyzeAsync("appsettings.Sandbox.json", Settings("Server=sql1;Database=Shop;User Id=shop"), option)).Length);
        Assert.Single(await AnalyzeAsync("appsettings.Sandbox.json", Settings("Server=sql1;Database=Shop;User Id=shop;Password=S3cret!"), option));
    }

    private static string Settings(string value) => $$"""{ "ConnectionStrings": { "Shop": "{{value}}" } }""";

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string fileName, string content, string config = "")
    {
        var project = TestProject.PlainWeb with { Files = new Dictionary<string, string> { ["/src/config/" + fileName] = content }, Config = config };
        return [.. (await Findings.InAsync(project, "System.Console.WriteLine();", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1101")];
    }
}
