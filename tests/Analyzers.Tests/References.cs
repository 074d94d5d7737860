using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests;

/// <summary>Sets of reference assemblies that tests compile against; all are on disk after the restore.</summary>
internal static class References
{
    private static readonly Dictionary<string, string> Metadata = typeof(References).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);

    private static readonly Lazy<MetadataReference[]> NetLazy = new(() => Load("Microsoft.NETCore.App.Ref", "ref/net10.0"));
    private static readonly Lazy<MetadataReference[]> WebLazy = new(() => [.. Net, .. Load("Microsoft.AspNetCore.App.Ref", "ref/net10.0")]);
    private static readonly Lazy<MetadataReference[]> Net48Lazy = new(() => Load("Microsoft.NETFramework.ReferenceAssemblies.net48", "build/.NETFramework/v4.8"));
    private static readonly Lazy<MetadataReference[]> PackagesLazy = new(() => [.. PackageIds.SelectMany(Package)]);

    /// <summary>The repository's root folder.</summary>
    public static string RepositoryRoot => Metadata["RepositoryRoot"];

    /// <summary>.NET 10 without ASP.NET Core.</summary>
    public static MetadataReference[] Net => NetLazy.Value;

    /// <summary>.NET 10 with ASP.NET Core.</summary>
    public static MetadataReference[] Web => WebLazy.Value;

    /// <summary>.NET Framework 4.8 with System.Web.</summary>
    public static MetadataReference[] Net48 => Net48Lazy.Value;

    /// <summary>ASP.NET Core and every package that rules name.</summary>
    public static MetadataReference[] WebWithPackages => [.. Web, .. PackagesLazy.Value];

    /// <summary>The ids of the downloaded packages, the framework's reference packs aside.</summary>
    public static IEnumerable<string> PackageIds => Metadata.Keys
        .Where(key => key.StartsWith("TestReference:", StringComparison.Ordinal))
        .Select(key => key["TestReference:".Length..])
        .Where(id => !id.EndsWith(".Ref", StringComparison.Ordinal) && !id.StartsWith("Microsoft.NETFramework.", StringComparison.Ordinal));

    /// <summary>The assemblies of one package for the framework nearest to .NET 10.</summary>
    public static MetadataReference[] Package(string id)
    {
        string[] frameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "net5.0", "netcoreapp3.0", "netstandard2.1", "netstandard2.0", "netstandard1.1"];
        foreach (string kind in (string[])["ref", "lib"])
        {
            string? framework = frameworks.FirstOrDefault(framework => Directory.Exists(Path.Combine(PackageFolder(id), kind, framework)));
            if (framework is not null)
                return Load(id, $"{kind}/{framework}");
        }

        throw new DirectoryNotFoundException($"{PackageFolder(id)} has no assemblies for a known framework.");
    }

    private static MetadataReference[] Load(string package, string folder) =>
        [.. Directory.GetFiles(Path.Combine(PackageFolder(package), folder), "*.dll").Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>False for the native parts of <c>System.EnterpriseServices</c>.</summary>
    private static bool IsManaged(string path) =>
        Path.GetFileName(path) is not ("System.EnterpriseServices.Thunk.dll" or "System.EnterpriseServices.Wrapper.dll");

    private static string PackageFolder(string id) =>
        Path.Combine(Metadata["NuGetPackageRoot"], id.ToLowerInvariant(), Metadata["TestReference:" + id]);
}
