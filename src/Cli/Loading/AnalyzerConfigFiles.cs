using System.Collections.Immutable;

namespace CloudReady.Cli.Loading;

/// <summary>Finds the configuration of the analyzers the way a build does.</summary>
internal static class AnalyzerConfigFiles
{
    /// <summary>
    /// The <c>.editorconfig</c> and <c>.globalconfig</c> files of the project's folder, of the folders above it and of its
    /// sources, and the preset that the project chose.
    /// </summary>
    public static ImmutableArray<string> For(ProjectFile project)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        string preset = ShippedFile.Path("presets", $"CloudReady.{(project.Mode.Length == 0 ? "Recommended" : project.Mode)}.globalconfig");
        if (File.Exists(preset))
            found.Add(preset);
        AddFoldersAbove(project.Directory);
        foreach (string source in project.Sources)
            AddFoldersAbove(Path.GetDirectoryName(source));
        return [.. found];

        void AddFoldersAbove(string? folder)
        {
            for (; folder is not null && folders.Add(folder); folder = Path.GetDirectoryName(folder))
            {
                foreach (string name in (ReadOnlySpan<string>)[".editorconfig", ".globalconfig"])
                {
                    string file = Path.Combine(folder, name);
                    if (File.Exists(file))
                        found.Add(file);
                }
            }
        }
    }
}
