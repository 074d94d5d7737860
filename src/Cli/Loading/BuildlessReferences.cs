namespace CloudReady.Cli.Loading;

/// <summary>What a project can be compiled against without a build, and what is missing.</summary>
/// <param name="Assemblies">Full paths; no two have the same name.</param>
/// <param name="MissingPackages">Ids of packages that the project itself asks for and that are not at hand.</param>
internal sealed record ResolvedReferences(IReadOnlyCollection<string> Assemblies, IReadOnlyList<string> MissingPackages);

/// <summary>Finds the assemblies that a project refers to among those at hand on this machine.</summary>
internal sealed class BuildlessReferences
{
    private const string ExtensionsPrefix = "Microsoft.Extensions.";
    private readonly NuGetCache _packages = NuGetCache.ForUser();
    private readonly FrameworkReferences _frameworks;

    public BuildlessReferences() => _frameworks = new FrameworkReferences(_packages);

    /// <param name="project">The project.</param>
    /// <param name="referenced">The projects it references, transitively: their packages reach it, too.</param>
    public ResolvedReferences Resolve(ProjectFile project, IReadOnlyCollection<ProjectFile> referenced)
    {
        var assemblies = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddFramework(project, referenced, assemblies);
        HashSet<string> framework = [.. assemblies.Values];
        foreach ((_, string? hint) in project.AssemblyReferences)
        {
            if (hint is not null && File.Exists(hint))
                Add([hint], assemblies);
        }

        List<string> missing = AddPackages(project, referenced, assemblies);
        AddBuildOutput(project, referenced, assemblies);
        missing.RemoveAll(assemblies.ContainsKey);
        bool isOfFramework = referenced.Append(project).All(static other => other.TargetFramework.Family == FrameworkFamily.Framework);
        if (isOfFramework && !assemblies.Values.Any(path => !framework.Contains(path) && _frameworks.NeedsFacades(path)))
        {
            foreach (string facade in _frameworks.Facades)
                assemblies.Remove(Path.GetFileNameWithoutExtension(facade));
        }

        return new ResolvedReferences(assemblies.Values, missing);
    }

    private void AddFramework(ProjectFile project, IReadOnlyCollection<ProjectFile> referenced, Dictionary<string, string> assemblies)
    {
        Add(_frameworks.For(project.TargetFramework), assemblies);
        bool hasAspNetCore = project.TargetFramework.Family != FrameworkFamily.Framework;
        if (hasAspNetCore && (project.UsesAspNetCore || referenced.Any(other => other.UsesAspNetCore)))
            Add(_frameworks.AspNetCore(project.TargetFramework), assemblies);
    }

    private List<string> AddPackages(ProjectFile project, IReadOnlyCollection<ProjectFile> referenced, Dictionary<string, string> assemblies)
    {
        var missing = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<(PackageReference Package, bool IsOwn)>(
        [
            .. project.Packages.Select(package => (package, true)),
            .. referenced.SelectMany(other => other.Packages).Where(package => !package.IsDevelopmentOnly).Select(package => (package, false)),
        ]);
        while (pending.TryDequeue(out (PackageReference Package, bool IsOwn) next))
        {
            if (!seen.Add(next.Package.Id))
                continue;
            if (_packages.Find(next.Package.Id, next.Package.Version) is { } folder)
            {
                Add(NuGetCache.CompileAssemblies(folder, project.TargetFramework), assemblies);
                foreach (PackageReference dependency in NuGetCache.Dependencies(folder, project.TargetFramework))
                    pending.Enqueue((dependency, false));
            }
            else if (!AddFromSharedFramework(next.Package.Id, project.TargetFramework, assemblies) && next.IsOwn && !next.Package.IsDevelopmentOnly)
            {
                missing.Add(next.Package.Id);
            }
        }

        return missing;
    }

    /// <summary>Most <c>Microsoft.Extensions</c> packages are also part of the ASP.NET Core targeting pack.</summary>
    private bool AddFromSharedFramework(string package, TargetFramework framework, Dictionary<string, string> assemblies)
    {
        if (framework.Family == FrameworkFamily.Framework || !package.StartsWith(ExtensionsPrefix, StringComparison.OrdinalIgnoreCase))
            return false;
        string[] pack = [.. _frameworks.AspNetCore(framework).Where(path => Path.GetFileName(path).StartsWith(ExtensionsPrefix, StringComparison.Ordinal))];
        if (!pack.Any(path => Path.GetFileNameWithoutExtension(path).Equals(package, StringComparison.OrdinalIgnoreCase)))
            return false;
        Add(pack, assemblies);
        return true;
    }

    /// <summary>What an earlier build has left in <c>bin</c>, except the projects' own assemblies.</summary>
    private static void AddBuildOutput(ProjectFile project, IReadOnlyCollection<ProjectFile> referenced, Dictionary<string, string> assemblies)
    {
        string bin = Path.Combine(project.Directory, "bin");
        if (!Directory.Exists(bin))
            return;
        var own = new HashSet<string>(referenced.Select(other => other.AssemblyName), StringComparer.OrdinalIgnoreCase) { project.AssemblyName };
        IEnumerable<string> files = FileSearch.Below(bin, name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}runtimes{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => !own.Contains(Path.GetFileNameWithoutExtension(path)) && !assemblies.ContainsKey(Path.GetFileNameWithoutExtension(path)));
        Add(files.Where(ManagedAssembly.IsManaged), assemblies);
    }

    private static void Add(IEnumerable<string> files, Dictionary<string, string> assemblies)
    {
        foreach (string file in files)
            assemblies.TryAdd(Path.GetFileNameWithoutExtension(file), file);
    }
}
