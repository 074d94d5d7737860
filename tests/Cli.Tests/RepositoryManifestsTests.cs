using CloudReady.Analyzers.Artifacts;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>Manifests are taken together, wherever in the repository they stand, and each once.</summary>
public sealed class RepositoryManifestsTests : IDisposable
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: shop }
        spec:
          selector: { matchLabels: { app: shop } }
          template:
            metadata: { labels: { app: shop } }
            spec:
              containers:
              - name: web
                image: shop:1
        """;

    private const string Service = """
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec:
          selector: { app: shop }
          ports: [{ port: 80 }]
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AServiceFindsItsPodsInAnotherFolder()
    {
        _folder.WriteProject("Shop").Write("Shop/k8s/app.yaml", Deployment).Write("deploy/base/service.yml", Service);
        Assert.Equal(["CR8001 Shop/k8s/app.yaml:10"], await AssessAsync());
    }

    [Fact]
    public async Task BuildOutputTestsAndExcludedFoldersAreLeftOut()
    {
        _folder.WriteProject("Shop").Write("deploy/service.yaml", Service)
            .Write("Shop/bin/app.yaml", Deployment).Write("node_modules/a/app.yaml", Deployment).Write(".hidden/app.yaml", Deployment).Write("local/app.yaml", Deployment)
            .WriteProject("Shop.Tests", properties: "<TargetFramework>net10.0</TargetFramework><IsTestProject>true</IsTestProject>").Write("Shop.Tests/app.yaml", Deployment);
        Assert.Empty(await AssessAsync("--exclude", "local"));
    }

    [Theory]
    [InlineData(".k8s")]
    [InlineData(".kubernetes/base")]
    [InlineData("src/.deploy")]
    public async Task DotFoldersForDeploymentAreRead(string folder)
    {
        _folder.WriteProject("Shop").Write("deploy/service.yaml", Service).Write($"{folder}/app.yaml", Deployment).Write(".github/app.yaml", Deployment);
        Assert.Equal([$"CR8001 {folder}/app.yaml:10"], await AssessAsync());
    }

    [Fact]
    public async Task JsonIsReadInFoldersForManifests()
    {
        const string Pod = """{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "shop" }, "spec": { "containers": [{ "name": "web", "image": "shop" }] } }""";
        _folder.WriteProject("Shop").Write("k8s/pod.json", Pod).Write("data/pod.json", Pod);
        Assert.Equal(["CR8005 k8s/pod.json:1"], await AssessAsync("--rules", "CR8005"));
    }

    private async Task<string[]> AssessAsync(params string[] args)
    {
        string[] rules = args.Contains("--rules") ? [] : ["--rules", "CR8001"];
        CliRun run = await CliRun.RunAsync(
            _folder, ["assess", ".", "--build", "never", "--format", "json", .. rules, .. args], [new ArtifactAnalyzer()], TestContext.Current.CancellationToken);
        return run.FindingLines;
    }
}
