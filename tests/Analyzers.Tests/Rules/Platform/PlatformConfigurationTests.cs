using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Platform;

/// <summary>What configuration files say about Windows: identities, queues, WCF.</summary>
public sealed class PlatformConfigurationTests
{
    [Theory]
    [InlineData("<system.web><identity impersonate=\"true\" /></system.web>", "CR6106", DiagnosticSeverity.Warning)]
    [InlineData("<system.web><authentication mode=\"Windows\" /></system.web>", "CR6106", DiagnosticSeverity.Warning)]
    [InlineData("<system.webServer><security><authentication><windowsAuthentication enabled=\"true\" /></authentication></security></system.webServer>", "CR6106", DiagnosticSeverity.Warning)]
    [InlineData("<connectionStrings><add name=\"Shop\" connectionString=\"Server=SQL01;Database=Shop;Integrated Security=SSPI\" /></connectionStrings>", "CR6106", DiagnosticSeverity.Info)]
    [InlineData("<system.serviceModel><client><endpoint address=\"net.msmq://a/b\" binding=\"netMsmqBinding\" contract=\"C\" /></client></system.serviceModel>", "CR6107", DiagnosticSeverity.Warning)]
    [InlineData("<system.serviceModel><services><service name=\"Shop.Orders\"><endpoint binding=\"wsHttpBinding\" contract=\"C\" /></service></services></system.serviceModel>", "CR6108", DiagnosticSeverity.Warning)]
    [InlineData("<system.serviceModel><client><endpoint binding=\"netNamedPipeBinding\" contract=\"C\" /></client></system.serviceModel>", "CR6108", DiagnosticSeverity.Warning)]
    public async Task Reports_it(string section, string id, DiagnosticSeverity severity)
    {
        Diagnostic finding = Assert.Single(await FindAsync("/Web.config", $"<configuration>{section}</configuration>"));
        Assert.Equal((id, severity), (finding.Id, finding.Severity));
    }

    [Theory]
    [InlineData("/Web.config", "<configuration><system.web><identity impersonate=\"false\" /><authentication mode=\"Forms\" /></system.web></configuration>")]
    [InlineData("/Web.config", "<configuration><connectionStrings><add name=\"Shop\" connectionString=\"Server=(localdb)\\MSSQLLocalDB;Database=Shop;Trusted_Connection=True\" /></connectionStrings></configuration>")]
    [InlineData("/Web.Debug.config", "<configuration><system.web><authentication mode=\"Windows\" /></system.web></configuration>")]
    [InlineData("/Web.config", "<configuration><system.serviceModel><client><endpoint binding=\"basicHttpBinding\" contract=\"C\" /><endpoint binding=\"wsHttpBinding\" contract=\"C\" /></client></system.serviceModel></configuration>")]
    [InlineData("/appsettings.Development.json", "{ \"ConnectionStrings\": { \"Shop\": \"Server=SQL01;Database=Shop;Trusted_Connection=True\" } }")]
    public async Task Silent_on_what_runs_anywhere(string path, string text) => Assert.Empty(await FindAsync(path, text));

    [Fact]
    public async Task Windows_login_in_settings_is_information()
    {
        Diagnostic finding = Assert.Single(await FindAsync("/appsettings.json", "{ \"ConnectionStrings\": { \"Shop\": \"Server=SQL01;Database=Shop;Trusted_Connection=True\" } }"));
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.Contains("'ConnectionStrings:Shop'", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_login_in_code_is_information() => Assert.Equal(
        [DiagnosticSeverity.Info],
        await Findings.SeveritiesAsync(
            TestProject.PlainWeb, "CR6106", "WebApplication.Create().Run(); class Store { string Shop = \"Server=SQL01;Database=Shop;Integrated Security=true\"; }", TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<Diagnostic>> FindAsync(string path, string text) => (await Findings.InAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null, Files = new Dictionary<string, string> { [path] = text } },
        "class Global : System.Web.HttpApplication { }",
        TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Id is "CR6106" or "CR6107" or "CR6108");
}
