using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1104CredentialInConfigFileFixTests
{
    private const string Builders = """
          <configSections>
            <section name="configBuilders" type="System.Configuration.ConfigurationBuildersSection, System.Configuration, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a" restartOnExternalChanges="false" requirePermission="false" />
          </configSections>
          <configBuilders>
            <builders>
              <add name="Environment" type="Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder, Microsoft.Configuration.ConfigurationBuilders.Environment" />
            </builders>
          </configBuilders>
        """;

    private static readonly Dictionary<string, string> Package = new()
    {
        ["packages.config"] = "<packages><package id=\"Microsoft.Configuration.ConfigurationBuilders.Environment\" version=\"3.0.0\" targetFramework=\"net48\" /></packages>",
    };

    private static readonly string Before = """
        <configuration>
          <appSettings>
            <add key="SmtpPassword" value="Hunter2!x" /> <!-- mail -->
            <add key="Theme" value="blue" />
            <add key="PaymentApiKey" value="9f8e7d6c5b4a39281706" />
          </appSettings>
        </configuration>
        """.ReplaceLineEndings("\n");

    [Fact]
    public async Task Lets_a_builder_read_the_section_and_blanks_the_values()
    {
        (string first, string all) = await ArtifactFix.ApplyAsync<CR1104CredentialInConfigFileFix>("Web.config", Before, Package, TestContext.Current.CancellationToken);

        string expected = Before
            .Replace("<configuration>\n", "<configuration>\n" + Builders.ReplaceLineEndings("\n") + "\n", StringComparison.Ordinal)
            .Replace("<appSettings>", "<appSettings configBuilders=\"Environment\">", StringComparison.Ordinal)
            .Replace("Hunter2!x", "", StringComparison.Ordinal);
        Assert.Equal(expected, first);
        Assert.Equal(expected.Replace("9f8e7d6c5b4a39281706", "", StringComparison.Ordinal), all);
    }

    [Fact]
    public async Task Blanks_what_a_section_with_a_builder_still_holds()
    {
        string before = Before.Replace("<appSettings>", "<appSettings configBuilders=\"Secrets\">", StringComparison.Ordinal);

        (string first, _) = await ArtifactFix.ApplyAsync<CR1104CredentialInConfigFileFix>("Web.config", before, Package, TestContext.Current.CancellationToken);

        Assert.Equal(before.Replace("Hunter2!x", "", StringComparison.Ordinal), first);
    }

    [Theory]
    [InlineData("<configuration><appSettings><add key=\"SmtpPassword\" value=\"Hunter2!x\" /></appSettings></configuration>", false)]
    [InlineData("<configuration><system.web><identity userName=\"shop\" password=\"Hunter2!x\" /></system.web></configuration>", true)]
    public async Task Offers_nothing_without_the_package_and_in_other_sections(string config, bool hasPackage) =>
        Assert.Equal(0, await ArtifactFix.CountAsync<CR1104CredentialInConfigFileFix>("Web.config", config, hasPackage ? Package : [], TestContext.Current.CancellationToken));
}
