using System.Collections.Immutable;
using CloudReady.CodeFixes.Fixes.State;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2008MachineKeyNotSharedTests
{
    private const string Forms = "<authentication mode=\"Forms\" />";
    private const string Explicit = "<machineKey validationKey=\"0123\" decryptionKey=\"4567\" />";

    [Theory]
    [InlineData("<machineKey validationKey=\"AutoGenerate,IsolateApps\" decryptionKey=\"AutoGenerate\" />", "AutoGenerate,IsolateApps")]
    [InlineData("<machineKey validationKey=\"0123\" decryptionKey=\"AutoGenerate\" />", "AutoGenerate")]
    [InlineData("<machineKey validation=\"SHA1\" />", "<machineKey validation=\"SHA1\" />")]
    [InlineData(Forms, "Forms")]
    [InlineData(Explicit + Forms, null)]
    [InlineData("<machineKey configSource=\"Config\\MachineKey.config\" />" + Forms, null)]
    [InlineData("<machineKey configBuilders=\"Environment\" validationKey=\"${A}\" decryptionKey=\"${B}\" />" + Forms, null)]
    [InlineData("<machineKey configProtectionProvider=\"VaultProvider\"><EncryptedData /></machineKey>" + Forms, null)]
    [InlineData("<authentication mode=\"Windows\" />", null)]
    [InlineData("<pages pageBaseType=\"Shop.Page\" />", null)]
    public async Task Reports_in_the_file(string setting, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], await FindAsync(new() { ["/0/web.config"] = Config(setting) }));

    [Fact]
    public async Task A_transform_for_publishing_sets_the_key() => Assert.Empty(await FindAsync(new()
    {
        ["/0/Web.config"] = Config(Forms),
        ["/0/Web.Release.config"] = Config("<machineKey validationKey=\"0123\" decryptionKey=\"4567\" xdt:Transform=\"Insert\" />"),
    }));

    [Fact]
    public async Task Reports_a_transform_that_generates_it_and_only_that() => Assert.Equal(["AutoGenerate"], await FindAsync(new()
    {
        ["/0/Web.config"] = Config(Forms),
        ["/0/Web.Release.config"] = Config("<machineKey validationKey=\"AutoGenerate\" decryptionKey=\"AutoGenerate\" xdt:Transform=\"SetAttributes(validationKey,decryptionKey)\" />"),
    }));

    [Theory]
    [InlineData("public class Login { void In() => System.Web.Security.{|CR2008:FormsAuthentication|}.SetAuthCookie(\"me\", true); }")]
    [InlineData("public class Login { byte[] In() => System.Web.Security.{|CR2008:MachineKey|}.Protect(new byte[1]); }")]
    [InlineData("public class Checkout : System.Web.UI.Page { void Load() { if (!{|CR2008:IsPostBack|}) ViewState[\"Step\"] = 1; } }")]
    [InlineData("public class Page { public bool IsPostBack; void Load() { if (!IsPostBack) { } } }")]
    public Task Reports_the_code_that_needs_a_key_where_no_file_says_anything(string code) => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb, "public class Global : System.Web.HttpApplication { }\n" + code, "CR2008");

    [Theory]
    [InlineData(Explicit)]
    [InlineData(Forms)]
    public async Task One_finding_for_file_and_code(string setting)
    {
        ImmutableArray<Diagnostic> findings = await Findings.InAsync(
            TestProject.FrameworkWeb with { Files = new Dictionary<string, string> { ["/0/web.config"] = Config(setting) } },
            "public class Global : System.Web.HttpApplication { void In() => System.Web.Security.FormsAuthentication.SetAuthCookie(\"me\", true); }",
            TestContext.Current.CancellationToken);

        Assert.Equal(setting == Explicit ? 0 : 1, findings.Count(finding => finding.Id == "CR2008"));
        Assert.DoesNotContain(findings, finding => finding.Id == "CR2008" && finding.Location.IsInSource);
    }

    [Theory]
    [InlineData("2.0.0", 1)]
    [InlineData("1.0.2", 1)]
    [InlineData("3.0.0", 0)]
    public async Task The_fix_needs_a_version_of_the_package_that_expands_any_section(string version, int fixes) => Assert.Equal(
        fixes, await ArtifactFix.CountAsync<CR2008MachineKeyNotSharedFix>("web.config", Config(Forms), Packages(version), TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_fix_takes_the_keys_from_the_environment()
    {
        (string first, string all) = await ArtifactFix.ApplyAsync<CR2008MachineKeyNotSharedFix>(
            "web.config",
            """
            <configuration>
              <system.web>
                <!-- Keys. -->
                <machineKey validationKey="AutoGenerate,IsolateApps" decryptionKey="AutoGenerate,IsolateApps" validation="HMACSHA256" decryption="AES" />
              </system.web>
            </configuration>
            """,
            Packages("2.0.0"),
            TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            <configuration>
              <configSections>
                <section name="configBuilders" type="System.Configuration.ConfigurationBuildersSection, System.Configuration, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a" restartOnExternalChanges="false" requirePermission="false" />
              </configSections>
              <configBuilders>
                <builders>
                  <add name="EnvironmentExpand" mode="Expand" type="Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder, Microsoft.Configuration.ConfigurationBuilders.Environment" />
                </builders>
              </configBuilders>
              <system.web>
                <!-- Keys. -->
                <machineKey configBuilders="EnvironmentExpand" validationKey="${MACHINEKEY_VALIDATIONKEY}" decryptionKey="${MACHINEKEY_DECRYPTIONKEY}" validation="HMACSHA256" decryption="AES" />
              </system.web>
            </configuration>
            """,
            first);
        Assert.Equal(first, all);
    }

    [Fact]
    public async Task The_fix_adds_the_element_behind_the_authentication_that_needs_it()
    {
        (string first, _) = await ArtifactFix.ApplyAsync<CR2008MachineKeyNotSharedFix>(
            "web.config",
            """
            <configuration>
              <configSections>
              </configSections>
              <configBuilders>
                <builders>
                  <add name="Environment" type="Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder, Microsoft.Configuration.ConfigurationBuilders.Environment" />
                </builders>
              </configBuilders>
              <system.web>
                <authentication mode="Forms">
                  <forms timeout="2880" />
                </authentication>
              </system.web>
            </configuration>
            """,
            Packages("2.0.0"),
            TestContext.Current.CancellationToken);

        Assert.Contains(
            """
                </authentication>
                <machineKey configBuilders="EnvironmentExpand" validationKey="${MACHINEKEY_VALIDATIONKEY}" decryptionKey="${MACHINEKEY_DECRYPTIONKEY}" />
              </system.web>
            """,
            first,
            StringComparison.Ordinal);
        Assert.Contains("<builders>\n      <add name=\"EnvironmentExpand\" mode=\"Expand\"", first, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Packages(string version) => new()
    {
        ["packages.config"] = $"<packages><package id=\"Microsoft.Configuration.ConfigurationBuilders.Environment\" version=\"{version}\" /></packages>",
    };

    private static async Task<IEnumerable<string>> FindAsync(Dictionary<string, string> files)
    {
        ImmutableArray<Diagnostic> findings = await Findings.InAsync(
            TestProject.FrameworkWeb with { Files = files }, "public class Global : System.Web.HttpApplication { }", TestContext.Current.CancellationToken);
        return findings.Where(finding => finding.Id == "CR2008")
            .Select(finding => files[finding.Location.GetLineSpan().Path].Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
    }

    private static string Config(string setting) =>
        $"<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"><system.web>{setting}</system.web></configuration>";
}
