using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1006LegacyConfigurationApiTests
{
    private const string Global = "public class Global : System.Web.HttpApplication { }";

    private const string SettingsClass = """
        namespace Shop.Properties
        {
            sealed class Settings : System.Configuration.ApplicationSettingsBase
            {
                public static Settings Default { get; } = new Settings();
                public string Theme { get { return (string)this["Theme"]; } set { this["Theme"] = value; } }
            }
        }
        """;

    private const string Reader = """
        using System.Configuration;

        class Reader
        {
            string A() => ConfigurationManager.AppSettings["A"];
            string B() => ConfigurationManager.ConnectionStrings["B"].ConnectionString;
            string C() => System.Web.Configuration.WebConfigurationManager.AppSettings["C"];
            string D() => Shop.Properties.Settings.Default.Theme;
        }
        """;

    private static readonly TestProject Application = TestProject.FrameworkWeb with { ImplicitUsings = null, Sources = [SettingsClass, Global] };

    [Fact]
    public async Task Reports_a_file_once_with_all_its_reads()
    {
        Diagnostic finding = Assert.Single(await FindAsync(Application, Reader));
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.StartsWith("'ConfigurationManager.AppSettings' reads the configuration file", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Equal([4, 5, 6, 7], [finding.Location.GetLineSpan().StartLinePosition.Line, .. finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line)]);
    }

    [Theory]
    [InlineData("class C { string A() => System.Environment.GetEnvironmentVariable(\"A\") ?? System.Configuration.ConfigurationManager.AppSettings[\"A\"]; }")]
    [InlineData("class C { string A() => System.Environment.GetEnvironmentVariable(\"A\") ?? Shop.Properties.Settings.Default.Theme; }")]
    [InlineData("class C { void A() => System.Configuration.ConfigurationManager.RefreshSection(\"appSettings\"); }")]
    [InlineData("class C { void A() => Shop.Properties.Settings.Default.Save(); }")]
    [InlineData("class C { string A() => ConfigurationManager.AppSettings; } class ConfigurationManager { public static string AppSettings => \"\"; }")]
    [InlineData("class C { string A() => Options.Default.Theme; } class Options { public static Options Default => null; public string Theme => \"\"; }")]
    public async Task Silent_about_other_reads(string source) => Assert.Empty(await FindAsync(Application, source));

    [Fact]
    public async Task Silent_with_configuration_builders() => Assert.Empty(await FindAsync(
        Application with { Files = new Dictionary<string, string> { ["/src/Web.config"] = "<configuration><appSettings configBuilders=\"Environment\" /></configuration>" } },
        Reader));

    [Fact]
    public async Task Silent_in_a_library() => Assert.Empty(await FindAsync(Application with { Sources = [SettingsClass] }, Reader));

    [Fact]
    public async Task Silent_in_a_desktop_program() => Assert.Empty(await FindAsync(
        Application with { Sources = [SettingsClass, "static class P { static void Main() { } }"], OutputKind = OutputKind.WindowsApplication },
        Reader));

    [Theory]
    [InlineData("class C { string A() => ConfigurationManager.")]
    [InlineData("class C { string A() => Settings.Default.")]
    public async Task Half_typed_code_does_no_harm(string code) =>
        _ = await Findings.InBrokenAsync(Application, "using System.Configuration;\n" + code, TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<Diagnostic>> FindAsync(TestProject project, string source) =>
        (await Findings.InAsync(project, source, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR1006");
}
