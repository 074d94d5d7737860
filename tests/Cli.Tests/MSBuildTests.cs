using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>A solution of two projects that restores without a network.</summary>
public sealed class RestoredSolution : IAsyncLifetime
{
    public TestFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Folder.WriteProject("Core", source: "namespace Core { public static class Api { public static void Smell() { } } }")
            .WriteProject(
                "Shop",
                items: "<ProjectReference Include=\"..\\Core\\Core.csproj\" />",
                properties: "<TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors><DefineConstants>$(DefineConstants);EXTRA</DefineConstants>",
                source: "class Shop { void Run() {\n#if EXTRA\nCore.Api.Smell();\n#endif\n} }\n")
            .Write("All.slnx", "<Solution><Project Path=\"Core/Core.csproj\" /><Project Path=\"Shop/Shop.csproj\" /></Solution>");
        (int exitCode, string output, _) = await ProcessRun.DotnetAsync(Folder.Root, "restore", "All.slnx");
        Assert.True(exitCode == 0, output);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class MSBuildTests(RestoredSolution solution) : IClassFixture<RestoredSolution>
{
    [Fact]
    public async Task ARestoredSolutionIsLoadedByMSBuildAndNothingIsWrittenIntoIt()
    {
        string[] before = [.. solution.Folder.Files()];

        CliRun run = await CliRun.RunAsync(solution.Folder, "assess", ".", "--build", "require", "--format", "json");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["CR2900 Shop/Shop.cs:3"], run.FindingLines);
        Assert.Equal(("warning", "semantic"), (CliRun.Text(run.Findings.Single(), "severity"), CliRun.Text(run.Findings.Single(), "confidence")));
        Assert.Equal(["msbuild 1", "msbuild 1"], run.Projects.Select(project => $"{CliRun.Text(project, "loadedBy")} {project.GetProperty("files").GetInt32()}"));
        Assert.Empty(run.NotAnalyzed);
        Assert.Equal(before, solution.Folder.Files());
    }

    [Fact]
    public async Task BothWaysOfLoadingFindTheSame()
    {
        CliRun msbuild = await CliRun.RunAsync(solution.Folder, "assess", ".", "--format", "json");
        CliRun buildless = await CliRun.AssessAsync(solution.Folder);

        Assert.Equal(msbuild.Findings.Select(finding => finding.GetRawText()), buildless.Findings.Select(finding => finding.GetRawText()));
    }

    [Fact]
    public async Task AWarningOfMSBuildIsNoFailure()
    {
        using var folder = new TestFolder();
        folder.WriteProject("Shop").Write("Shop/Directory.Build.targets", """
            <Project><Target Name="Warn" BeforeTargets="ResolveAssemblyReferences;CoreCompile"><Warning Text="a package of another version was taken" /></Target></Project>
            """);
        (int exitCode, string output, _) = await ProcessRun.DotnetAsync(folder.Root, "restore", "Shop");
        Assert.True(exitCode == 0, output);

        CliRun run = await CliRun.RunAsync(folder, "assess", ".", "--build", "require", "--format", "json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal("msbuild", CliRun.Text(Assert.Single(run.Projects), "loadedBy"));
        Assert.Equal("semantic", CliRun.Text(Assert.Single(run.Findings), "confidence"));
    }

    [Fact]
    public async Task AnErrorOfMSBuildIsAFailure()
    {
        using var folder = new TestFolder();
        folder.WriteProject("Shop").Write("Shop/Directory.Build.targets", """
            <Project><Target Name="Fail" BeforeTargets="ResolveAssemblyReferences"><Error Text="a tool is missing" /></Target></Project>
            """);
        (int exitCode, string output, _) = await ProcessRun.DotnetAsync(folder.Root, "restore", "Shop");
        Assert.True(exitCode == 0, output);

        CliRun run = await CliRun.RunAsync(folder, "assess", ".", "--format", "json");

        Assert.Equal("buildless", CliRun.Text(Assert.Single(run.Projects), "loadedBy"));
        Assert.Equal(["Shop/Shop.csproj: read without MSBuild: a tool is missing"], run.NotAnalyzed);
        Assert.Single(run.Findings);
    }

    [Fact]
    public async Task RequireFailsWhereMSBuildCannotLoad()
    {
        using var folder = new TestFolder();
        folder.WriteProject("Shop");

        CliRun run = await CliRun.RunAsync(folder, "assess", ".", "--build", "require", "--output", "report.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Shop.csproj': it is not restored", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("report.json", folder.Files());
    }

    [Fact]
    public async Task AProjectThatMSBuildRejectsIsReadFromItsFiles()
    {
        using var folder = new TestFolder();
        folder.Write("Old/Old.csproj", """
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.8</TargetFrameworkVersion></PropertyGroup>
              <ItemGroup><Compile Include="Old.cs" /></ItemGroup>
              <Import Project="$(MSBuildExtensionsPath32)\Microsoft\VisualStudio\v17.0\WebApplications\Microsoft.WebApplication.targets" />
            </Project>
            """).Write("Old/Old.cs", SmellyAnalyzer.SourceWithOneSmell("Old")).Write("Old/NotIncluded.cs", SmellyAnalyzer.SourceWithOneSmell("NotIncluded"));

        CliRun run = await CliRun.RunAsync(folder, "assess", ".", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["CR2900 Old/Old.cs:1"], run.FindingLines);
        Assert.Equal("buildless", CliRun.Text(run.Projects.Single(), "loadedBy"));
        Assert.Equal(2, run.NotAnalyzed.Length);
        Assert.Equal("Old/NotIncluded.cs: belongs to no project", run.NotAnalyzed[0]);
        Assert.StartsWith("Old/Old.csproj: read without MSBuild: ", run.NotAnalyzed[1], StringComparison.Ordinal);
    }
}
