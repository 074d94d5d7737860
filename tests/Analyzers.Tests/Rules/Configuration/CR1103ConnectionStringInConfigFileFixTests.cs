using CloudReady.CodeFixes.Fixes.Configuration;

namespace CloudReady.Analyzers.Tests.Rules.Configuration;

public sealed class CR1103ConnectionStringInConfigFileFixTests
{
    private const string Section = "<section name=\"configBuilders\" type=\"System.Configuration.ConfigurationBuildersSection, System.Configuration, "
        + "Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a\" restartOnExternalChanges=\"false\" requirePermission=\"false\" />";

    private const string Builder = "<add name=\"Environment\" type=\"Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder, Microsoft.Configuration.ConfigurationBuilders.Environment\" />";

    private static readonly Dictionary<string, string> Package = new()
    {
        ["packages.config"] = "<packages><package id=\"Microsoft.Configuration.ConfigurationBuilders.Environment\" version=\"3.0.0\" targetFramework=\"net48\" /></packages>",
    };

    [Fact]
    public async Task Defines_the_builder_and_blanks_passwords()
    {
        const string config = "\uFEFF<?xml version=\"1.0\"?>\r\n<configuration>\r\n\t<!-- of the shop -->\r\n\t<connectionStrings>\r\n"
            + "\t\t<add name='Shop' connectionString='Server=sql1;Database=Shop;UID=shop;PWD=S3cret!' /> <!-- old -->\r\n"
            + "\t\t<add name=\"Stock\" connectionString=\"Server=sql1;Database=Stock\" />\r\n"
            + "\t</connectionStrings>\r\n\t<appSettings>\r\n\t\t<add key=\"Cache\" value=\"redis1:6379,password=S3cret!\" />\r\n\t</appSettings>\r\n</configuration>\r\n";
        const string defined = "<configuration>\r\n\t<configSections>\r\n\t\t" + Section + "\r\n\t</configSections>"
            + "\r\n\t<configBuilders>\r\n\t\t<builders>\r\n\t\t\t" + Builder + "\r\n\t\t</builders>\r\n\t</configBuilders>\r\n";

        (string first, string all) = await ApplyAsync(config);

        string expected = config
            .Replace("<configuration>\r\n", defined, StringComparison.Ordinal)
            .Replace("<connectionStrings>", "<connectionStrings configBuilders=\"Environment\">", StringComparison.Ordinal)
            .Replace("'Server=sql1;Database=Shop;UID=shop;PWD=S3cret!'", "''", StringComparison.Ordinal);
        Assert.Equal(expected, first);
        Assert.Equal(
            expected
                .Replace("<appSettings>", "<appSettings configBuilders=\"Environment\">", StringComparison.Ordinal)
                .Replace("\"redis1:6379,password=S3cret!\"", "\"\"", StringComparison.Ordinal),
            all);
    }

    [Fact]
    public async Task Uses_the_sections_and_builders_that_are_there()
    {
        (_, string sections) = await ApplyAsync("""
            <configuration>
              <configSections>
                <section name="elmah" type="Elmah" />
              </configSections>
              <connectionStrings>
                <add name="Shop" connectionString="Server=sql1;Database=Shop" />
              </connectionStrings>
            </configuration>
            """);
        Assert.Equal(
            $"""
            <configuration>
              <configSections>
                {Section}
                <section name="elmah" type="Elmah" />
              </configSections>
              <configBuilders>
                <builders>
                  {Builder}
                </builders>
              </configBuilders>
              <connectionStrings configBuilders="Environment">
                <add name="Shop" connectionString="Server=sql1;Database=Shop" />
              </connectionStrings>
            </configuration>
            """,
            sections);

        const string defined = """
            <configuration>
              <configSections><section name="configBuilders" type="X" /></configSections>
              <configBuilders><builders><add name="Env" type="Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder, X" /></builders></configBuilders>
              <connectionStrings>
                <add name="Shop" connectionString="Server=sql1;Database=Shop" />
              </connectionStrings>
            </configuration>
            """;
        (_, string builders) = await ApplyAsync(defined);
        Assert.Equal(defined.Replace("<connectionStrings>", "<connectionStrings configBuilders=\"Env\">", StringComparison.Ordinal), builders);
    }

    [Theory]
    [InlineData("Web.config", "<configuration><system.net><mailSettings><smtp><network host=\"smtp.contoso.com\" /></smtp></mailSettings></system.net></configuration>")]
    [InlineData("Web.config", "<configuration><location><connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></location></configuration>")]
    [InlineData("Web.Release.config", "<configuration><connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></configuration>")]
    [InlineData("ConnectionStrings.config", "<connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings>")]
    [InlineData("Web.config", "<configuration><configBuilders><builders><add name=\"Vault\" type=\"AzureKeyVault\" /></builders></configBuilders><connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></configuration>")]
    public async Task None_where_a_builder_does_not_help(string fileName, string config) =>
        Assert.Equal(0, await ArtifactFix.CountAsync<CR1103ConnectionStringInConfigFileFix>(fileName, config, Package, TestContext.Current.CancellationToken));

    [Fact]
    public async Task None_without_the_package() => Assert.Equal(0, await ArtifactFix.CountAsync<CR1103ConnectionStringInConfigFileFix>(
        "Web.config",
        "<configuration><connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></configuration>",
        [],
        TestContext.Current.CancellationToken));

    private static Task<(string First, string All)> ApplyAsync(string config) =>
        ArtifactFix.ApplyAsync<CR1103ConnectionStringInConfigFileFix>("Web.config", config, Package, TestContext.Current.CancellationToken);
}
