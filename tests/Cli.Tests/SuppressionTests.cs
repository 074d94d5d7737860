using System.Collections.Immutable;
using System.Text.Json;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>What is suppressed is counted apart, with the reason that its user gives.</summary>
public sealed class SuppressionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#pragma warning disable CR2900 // moves to Redis with SHOP-12", "moves to Redis with SHOP-12")]
    [InlineData("#pragma warning disable CS0168, CR2900   //   one replica   ", "one replica")]
    [InlineData("#pragma warning disable // generated", "generated")]
    [InlineData("#pragma warning disable CR2900", null)]
    [InlineData("#pragma warning disable CR2900 // first\n#pragma warning restore CR2900\n#pragma warning disable CR2900 // second", "second")]
    [InlineData("#pragma warning disable CR2900 // the password=Hunter2! is known", "the password=*** is known")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"State\", \"CR2900\", Justification = \"one replica\")]", "one replica")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"State\", \"CR2900\")]", null)]
    public async Task TheReasonInCodeIsReported(string line, string? reason)
    {
        _folder.WriteProject("Shop", source: line + "\n" + SmellyAnalyzer.SourceWithOneSmell("Shop"));

        JsonElement finding = Assert.Single((await CliRun.AssessAsync(_folder)).Findings);

        Assert.True(finding.GetProperty("suppressed").GetBoolean());
        Assert.Equal(reason, ReasonOf(finding));
    }

    [Theory]
    [InlineData("# cloudready: disable CR7007 the shell expands it", "the shell expands it")]
    [InlineData("# cloudready: disable CR7007, CR7004: see SHOP-12, later", "see SHOP-12, later")]
    [InlineData("# cloudready: disable CR7007", null)]
    [InlineData("# hadolint ignore=DL3025", null)]
    [InlineData("# hadolint ignore=DL3025 # the shell expands it", "the shell expands it")]
    public async Task TheReasonInADockerfileIsReported(string comment, string? reason)
    {
        _folder.WriteProject("Shop").Write("Shop/Dockerfile", $"FROM mcr.microsoft.com/dotnet/aspnet:10.0@sha256:{new string('a', 64)}\nUSER app\n{comment}\nCMD dotnet Shop.dll\n");

        JsonElement finding = Assert.Single((await AssessAsync("CR7007")).Findings);

        Assert.True(finding.GetProperty("suppressed").GetBoolean());
        Assert.Equal(reason, ReasonOf(finding));
    }

    [Theory]
    [InlineData("# hadolint ignore=DL3015,DL3009", true, "installs recommended packages too, and leaves the lists of packages")]
    [InlineData("# hadolint ignore=DL3015", false, "leaves the lists of packages")]
    [InlineData("# hadolint ignore=DL3009", false, "installs recommended packages too:")]
    public async Task OnlyWhatAnotherToolIsToldToIgnoreIsSuppressed(string comment, bool isSuppressed, string message)
    {
        _folder.WriteProject("Shop").Write("Shop/Dockerfile", $"FROM debian:12\n{comment}\nRUN apt-get update && apt-get install -y curl\nUSER 1000\nCMD [\"./shop\"]\n");

        JsonElement finding = Assert.Single((await AssessAsync("CR7010")).Findings);

        Assert.Equal(isSuppressed, finding.GetProperty("suppressed").GetBoolean());
        Assert.Contains(message, CliRun.Text(finding, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReasonInXmlIsReported()
    {
        _folder.WriteProject("Shop").Write("Shop/web.config", """
            <configuration>
              <connectionStrings>
                <!-- cloudready: disable CR1103 replaced at deployment -->
                <add name="Db" connectionString="Server=db01;Database=shop;User Id=sa;Password=Hunter2!" />
              </connectionStrings>
            </configuration>
            """);

        Assert.Equal("replaced at deployment", ReasonOf(Assert.Single((await AssessAsync("CR1103")).Findings)));
    }

    [Theory]
    [InlineData("ignore-check.kube-linter.io/latest-tag: the pipeline pins it", "the pipeline pins it")]
    [InlineData("checkov.io/skip1: CKV_K8S_14=the pipeline pins it", "the pipeline pins it")]
    [InlineData("checkov.io/skip1: CKV_K8S_14", null)]
    [InlineData("kube-score/ignore: container-image-tag", null)]
    public async Task AnnotationsOfOtherToolsCountWithTheirReason(string annotation, string? reason)
    {
        _folder.WriteProject("Shop").Write("k8s/shop.yaml", $"""
            apiVersion: v1
            kind: Pod
            metadata:
              name: shop
              annotations:
                {annotation}
            spec:
              containers:
                - name: shop
                  image: shop:latest
            """);

        JsonElement finding = Assert.Single((await AssessAsync("CR8005")).Findings);

        Assert.True(finding.GetProperty("suppressed").GetBoolean());
        Assert.Equal(reason, ReasonOf(finding));
    }

    [Fact]
    public async Task EveryReportCountsThem()
    {
        _folder.WriteProject("Shop", source: "#pragma warning disable CR2900 // one replica\n" + SmellyAnalyzer.SourceWithOneSmell("Shop"))
            .WriteProject("Cart", source: "#pragma warning disable CR2900\n" + SmellyAnalyzer.SourceWithOneSmell("Cart"));

        CliRun run = await CliRun.RunAsync(_folder, "assess", ".", "--build", "never", "-o", "r.md", "-o", "r.html", "-o", "r.sarif");

        const string counted = "2 suppressed, 1 of them with a reason";
        Assert.Contains(counted, run.Out, StringComparison.Ordinal);
        Assert.Contains(counted, File.ReadAllText(_folder.PathOf("r.md")), StringComparison.Ordinal);
        Assert.Contains("suppressed: one replica", File.ReadAllText(_folder.PathOf("r.html")), StringComparison.Ordinal);
        Assert.Contains("\"justification\": \"one replica\"", File.ReadAllText(_folder.PathOf("r.sarif")), StringComparison.Ordinal);
    }

    private Task<CliRun> AssessAsync(string rule) => CliRun.RunAsync(
        _folder,
        ["assess", ".", "--build", "never", "--format", "json", "--rules", rule],
        ImmutableArray.Create<DiagnosticAnalyzer>(new ArtifactAnalyzer()),
        TestContext.Current.CancellationToken);

    private static string? ReasonOf(JsonElement finding) => finding.TryGetProperty("justification", out JsonElement reason) ? reason.GetString() : null;
}
