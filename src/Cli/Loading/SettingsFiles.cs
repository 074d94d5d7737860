using System.Collections.Immutable;

namespace CloudReady.Cli.Loading;

/// <summary>Which files besides C# the analyzers read. In a build the package's targets choose the same.</summary>
internal static class SettingsFiles
{
    /// <summary><c>appsettings*.json</c>, <c>*.config</c> and <c>CloudReady.Apis.txt</c> in the project's folder, sorted.</summary>
    public static ImmutableArray<string> BesideProject(string directory) =>
        [.. Directory.EnumerateFiles(directory).Where(path => IsSettings(Path.GetFileName(path)) || Path.GetFileName(path) == "CloudReady.Apis.txt").Order(StringComparer.Ordinal)];

    public static bool IsSettings(string name) =>
        (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        || name.EndsWith(".config", StringComparison.OrdinalIgnoreCase);
}
