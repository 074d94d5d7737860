using System.Text.Json;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Commands;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>
/// Compares both ways of loading over a repository of the user's own, restored: <c>CLOUDREADY_PARITY=path</c>. The differences
/// that are known and explained in <c>docs/cli.md</c> are named by <c>CLOUDREADY_PARITY_KNOWN</c>, as <c>id file:line</c>
/// separated by semicolons.
/// </summary>
public sealed class RepositoryParityTests
{
    private const string PathVariable = "CLOUDREADY_PARITY";
    private const string KnownVariable = "CLOUDREADY_PARITY_KNOWN";

    [Fact]
    public async Task TheFindingsOfARepositoryDoNotDependOnHowItIsLoaded()
    {
        string? path = Environment.GetEnvironmentVariable(PathVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"{PathVariable} names no restored folder, solution or project to compare");
        var known = new HashSet<string>((Environment.GetEnvironmentVariable(KnownVariable) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        string[] built = await FindingsAsync(path, "require");
        string[] buildless = await FindingsAsync(path, "never");

        Assert.NotEmpty(built);
        Assert.Equal([], built.Except(buildless).Select(finding => "only built: " + finding).Concat(buildless.Except(built).Select(finding => "only without a build: " + finding))
            .Where(difference => !known.Any(entry => difference.Contains($": {entry}:", StringComparison.Ordinal))));
    }

    private static async Task<string[]> FindingsAsync(string path, string build)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = error, CurrentDirectory = Environment.CurrentDirectory, Analyzers = AnalyzerCatalog.Create };
        int exitCode = await CommandLine.RunAsync(["assess", path, "--build", build, "--format", "json"], environment, TestContext.Current.CancellationToken);
        Assert.True(exitCode == ExitCode.Done, error.ToString());
        return [.. JsonDocument.Parse(output.ToString()).RootElement.GetProperty("findings").EnumerateArray().Select(Describe)];
    }

    private static string Describe(JsonElement finding) =>
        $"{CliRun.Text(finding, "id")} {CliRun.Text(finding, "file")}:{Number(finding, "line")}:{Number(finding, "column")}-{Number(finding, "endLine")}:{Number(finding, "endColumn")}";

    private static int Number(JsonElement finding, string name) => finding.GetProperty(name).GetInt32();
}
