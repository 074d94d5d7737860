using CloudReady.Analyzers.Artifacts;

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

        return FileSearch.Below(root, IsYamlOrJson)
            .Where(file => ArtifactKinds.Of(file) == ArtifactKind.Yaml && !isExcluded(file) && !BelongsToTests(file, projects));
    }

    private static bool IsYamlOrJson(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || ArtifactKinds.Of(name) == ArtifactKind.Yaml;

    private static bool BelongsToTests(string file, IEnumerable<ProjectInputs> projects) =>
        projects.Any(project => project.File.Kind == ProjectKind.Test && file.StartsWith(project.File.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
