using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Commands;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>A folder with nothing but manifests or Dockerfiles is analyzed.</summary>
public sealed class FoldersWithoutProjectTests : IDisposable
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: { name: shop }\nspec:\n  containers:\n  - name: web\n    image: shop\n";
    private const string PodInJson = """{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "shop" }, "spec": { "containers": [{ "name": "web", "image": "shop" }] } }""";

    private readonly TestFolder _folder = new();

    public FoldersWithoutProjectTests() => File.Delete(_folder.PathOf("nuget.config"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pod.yaml", Pod, "CR8005 pod.yaml:7")]
    [InlineData("deploy/pod.yml", Pod, "CR8005 deploy/pod.yml:7")]
    [InlineData("k8s/pod.json", PodInJson, "CR8005 k8s/pod.json:1")]
    [InlineData("Dockerfile", "FROM nginx\n", "CR7001 Dockerfile:1")]
    public async Task ItIsAnalyzed(string path, string content, string finding)
    {
        _folder.Write(path, content);
        CliRun run = await AssessAsync();
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(finding, run.FindingLines);
    }

    [Theory]
    [InlineData("ci.yml", "steps:\n- script: dotnet test\n")]
    [InlineData("data/pod.json", PodInJson)]
    [InlineData("README.md", "# Shop\n")]
    public async Task OtherFilesAreNothingToAnalyze(string path, string content)
    {
        _folder.Write(path, content);
        CliRun run = await AssessAsync();
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("there is nothing to analyze in '.'", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> AssessAsync()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new CloudReadyAnalyzer(), new ArtifactAnalyzer()];
        return CliRun.RunAsync(_folder, ["assess", ".", "--build", "never", "--format", "json"], analyzers, TestContext.Current.CancellationToken);
    }
}
