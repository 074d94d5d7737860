namespace CloudReady.Cli.Loading;

/// <summary>Lists the sources of a folder that no project compiles, and those that no rule can read: nothing is left out without a word.</summary>
internal static class UnclaimedFiles
{
    private static readonly string[] ViewExtensions = [".cshtml", ".razor", ".aspx", ".ascx", ".master", ".ashx", ".asmx"];

    /// <param name="root">The folder that is assessed.</param>
    /// <param name="projects">The projects that were found in it.</param>
    /// <param name="listed">The paths that are listed already: a project file that was not read stands for its folder.</param>
    /// <param name="isExcluded">Whether a file is left out.</param>
    public static IEnumerable<NotAnalyzed> In(string root, IReadOnlyCollection<ProjectInputs> projects, IEnumerable<NotAnalyzed> listed, Func<string, bool> isExcluded)
    {
        HashSet<string> compiled = [.. projects.SelectMany(project => project.Sources)];
        HashSet<string> read = [.. projects.Select(project => project.File.FullPath).Where(ProjectSet.IsCSharp)];
        string[] listedFolders = [.. listed.Select(entry => entry.Path).Where(path => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && !read.Contains(path)).Select(path => Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar)];
        IEnumerable<IGrouping<string, string>> left = FileSearch.Below(root, name => name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            .Where(file => !compiled.Contains(file) && !isExcluded(file) && !listedFolders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .GroupBy(file => Path.GetDirectoryName(file)!, StringComparer.Ordinal);
        foreach (IGrouping<string, string> folder in left)
            yield return new NotAnalyzed(folder.Count() == 1 ? folder.First() : folder.Key, folder.Count() == 1 ? "belongs to no project" : $"{folder.Count()} C# files in it belong to no project");

        foreach (IGrouping<string, string> views in FileSearch.Below(root, IsView).Where(file => !isExcluded(file)).GroupBy(file => Path.GetExtension(file).ToLowerInvariant(), StringComparer.Ordinal))
            yield return new NotAnalyzed(root, $"{views.Count()} {views.Key} {(views.Count() == 1 ? "file" : "files")}: code in views is not analyzed");
    }

    private static bool IsView(string name) => ViewExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
