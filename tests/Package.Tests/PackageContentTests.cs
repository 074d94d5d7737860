using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CloudReady.Package.Tests;

public sealed class PackageContentTests(PackageFixture package)
{
    private const int LargestSize = 1_500_000;

    [Fact]
    public void Holds_the_assemblies_the_targets_and_the_presets_and_no_more()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        string[] entries = [.. archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "CloudReady.Analyzers.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/roslyn4.8/cs/CloudReady.Analyzers.dll",
                "analyzers/dotnet/roslyn4.8/cs/CloudReady.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.8/cs/YamlDotNet.dll",
                "buildTransitive/CloudReady.Analyzers.props",
                "buildTransitive/CloudReady.Analyzers.targets",
                "icon.png",
                "presets/CloudReady.All.globalconfig",
                "presets/CloudReady.Minimum.globalconfig",
                "presets/CloudReady.None.globalconfig",
                "presets/CloudReady.Recommended.globalconfig",
            ],
            entries);
    }

    [Fact]
    public void Is_a_development_dependency_without_dependencies()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        XElement metadata = XDocument.Load(archive.GetEntry("CloudReady.Analyzers.nuspec")!.Open()).Root!.Elements().Single();
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("dependencies"));

        string? Value(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
    }

    [Fact]
    public void Is_small() => Assert.InRange(new FileInfo(package.PackagePath).Length, 1, LargestSize);

    [Fact]
    public void References_only_assemblies_that_the_oldest_host_has()
    {
        string[] allowed =
        [
            "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0", "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0",
            "Microsoft.CodeAnalysis.Workspaces 4.8.0.0", "System.Collections.Immutable 7.0.0.0", "System.Buffers 4.0.2.0", "System.Memory 4.0.1.2", "netstandard 2.0.0.0", "CloudReady.Analyzers 0.1.0.0",
            "YamlDotNet 18.0.0.0",
        ];
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        foreach (ZipArchiveEntry assembly in archive.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
            Assert.Empty(References(assembly).Except(allowed));
    }

    private static List<string> References(ZipArchiveEntry assembly)
    {
        using Stream stream = assembly.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        using var reader = new PEReader(copy);
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => $"{metadata.GetString(reference.Name)} {reference.Version}")];
    }
}
