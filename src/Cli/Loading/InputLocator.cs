using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;

namespace CloudReady.Cli.Loading;

/// <summary>What a path given by the user stands for.</summary>
/// <param name="Root">Full path of the folder that paths in the report are relative to.</param>
/// <param name="Projects">Full paths of C# projects, and of folders analyzed without one; sorted.</param>
/// <param name="NotAnalyzed">Projects found there that are not analyzed.</param>
/// <param name="IsFolder">A folder was given: whatever is in it is analyzed or listed.</param>
internal sealed record Input(string Root, ImmutableArray<string> Projects, ImmutableArray<NotAnalyzed> NotAnalyzed, bool IsFolder = false);

/// <summary>Finds the projects that a path stands for: a folder, a solution or a project.</summary>
internal static class InputLocator
{
    /// <param name="path">As given.</param>
    /// <param name="currentDirectory">What a relative path is relative to.</param>
    /// <exception cref="CliException">There is nothing at the path, or nothing in it to analyze.</exception>
    public static Input Locate(string path, string currentDirectory)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(currentDirectory, path)));
        if (Directory.Exists(full))
            return InFolder(full, path) with { IsFolder = true };
        if (!File.Exists(full))
            throw new CliException($"there is no file or folder '{path}'");
        if (SolutionFile.IsSolution(full))
            return InSolution(full, Path.GetDirectoryName(full)!);
        if (ProjectSet.IsCSharp(full))
            return Select(Path.GetDirectoryName(full)!, [full], []);
        throw new CliException($"'{path}' is neither a folder nor a .sln, .slnx, .slnf or .csproj file");
    }

    private static Input InFolder(string folder, string path)
    {
        string[] solutions = [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".sln" or ".slnx")];
        List<string> projects = FileSearch.Below(folder, name => Path.GetExtension(name).ToLowerInvariant() is ".csproj" or ".vbproj" or ".fsproj");
        if (solutions.Length == 1)
        {
            Input inSolution = InSolution(solutions[0], folder);
            var known = new HashSet<string>([.. inSolution.Projects, .. inSolution.NotAnalyzed.Select(entry => entry.Path)], StringComparer.Ordinal);
            string reason = $"not part of {Path.GetFileName(solutions[0])}";
            IEnumerable<NotAnalyzed> others = projects.Where(project => !known.Contains(project)).Select(project => new NotAnalyzed(project, reason));
            return inSolution with { NotAnalyzed = [.. inSolution.NotAnalyzed, .. others] };
        }

        if (projects.Count > 0)
            return Select(folder, projects, []);
        if (FileSearch.Below(folder, IsReadWithoutProject).Count == 0 && !RepositoryManifests.In(folder).Any(RepositoryManifests.IsRead))
            throw new CliException($"there is nothing to analyze in '{path}': no project, no C# file, no settings file, no Dockerfile, no manifest");
        return new Input(folder, [folder], []);
    }

    private static bool IsReadWithoutProject(string name) =>
        name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || SettingsFiles.IsSettings(name) || ArtifactKinds.Of(name) == ArtifactKind.Dockerfile;

    private static Input InSolution(string solution, string root)
    {
        ImmutableArray<string> projects = SolutionFile.Projects(solution);
        if (projects.IsEmpty)
            throw new CliException($"there is nothing to analyze in '{Path.GetFileName(solution)}': it holds no project");
        return Select(root, projects, []);
    }

    private static Input Select(string root, IEnumerable<string> found, List<NotAnalyzed> notAnalyzed)
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string project in found)
        {
            string? reason = ReasonAgainst(project);
            if (reason is not null)
                notAnalyzed.Add(new NotAnalyzed(project, reason));
            if (reason is null || ProjectSet.IsOtherLanguage(project) && File.Exists(project))
                projects.Add(project);
        }

        return new Input(root, [.. projects], [.. notAnalyzed]);
    }

    private static string? ReasonAgainst(string project) => Path.GetExtension(project).ToLowerInvariant() switch
    {
        _ when Directory.Exists(project) => null,
        _ when !File.Exists(project) => "the file does not exist",
        ".csproj" => null,
        ".vbproj" => "Visual Basic is not analyzed, only the settings files of the project",
        ".fsproj" => "F# is not analyzed, only the settings files of the project",
        _ => "not a C# project",
    };
}
