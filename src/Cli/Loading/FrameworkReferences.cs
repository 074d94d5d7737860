using System.Runtime.InteropServices;

namespace CloudReady.Cli.Loading;

/// <summary>Finds the reference assemblies of the frameworks.</summary>
internal sealed class FrameworkReferences(NuGetCache packages)
{
    private readonly string _dotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
    private readonly Dictionary<string, string[]> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _needsFacades = new(StringComparer.Ordinal);
    private HashSet<string>? _facadeNames;

    /// <summary>
    /// The assemblies of the framework itself. .NET Standard is served by .NET, a superset; every version of .NET Framework
    /// by the last one, whose reference assemblies ship with the tool.
    /// </summary>
    public IEnumerable<string> For(TargetFramework framework) => framework.Family == FrameworkFamily.Framework
        ? Cached("netfx", () => Assemblies(ShippedFile.Path("netfx"))).Concat(Facades)
        : Cached($"core{framework.Version}", () => SharedFramework("Microsoft.NETCore.App", framework));

    /// <summary>
    /// The assemblies of .NET Framework that only forward to its others: half of them, and of use only to what is compiled
    /// against .NET Standard or .NET.
    /// </summary>
    public string[] Facades => Cached("facades", () => Assemblies(ShippedFile.Path("netfx", "facades")));

    /// <summary>True for an assembly that refers to one of the facades.</summary>
    public bool NeedsFacades(string assembly)
    {
        if (!_needsFacades.TryGetValue(assembly, out bool needs))
        {
            _facadeNames ??= [.. Facades.Select(Path.GetFileNameWithoutExtension).OfType<string>()];
            _needsFacades[assembly] = needs = ManagedAssembly.ReferencesOf(assembly).Any(_facadeNames.Contains);
        }

        return needs;
    }

    /// <summary>The assemblies of ASP.NET Core for that framework.</summary>
    public string[] AspNetCore(TargetFramework framework) =>
        Cached($"aspnet{framework.Version}", () => SharedFramework("Microsoft.AspNetCore.App", framework));

    private string[] Cached(string key, Func<string[]> find)
    {
        if (!_found.TryGetValue(key, out string[]? files))
            _found[key] = files = find();
        return files;
    }

    /// <summary>The targeting pack of the version, else the newest at hand, else the runtime's own assemblies.</summary>
    private string[] SharedFramework(string name, TargetFramework framework)
    {
        int major = framework.Family == FrameworkFamily.Core ? framework.Version.Major : int.MaxValue;
        string? pack = Folders(Path.Combine(_dotnetRoot, "packs", name + ".Ref"))
            .Concat(packages.Find(name + ".Ref", null) is { } cached ? [cached] : [])
            .OrderByDescending(folder => VersionOf(folder).Major == major)
            .ThenByDescending(VersionOf)
            .FirstOrDefault();
        string? references = pack is null ? null : Folders(Path.Combine(pack, "ref")).OrderByDescending(VersionOf).FirstOrDefault();
        string? folder = references ?? Folders(Path.Combine(_dotnetRoot, "shared", name)).OrderByDescending(VersionOf).FirstOrDefault();
        return folder is null ? [] : Assemblies(folder);
    }

    private static string[] Assemblies(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.dll").Where(ManagedAssembly.IsManaged).Order(StringComparer.Ordinal)] : [];

    private static string[] Folders(string path) => Directory.Exists(path) ? Directory.GetDirectories(path) : [];

    private static Version VersionOf(string folder)
    {
        string digits = Path.GetFileName(folder).Split('-')[0].TrimStart('v', 'n', 'e', 't', 'c', 'o', 'r', 'a', 'p');
        return Version.TryParse(digits, out Version? version) ? version : new Version(0, 0);
    }
}
