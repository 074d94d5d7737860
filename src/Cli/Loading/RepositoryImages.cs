using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Cli.Loading;

/// <summary>
/// The Dockerfiles of a repository that stand in no project's folder. One that builds a single application is analyzed with its
/// project, the others by themselves; each once.
/// </summary>
internal static partial class RepositoryImages
{
    private const long LongestFile = 1_000_000;

    /// <summary>Gives Dockerfiles to the projects that they build.</summary>
    /// <param name="root">The folder that is assessed.</param>
    /// <param name="projects">The projects, which receive the Dockerfiles.</param>
    /// <param name="isExcluded">Whether a file is left out.</param>
    /// <returns>The files that belong to no project, sorted.</returns>
    public static ImmutableArray<string> Assign(string root, IReadOnlyCollection<ProjectInputs> projects, Func<string, bool> isExcluded)
    {
        HashSet<string> known = [.. projects.SelectMany(project => project.AdditionalFiles)];
        var left = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string file in FileSearch.WithDeployment(root, name => ArtifactKinds.Of(name) == ArtifactKind.Dockerfile))
        {
            if (known.Contains(file) || isExcluded(file) || BelongsToTests(file, projects))
                continue;

            string folder = Path.GetDirectoryName(file)!;
            string own = Path.Combine(folder, ".dockerignore");
            IEnumerable<string> ignoreFiles = SettingsFiles.IgnoreFilesAbove(folder).Concat(File.Exists(own) ? [own] : []).Concat(File.Exists(file + ".dockerignore") ? [file + ".dockerignore"] : []);
            if (Built(file, projects) is { } project)
                project.AdditionalFiles = [.. project.AdditionalFiles.Append(file).Concat(ignoreFiles).Distinct().Order(StringComparer.Ordinal)];
            else
                left.UnionWith(ignoreFiles.Append(file));
        }

        string[] files = [.. projects.SelectMany(project => project.AdditionalFiles).Concat(left).Where(file => ArtifactKinds.Of(file) == ArtifactKind.Dockerfile).Distinct()];
        AddContainerFacts(root, projects, files);
        return [.. left];
    }

    /// <summary>Says of a project that nothing makes an image of it, where the whole repository is known to have no other way.</summary>
    private static void AddContainerFacts(string root, IEnumerable<ProjectInputs> projects, string[] dockerfiles)
    {
        ProjectInputs[] candidates = [.. projects.Where(project =>
            project.File.Kind is ProjectKind.Web or ProjectKind.Worker or ProjectKind.Console
            && !project.File.HasContainerSettings
            && !project.AdditionalFiles.Any(file => ArtifactKinds.Of(file) == ArtifactKind.Dockerfile))];
        if (candidates.Length == 0 || HasOtherWay(root, projects))
            return;

        string[] texts = [.. dockerfiles.Select(Read)];
        // A Dockerfile that builds whatever it finds may build any project.
        if (texts.Any(text => text.Contains("dotnet", StringComparison.Ordinal) && !AssemblyOrProject().IsMatch(text)))
            return;

        foreach (ProjectInputs project in candidates)
        {
            string folder = Path.GetFileName(project.File.Directory);
            if (!texts.Any(text => text.Contains(project.File.Name, StringComparison.OrdinalIgnoreCase) || text.Contains(project.AssemblyName, StringComparison.OrdinalIgnoreCase) || text.Contains("/" + folder, StringComparison.OrdinalIgnoreCase)))
                project.RepositoryFacts = [.. project.RepositoryFacts, ("CloudReadyContainerized", "false")];
        }
    }

    /// <summary>True where a script, a pipeline or a deployment tool may make images without a Dockerfile.</summary>
    private static bool HasOtherWay(string root, IEnumerable<ProjectInputs> projects)
    {
        if (projects.Any(project => project.File.Packages.Any(package => package.Id.StartsWith("Aspire.Hosting", StringComparison.OrdinalIgnoreCase)) || project.File.Sdk.StartsWith("Aspire.AppHost", StringComparison.OrdinalIgnoreCase)))
            return true;

        string workflows = Path.Combine(root, ".github");
        IEnumerable<string> scripts = FileSearch.Below(root, IsScript).Concat(Directory.Exists(workflows) ? FileSearch.Below(workflows, IsScript) : []);
        return scripts.Any(file => Path.GetFileName(file) is "azure.yaml" or "skaffold.yaml" or "tye.yaml" or "project.toml"
            || (Read(file) is var text && (text.Contains("PublishContainer", StringComparison.OrdinalIgnoreCase) || text.Contains("DefaultContainer", StringComparison.Ordinal) || text.Contains("pack build", StringComparison.Ordinal) || text.Contains("dockerfile_inline", StringComparison.Ordinal))));
    }

    private static bool IsScript(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".yml" or ".yaml" or ".sh" or ".ps1" or ".cmd" or ".bat" or ".cake" or ".toml" or ".pubxml";

    /// <summary>The inputs of the analysis of files that belong to no project.</summary>
    public static ProjectInputs InputsFor(string root, ImmutableArray<string> files, RepositoryWorkloads workloads)
    {
        var file = ProjectFile.ForRepository(root);
        return new ProjectInputs
        {
            File = file,
            IsRepository = true,
            LoadedBy = LoadedBy.Buildless,
            AssemblyName = file.AssemblyName,
            ParseOptions = CSharpParseOptions.Default,
            CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            Sources = [],
            IntermediateFolder = Path.Combine(root, "obj"),
            MetadataReferences = [],
            ProjectReferences = [],
            AdditionalFiles = files,
            AnalyzerConfigFiles = AnalyzerConfigFiles.For(file),
            RepositoryFacts = [(OptionReader.RepositoryProperty, "true"), workloads.Fact],
        };
    }

    /// <summary>The only application that the file starts, or else publishes; null where that is not certain.</summary>
    private static ProjectInputs? Built(string file, IEnumerable<ProjectInputs> projects)
    {
        string text = Read(file);
        HashSet<string> names = [.. AssemblyOrProject().Matches(text).Select(match => match.Value)];
        ProjectInputs[] applications = [.. projects.Where(project => project.File.Kind is ProjectKind.Web or ProjectKind.Worker or ProjectKind.Console)];
        ProjectInputs[] started = [.. applications.Where(project => names.Contains(project.AssemblyName + ".dll"))];
        ProjectInputs[] found = started.Length > 0 ? started : [.. applications.Where(project => names.Contains(Path.GetFileName(project.File.FullPath)))];
        return found.Length == 1 ? found[0] : null;
    }

    private static bool BelongsToTests(string file, IEnumerable<ProjectInputs> projects) =>
        projects.Any(project => project.File.Kind == ProjectKind.Test && file.StartsWith(project.File.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static string Read(string file)
    {
        try
        {
            return new FileInfo(file).Length > LongestFile ? "" : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"[\w.-]+\.(dll|csproj)\b")]
    private static partial Regex AssemblyOrProject();
}
