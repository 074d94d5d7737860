using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>Files of Docker Compose say what is built, and are reported once.</summary>
public sealed class RepositoryComposeTests : IDisposable
{
    private const string Stages = "FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\nFROM mcr.microsoft.com/dotnet/sdk:10.0 AS tool\nENTRYPOINT [\"dotnet\", \"watch\"]\n";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("docker-compose.yml", "final", new string[0])]
    [InlineData("docker-compose.yml", "tool", new[] { "CR7003 Shop/Dockerfile:3" })]
    [InlineData("docker-compose.override.yml", "final", new[] { "CR7003 Shop/Dockerfile:3" })]
    public async Task TheStageThatComposeBuildsIsTheOneThatIsShipped(string name, string target, string[] findings)
    {
        _folder.WriteProject("Shop", properties: "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>").Write("Shop/Dockerfile", Stages)
            .Write(name, $"services:\n  shop:\n    build:\n      context: Shop\n      target: {target}\n");
        Assert.Equal(findings, (await AssessAsync("CR7003")).FindingLines);
    }

    [Fact]
    public async Task ASecretInComposeIsReportedOnce()
    {
        const string compose = "services:\n  db:\n    environment:\n      DB_PASSWORD: s3cretPass!\n";
        _folder.WriteProject("Shop").Write("Shop/Dockerfile", Stages).WriteProject("Cart").Write("Cart/Dockerfile", Stages)
            .Write("docker-compose.yml", compose).Write("Shop/docker-compose.yml", compose);
        Assert.Equal(["CR8006 Shop/docker-compose.yml:4", "CR8006 docker-compose.yml:4"], (await AssessAsync("CR8006")).FindingLines);
    }

    [Fact]
    public async Task AFolderWithNothingElseIsAnalyzed()
    {
        File.Delete(_folder.PathOf("nuget.config"));
        _folder.Write("compose.prod.yaml", "services:\n  db:\n    environment:\n    - DB_PASSWORD=s3cretPass!\n");
        Assert.Equal(["CR8006 compose.prod.yaml:4"], (await AssessAsync("CR8006")).FindingLines);
    }

    private Task<CliRun> AssessAsync(string rule)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new CloudReadyAnalyzer(), new ArtifactAnalyzer()];
        return CliRun.RunAsync(_folder, ["assess", ".", "--build", "never", "--format", "json", "--rules", rule], analyzers, TestContext.Current.CancellationToken);
    }
}
