using CloudReady.Cli.Assessing;
using CloudReady.Cli.Commands;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>A project that is read without its build gives the findings of the built one.</summary>
public sealed class BuildlessParityTests
{
    [Theory]
    [InlineData("LegacyShop")]
    [InlineData("CloudReadyShop")]
    public async Task TheFindingsOfASampleDoNotDependOnHowItIsLoaded(string sample)
    {
        Assert.Equal(await FindingsAsync(sample, "require"), await FindingsAsync(sample, "never"));
    }

    private static async Task<string[]> FindingsAsync(string sample, string build)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment { Out = output, Error = error, CurrentDirectory = Repository.PathOf("samples"), Analyzers = AnalyzerCatalog.Create };
        int exitCode = await CommandLine.RunAsync(["assess", sample, "--build", build, "--format", "json"], environment, TestContext.Current.CancellationToken);
        Assert.True(exitCode == ExitCode.Done, error.ToString());
        return new CliRun(exitCode, output.ToString(), error.ToString()).FindingLines;
    }
}
