using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;

namespace CloudReady.Cli.Loading;

/// <summary>
/// The YAML files of a repository. Services, workloads and claims in different folders belong together, so that all of them are
/// analyzed at once and apart from the projects, in whose folders some may stand.
/// </summary>
internal static class RepositoryManifests
{
    /// <param name="root">The folder that is assessed.</param>
    /// <param name="projects">The projects, which give up the files that their builds would analyze.</param>
    /// <param name="isExcluded">Whether a file is left out.</param>
    public static IEnumerable<string> Take(string root, IReadOnlyCollection<ProjectInputs> projects, Func<string, bool> isExcluded)
    {
        foreach (ProjectInputs project in projects)
            project.AdditionalFiles = project.AdditionalFiles.RemoveAll(file => ArtifactKinds.Of(file) == ArtifactKind.Yaml);

        return In(root).Where(file => !isExcluded(file) && !BelongsToTests(file, projects));
    }

    /// <summary>The files below a folder that may be manifests, by their names.</summary>
    public static IEnumerable<string> In(string root) =>
        FileSearch.Below(root, IsYamlOrJson).Where(file => ArtifactKinds.Of(file) == ArtifactKind.Yaml);

    /// <summary>True for a file that holds manifests by its content, or that cannot be read, which the report will say.</summary>
    public static bool IsRead(string file)
    {
        try
        {
            return ManifestFile.MayBe(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsYamlOrJson(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || ArtifactKinds.Of(name) == ArtifactKind.Yaml;

    private static bool BelongsToTests(string file, IEnumerable<ProjectInputs> projects) =>
        projects.Any(project => project.File.Kind == ProjectKind.Test && file.StartsWith(project.File.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
