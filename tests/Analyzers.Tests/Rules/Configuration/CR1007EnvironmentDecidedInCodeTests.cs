using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1007EnvironmentDecidedInCodeTests
{
    [Theory]
    [InlineData("""var cs = {|CR1007:Environment.MachineName == "WEB01"|} ? "Server=sql01;Database=Shop" : "Server=sql02;Database=Shop";""")]
    [InlineData("""string cs; if ({|CR1007:System.Net.Dns.GetHostName().StartsWith("WEB")|}) cs = "Server=sql01;Database=Shop"; else cs = args[0];""")]
    [InlineData("""var url = {|CR1007:env.IsDevelopment()|} ? "http://localhost:5000" : "https://orders.contoso.com";""")]
    [InlineData("""var url = {|CR1007:env.EnvironmentName|} switch { "Development" => "http://localhost:5000", _ => "http://orders.corp.local" };""")]
    [InlineData("""string url; switch ({|CR1007:Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")|}) { case "Production": url = "http://orders.corp.local"; break; default: url = "http://localhost:5000"; break; }""")]
    [InlineData("""string smtpPassword; if ({|CR1007:env.IsProduction()|}) { smtpPassword = "Hunter2!x"; } else { smtpPassword = "Hunter3!x"; }""")]
    [InlineData("""var url = {|CR1007:args[0] == "Staging"|} ? "http://10.0.0.12" : "http://10.0.0.13";""")]
    public Task Reports_a_table_of_environments(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("""var url = args.Length > 0 ? args[0] : "http://localhost:5000";""")]
    [InlineData("""var text = env.IsDevelopment() ? "details" : "sorry";""")]
    [InlineData("""var app = WebApplication.Create(); if (env.IsDevelopment()) app.UseDeveloperExceptionPage(); else app.UseExceptionHandler("/error");""")]
    [InlineData("""if (env.IsDevelopment()) { Use("http://localhost:5000"); } static void Use(string url) { }""")]
    [InlineData("""var cs = "Server=sql01;Database=Shop";""")]
    [InlineData("""if ("http://localhost:5000" == Environment.MachineName) { } else { }""")]
    public Task Silent_on_other_choices(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("DEBUG")]
    [InlineData("RELEASE")]
    [InlineData("STAGING && !DEBUG")]
    public Task Reports_a_choice_of_the_build(string symbol) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        class Stores
        {
        {|CR1007:#if {{symbol}}|}
            public const string Shop = "Server=localhost;Database=Shop";
        #else
            public const string Shop = "Server=sql01;Database=Shop";
        #endif
            static void Main() { }
        }
        """, "CR1007");

    [Theory]
    [InlineData("NET8_0_OR_GREATER", "public const string Stock = \"Server=sql02;Database=Shop\";")]
    [InlineData("DEBUG", "")]
    [InlineData("DEBUG", "public const int Stock = 1;")]
    public Task Silent_on_other_directives(string symbol, string other) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        class Stores
        {
        #if !{{symbol}}
            public const string Shop = "Server=sql01;Database=Shop";
        #else
            {{other}}
        #endif
            public const string Orders = "Server=sql01;Database=Orders";
            static void Main() { }
        }
        """, "CR1007");

    [Fact]
    public async Task It_is_a_suggestion_and_shows_no_value()
    {
        Diagnostic finding = Assert.Single(
            await Findings.InAsync(TestProject.Web, """var password = Environment.MachineName == "Hunter1!x" ? "Server=a;Database=b;Password=Hunter2!x" : "";""", TestContext.Current.CancellationToken),
            finding => finding.Id == "CR1007");

        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.StartsWith("'MachineName' chooses between the values of environments in the code:", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain("Hunter", finding.ToString(), StringComparison.Ordinal);
    }

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        var env = WebApplication.CreateBuilder().Environment;
        {{statements}}
        """, "CR1007");
}
