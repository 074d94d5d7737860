using System.Collections.Immutable;
using System.Text.Json;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>Which Dockerfiles of a repository are analyzed, with what, and how often.</summary>
public sealed class RepositoryImagesTests : IDisposable
{
    private const string Untagged = "FROM nginx\n";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryDockerfileOfTheRepositoryIsAnalyzedOnce()
    {
        _folder.WriteProject("Shop").WriteProject("Cart")
            .Write("Shop/Dockerfile", Untagged)
            .Write("Dockerfile", Untagged)
            .Write("deploy/web.Dockerfile", Untagged)
            .Write("deploy/Containerfile", Untagged)
            .Write(".docker/Dockerfile", Untagged)
            .Write(".devcontainer/Dockerfile", Untagged)
            .Write("node_modules/x/Dockerfile", Untagged)
            .Write(".git/Dockerfile", Untagged);

        CliRun run = await AssessAsync();

        Assert.Equal(["CR7001 .docker/Dockerfile:1", "CR7001 Dockerfile:1", "CR7001 Shop/Dockerfile:1", "CR7001 deploy/Containerfile:1", "CR7001 deploy/web.Dockerfile:1"], LinesOf(run, "CR7001"));
        Assert.Equal(2, run.Projects.Count());
    }

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n", "Shop/Shop.csproj")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk\nRUN dotnet publish Shop/Shop.csproj\n", "Shop/Shop.csproj")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk\nRUN dotnet publish Shop/Shop.csproj && dotnet publish Cart/Cart.csproj\n", ".")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk\nRUN dotnet publish\n", ".")]
    public async Task ADockerfileBelongsToTheOnlyApplicationThatItBuilds(string content, string project)
    {
        const string properties = "<TargetFramework>net8.0</TargetFramework><OutputType>Exe</OutputType>";
        _folder.WriteProject("Shop", properties: properties).WriteProject("Cart", properties: properties).Write("Dockerfile", content);

        CliRun run = await AssessAsync();

        JsonElement finding = run.Findings.Single(finding => CliRun.Text(finding, "id") == "CR7001");
        Assert.Equal(project, CliRun.Text(finding, "project"));
        Assert.Equal(project != ".", CliRun.Text(finding, "message").Contains("':8.0'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFolderWithNothingButADockerfileIsAnalyzed()
    {
        _folder.Write("Dockerfile", Untagged);
        Assert.Equal(["CR7001 Dockerfile:1"], LinesOf(await AssessAsync(), "CR7001"));
    }

    [Fact]
    public async Task ExcludedFilesAndThoseOfTestsAreLeftOut()
    {
        _folder.WriteProject("Shop.Tests", properties: "<TargetFramework>net10.0</TargetFramework><IsTestProject>true</IsTestProject>").WriteProject("Shop")
            .Write("Shop.Tests/data/Dockerfile", Untagged)
            .Write("old/Dockerfile", Untagged);
        Assert.Empty(LinesOf(await AssessAsync("--exclude", "old"), "CR7001"));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("Dockerfile", "FROM x:1\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]", false)]
    [InlineData("Dockerfile", "FROM x:1\nRUN dotnet publish -o /out", false)]
    [InlineData("Dockerfile", "FROM nginx:1", true)]
    [InlineData("Shop/Dockerfile", "FROM x:1", false)]
    [InlineData(".github/workflows/ci.yml", "run: dotnet publish /t:PublishContainer", false)]
    [InlineData("azure.yaml", "name: shop", false)]
    public async Task AServiceWithoutAnImageIsReportedWhereTheRepositoryIsKnown(string? file, string? content, bool isReported)
    {
        _folder.Write("Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")
            .Write("Shop/Program.cs", "var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build(); app.Run();");
        if (file is not null)
            _folder.Write(file, content!);

        Assert.Equal(isReported ? ["CR7015 Shop/Shop.csproj:1"] : [], LinesOf(await AssessAsync(), "CR7015"));
    }

    [Fact]
    public async Task AProjectThatMakesItsImageItselfHasOne()
    {
        _folder.Write("Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ContainerRepository>shop</ContainerRepository></PropertyGroup></Project>")
            .Write("Shop/Program.cs", "var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build(); app.Run();");
        Assert.Empty(LinesOf(await AssessAsync(), "CR7015"));
    }

    private static string[] LinesOf(CliRun run, string id) => [.. run.FindingLines.Where(line => line.StartsWith(id, StringComparison.Ordinal))];

    private Task<CliRun> AssessAsync(params string[] args)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new CloudReadyAnalyzer(), new ArtifactAnalyzer()];
        return CliRun.RunAsync(_folder, ["assess", ".", "--build", "never", "--format", "json", .. args], analyzers, TestContext.Current.CancellationToken);
    }
}
