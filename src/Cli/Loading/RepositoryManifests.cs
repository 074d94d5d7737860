using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;

namespace CloudReady.Cli.Loading;

/// <summary>
/// The YAML files of a repository, those of Docker Compose too. Services, workloads and claims in different folders belong together, so that all of them are
/// analyzed at once and apart from the projects, in whose folders some may stand.
/// </summary>
internal static class RepositoryManifests
{
    /// <param name="root">The folder that is assessed.</param>
    /// <param name="projects">The projects, which give up the files that their builds would analyze.</param>
    /// <param name="isExcluded">Whether a file is left out.</param>
    public static IEnumerable<string> Take(string root, IReadOnlyCollection<ProjectInputs> projects, Func<string, bool> isExcluded)
    {
        string[] files = [.. In(root).Where(file => !isExcluded(file) && !BelongsToTests(file, projects))];
        string[] compose = [.. files.Where(file => ArtifactKinds.Of(file) == ArtifactKind.Compose)];
        foreach (ProjectInputs project in projects)
        {
            project.AdditionalFiles = project.AdditionalFiles.RemoveAll(file => ArtifactKinds.Of(file) is ArtifactKind.Yaml or ArtifactKind.Compose);
            // What Compose builds says which stage of a Dockerfile is shipped; it is reported with the repository.
            if (project.AdditionalFiles.Any(file => ArtifactKinds.Of(file) == ArtifactKind.Dockerfile))
                project.AdditionalFiles = project.AdditionalFiles.AddRange(compose);
        }

        return files;
    }

    /// <summary>The files below a folder that may be manifests, or are files of Docker Compose, by their names.</summary>
    public static IEnumerable<string> In(string root) =>
        FileSearch.WithDeployment(root, IsYamlOrJson).Where(file => ArtifactKinds.Of(file) is ArtifactKind.Yaml or ArtifactKind.Compose);

    /// <summary>True for a file that holds manifests by its content, or that cannot be read, which the report will say.</summary>
    public static bool IsRead(string file)
    {
        try
        {
            return ArtifactKinds.Of(file) == ArtifactKind.Compose || ManifestFile.MayBe(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsYamlOrJson(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || ArtifactKinds.Of(name) is ArtifactKind.Yaml or ArtifactKind.Compose;

    private static bool BelongsToTests(string file, IEnumerable<ProjectInputs> projects) =>
        projects.Any(project => project.File.Kind == ProjectKind.Test && file.StartsWith(project.File.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
