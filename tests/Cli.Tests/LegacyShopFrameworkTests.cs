using System.Text.Json;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>The sample on .NET Framework: what is found does not depend on whether MSBuild can load it.</summary>
public sealed class LegacyShopFrameworkTests
{
    [Fact]
    public async Task BothWaysOfLoadingFindTheSameStateFindings()
    {
        JsonElement[] built = await AssessAsync("require");
        JsonElement[] buildless = await AssessAsync("never");

        Assert.Equal(built.Select(Describe), buildless.Select(Describe));
        Assert.All(buildless, finding => Assert.Equal("semantic", CliRun.Text(finding, "confidence")));
        Assert.Superset(
            new HashSet<string> { "CR2003", "CR2004", "CR2008", "CR2013" },
            new HashSet<string>(buildless.Select(finding => CliRun.Text(finding, "id"))));
    }

    private static async Task<JsonElement[]> AssessAsync(string build)
    {
        using var folder = new TestFolder();
        string sample = Repository.PathOf("samples", "LegacyShop.Framework");
        CliRun run = await CliRun.RunAsync(
            folder,
            ["assess", sample, "--build", build, "--format", "json", "--rules", "CR20*,CR21*"],
            [new CloudReadyAnalyzer(), new ArtifactAnalyzer()],
            TestContext.Current.CancellationToken);
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.NotAnalyzed, entry => Assert.Contains("code in views is not analyzed", entry, StringComparison.Ordinal));
        return [.. run.Findings];
    }

    private static string Describe(JsonElement finding) =>
        $"{CliRun.Text(finding, "id")} {CliRun.Text(finding, "severity")} {CliRun.Text(finding, "file")}:{finding.GetProperty("line").GetInt32()}:{finding.GetProperty("column").GetInt32()} {CliRun.Text(finding, "message")}";
}
