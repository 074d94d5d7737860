namespace CloudReady.Cli.Tests;

/// <summary>A temporary folder with files of a test; no package source is configured in it.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cloudready-test-");

    public TestFolder() => Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");

    public string Root => _directory.FullName;

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public TestFolder Write(string relative, string content)
    {
        string path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    /// <summary>A project that targets .NET with a source file that smells once.</summary>
    public TestFolder WriteProject(string name, string items = "", string properties = "<TargetFramework>net10.0</TargetFramework>", string? source = null) =>
        Write($"{name}/{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>")
            .Write($"{name}/{name}.cs", source ?? SmellyAnalyzer.SourceWithOneSmell(name));

    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public void Dispose() => _directory.Delete(recursive: true);
}
