using System.Collections.Immutable;
using CloudReady.CodeFixes.Fixes.State;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2004SessionStateConfigTests
{
    private static readonly Dictionary<string, string> Packages = new()
    {
        ["packages.config"] = "<packages><package id=\"Microsoft.Web.RedisSessionStateProvider\" version=\"5.0.0\" /></packages>",
    };

    [Theory]
    [InlineData("<sessionState mode=\"InProc\" />", "InProc")]
    [InlineData("<sessionState timeout=\"30\" />", "<sessionState timeout=\"30\" />")]
    [InlineData("<sessionState mode=\"StateServer\" />", "StateServer")]
    [InlineData("<sessionState mode=\"sqlserver\" />", "sqlserver")]
    [InlineData("<sessionState mode=\"SQLServer\" sqlConnectionString=\"Data Source=.;Integrated Security=SSPI\" />", "SQLServer")]
    [InlineData("<sessionState mode=\"SQLServer\" sqlConnectionString=\"Data Source=SHOPSQL01;Integrated Security=SSPI\" />", null)]
    [InlineData("<sessionState mode=\"Custom\" customProvider=\"Redis\" />", null)]
    [InlineData("<sessionState mode=\"Off\" />", null)]
    [InlineData("<!-- <sessionState mode=\"InProc\" /> -->", null)]
    public async Task Reports_the_mode(string setting, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], await FindAsync(new() { ["/0/web.config"] = Config(setting) }));

    [Fact]
    public async Task Reports_the_file_that_the_section_is_taken_from() => Assert.Equal(["InProc"], await FindAsync(new()
    {
        ["/0/Web.config"] = Config("<sessionState configSource=\"Config\\SessionState.config\" />"),
        ["/0/Config/SessionState.config"] = "<sessionState mode=\"InProc\" timeout=\"10\" />",
    }));

    [Fact]
    public async Task A_transform_for_publishing_decides() => Assert.Equal(["StateServer"], await FindAsync(new()
    {
        ["/0/Web.config"] = Config("<sessionState mode=\"InProc\" />"),
        ["/0/Web.Release.config"] = Config("<sessionState mode=\"StateServer\" xdt:Transform=\"SetAttributes(mode)\" />"),
    }));

    [Fact]
    public async Task Silent_in_transforms_for_development_and_those_that_set_no_mode() => Assert.Empty(await FindAsync(new()
    {
        ["/0/Web.Debug.config"] = Config("<sessionState mode=\"InProc\" xdt:Transform=\"SetAttributes(mode)\" />"),
        ["/0/Web.Release.config"] = Config("<sessionState timeout=\"5\" xdt:Transform=\"SetAttributes(timeout)\" />"),
    }));

    [Fact]
    public async Task Silent_for_one_location() =>
        Assert.Empty(await FindAsync(new() { ["/0/web.config"] = "<configuration><location path=\"api\"><system.web><sessionState mode=\"InProc\" /></system.web></location></configuration>" }));

    [Fact]
    public async Task The_code_that_uses_the_session_is_named()
    {
        TestProject project = TestProject.FrameworkWeb with { Files = new Dictionary<string, string> { ["/0/web.config"] = Config("<sessionState mode=\"InProc\" />") } };

        ImmutableArray<Diagnostic> findings = await Findings.InAsync(
            project,
            "public class Global : System.Web.HttpApplication { void Start() { Session[\"Cart\"] = 1; Session[\"Step\"] = 2; } }",
            TestContext.Current.CancellationToken);

        Location use = Assert.Single(findings.Single(finding => finding.Id == "CR2004").AdditionalLocations);
        Assert.Equal("Session", use.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(use.SourceSpan));
    }

    [Fact]
    public async Task The_fix_sets_the_provider_and_keeps_the_rest()
    {
        (string first, string all) = await ArtifactFix.ApplyAsync<CR2004SessionStateConfigFix>(
            "web.config",
            """
            <configuration>
              <system.web>
                <!-- Carts. -->
                <sessionState mode="StateServer" stateConnectionString="tcpip=state:42424" timeout="30" cookieless="UseCookies" />
                <httpRuntime targetFramework="4.8" />
              </system.web>
            </configuration>
            """,
            Packages,
            TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            <configuration>
              <appSettings>
                <add key="Redis" value="" />
              </appSettings>
              <system.web>
                <!-- Carts. -->
                <sessionState mode="Custom" customProvider="Redis" timeout="30" cookieless="UseCookies">
                  <providers>
                    <add name="Redis" type="Microsoft.Web.Redis.RedisSessionStateProvider" connectionString="Redis" />
                  </providers>
                </sessionState>
                <httpRuntime targetFramework="4.8" />
              </system.web>
            </configuration>
            """,
            first);
        Assert.Equal(first, all);
    }

    [Fact]
    public async Task The_fix_extends_providers_that_are_there()
    {
        (string first, _) = await ArtifactFix.ApplyAsync<CR2004SessionStateConfigFix>(
            "SessionState.config",
            """
            <sessionState mode="InProc" customProvider="Shop" timeout="10">
              <providers>
                <add name="Shop" type="Shop.SessionProvider" />
              </providers>
            </sessionState>
            """,
            Packages,
            TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            <sessionState mode="Custom" customProvider="Redis" timeout="10">
              <providers>
                <!-- Add the setting or connection string 'Redis', with the address, to web.config. -->
                <add name="Redis" type="Microsoft.Web.Redis.RedisSessionStateProvider" connectionString="Redis" />
                <add name="Shop" type="Shop.SessionProvider" />
              </providers>
            </sessionState>
            """,
            first);
    }

    [Theory]
    [InlineData("<appSettings>\n    <!-- Mail. -->\n    <add key=\"Mail\" value=\"a\" />\n  </appSettings>", "<appSettings>\n    <add key=\"Redis\" value=\"\" />\n    <!-- Mail. -->\n    <add key=\"Mail\" value=\"a\" />\n  </appSettings>")]
    [InlineData("<appSettings />", "<appSettings>\n    <add key=\"Redis\" value=\"\" />\n  </appSettings>")]
    [InlineData("<appSettings><add key=\"redis\" value=\"a\" /></appSettings>", null)]
    [InlineData("<connectionStrings><add name=\"Redis\" connectionString=\"a\" /></connectionStrings>", null)]
    public async Task The_fix_adds_the_setting_that_the_provider_reads_where_it_is_missing(string settings, string? expected)
    {
        string file = $"<configuration>\n  {settings}\n  <system.web>\n    <sessionState mode=\"InProc\" />\n  </system.web>\n</configuration>\n";
        (string first, string all) = await ArtifactFix.ApplyAsync<CR2004SessionStateConfigFix>("web.config", file, Packages, TestContext.Current.CancellationToken);
        Assert.StartsWith($"<configuration>\n  {expected ?? settings}\n  <system.web>\n    <sessionState mode=\"Custom\" customProvider=\"Redis\">\n      <providers>\n        <add name=\"Redis\"", first, StringComparison.Ordinal);
        Assert.Equal(first, all);
    }

    [Fact]
    public async Task Settings_of_another_file_are_asked_for()
    {
        (string first, _) = await ArtifactFix.ApplyAsync<CR2004SessionStateConfigFix>(
            "web.config",
            Config("<sessionState mode=\"InProc\" />").Replace("<system.web>", "<appSettings configSource=\"settings.config\" /><system.web>", StringComparison.Ordinal),
            Packages,
            TestContext.Current.CancellationToken);
        Assert.Contains("<!-- Add the setting or connection string 'Redis', with the address, to web.config. -->", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_fix_without_the_package() => Assert.Equal(0, await ArtifactFix.CountAsync<CR2004SessionStateConfigFix>(
        "web.config", Config("<sessionState mode=\"InProc\" />"), [], TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<string>> FindAsync(Dictionary<string, string> files)
    {
        ImmutableArray<Diagnostic> findings = await Findings.InAsync(
            TestProject.FrameworkWeb with { Files = files }, "public class Global : System.Web.HttpApplication { }", TestContext.Current.CancellationToken);
        return findings.Where(finding => finding.Id == "CR2004")
            .Select(finding => files[finding.Location.GetLineSpan().Path].Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
    }

    private static string Config(string setting) =>
        $"<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"><system.web>{setting}</system.web></configuration>";
}
