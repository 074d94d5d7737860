using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;

namespace CloudReady.Cli.Loading;

/// <summary>The packages at hand on this machine: read, never fetched.</summary>
internal sealed class NuGetCache(string root)
{
    private readonly ConcurrentDictionary<string, string[]> _versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The global packages folder: <c>NUGET_PACKAGES</c>, else <c>.nuget/packages</c> of the user.</summary>
    public static NuGetCache ForUser() => new(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));

    /// <summary>The folder of the exact version if it is at hand, else of the newest other version, else null.</summary>
    public string? Find(string id, string? version)
    {
        string folder = Path.Combine(root, id.ToLowerInvariant());
        string[] versions = _versions.GetOrAdd(folder, VersionsNewestFirst);
        if (versions.Length == 0)
            return null;
        string wanted = LowerBound(version);
        string? exact = Array.Find(versions, candidate => candidate.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return Path.Combine(folder, exact ?? versions[0]);
    }

    /// <summary>The assemblies of a package folder to compile against, the best for the framework.</summary>
    public static IEnumerable<string> CompileAssemblies(string packageFolder, TargetFramework framework)
    {
        foreach (string kind in (string[])["ref", "lib"])
        {
            string folder = Path.Combine(packageFolder, kind);
            if (!Directory.Exists(folder))
                continue;
            string? best = Best(Directory.GetDirectories(folder), path => Path.GetFileName(path), framework);
            string[] files = Directory.GetFiles(best ?? folder, "*.dll");
            if (files.Length > 0 || best is not null)
                return files.Order(StringComparer.Ordinal);
        }

        return [];
    }

    /// <summary>The packages that a package folder depends on for the framework, from its nuspec.</summary>
    public static IEnumerable<PackageReference> Dependencies(string packageFolder, TargetFramework framework)
    {
        string? nuspec = Directory.EnumerateFiles(packageFolder, "*.nuspec").FirstOrDefault();
        if (nuspec is null || Load(nuspec)?.Root is not { } root)
            return [];

        XElement? dependencies = root.Descendants().FirstOrDefault(element => element.Name.LocalName == "dependencies");
        if (dependencies is null)
            return [];
        XElement[] groups = [.. dependencies.Elements().Where(element => element.Name.LocalName == "group")];
        XElement? group = groups.Length == 0 ? dependencies : Best(groups, g => ShortName(g.Attribute("targetFramework")?.Value ?? "netstandard1.0"), framework);
        return group is null ? [] : group.Elements().Where(element => element.Name.LocalName == "dependency").Select(element =>
            new PackageReference(element.Attribute("id")?.Value ?? "", element.Attribute("version")?.Value, IsDevelopmentOnly: false));
    }

    private static T? Best<T>(IEnumerable<T> candidates, Func<T, string> nameOf, TargetFramework framework)
        where T : class =>
        candidates.Select(candidate => (candidate, rank: framework.Accepts(TargetFramework.Parse(nameOf(candidate)))))
            .Where(ranked => ranked.rank >= 0)
            .OrderByDescending(ranked => ranked.rank)
            .Select(ranked => ranked.candidate)
            .FirstOrDefault();

    /// <summary><c>.NETStandard2.0</c>, as nuspec files write it, becomes <c>netstandard2.0</c>.</summary>
    private static string ShortName(string framework)
    {
        if (framework.StartsWith(".NETFramework", StringComparison.OrdinalIgnoreCase))
            return "v" + framework[13..];
        return framework.TrimStart('.');
    }

    private static string LowerBound(string? version) =>
        version?.Trim('[', ']', '(', ')', ' ').Split(',')[0].Trim() ?? "";

    private static string[] VersionsNewestFirst(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path))
            .OrderByDescending(name => Version.TryParse(name.Split('-')[0], out Version? version) ? version : new Version(0, 0))
            .ThenBy(name => name.Contains('-', StringComparison.Ordinal))
            .ThenByDescending(name => name, StringComparer.Ordinal)];
    }

    private static XDocument? Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
