using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;

namespace CloudReady.Cli.Loading;

/// <summary>Which files besides C# the analyzers read. In a build the package's targets choose the same.</summary>
internal static class SettingsFiles
{
    /// <summary>The folders that web.config takes sections from by <c>configSource</c> or <c>file</c>, and where logging is configured.</summary>
    private static readonly string[] SectionFolders = ["Config", "App_Config", "Configuration"];

    /// <summary>The sections that rules read.</summary>
    private static readonly string[] Sections = ["connectionStrings", "appSettings", "sessionState", "machineKey"];

    /// <summary>
    /// <c>appsettings*.json</c>, <c>*.config</c>, <c>CloudReady.Apis.txt</c> and what configures NLog or log4net in the project's
    /// folder, and the sections of a configuration file and the configuration of logging in a folder for them; what the image of
    /// the project is built with; sorted.
    /// </summary>
    public static ImmutableArray<string> BesideProject(string directory) =>
        [.. Directory.EnumerateFiles(directory).Where(path => IsSettings(Path.GetFileName(path)) || Path.GetFileName(path) == "CloudReady.Apis.txt" || IsOfImage(path))
            .Concat(IgnoreFilesAbove(directory))
            .Concat(SectionFolders.Select(folder => Path.Combine(directory, folder)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(IsSection))
            .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The <c>.dockerignore</c> files of the folders above, one of which is the root of the context that the image is built from.</summary>
    public static IEnumerable<string> IgnoreFilesAbove(string directory)
    {
        for (string? folder = Path.GetDirectoryName(directory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string file = Path.Combine(folder, ".dockerignore");
            if (File.Exists(file))
                yield return file;
            if (Directory.Exists(Path.Combine(folder, ".git")))
                yield break;
        }
    }

    private static bool IsOfImage(string path) =>
        ArtifactKinds.Of(path) is ArtifactKind.Dockerfile or ArtifactKind.DockerIgnore or ArtifactKind.NuGetConfig or ArtifactKind.PackagesLock or ArtifactKind.Project;

    public static bool IsSettings(string name) =>
        (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        || name.EndsWith(".config", StringComparison.OrdinalIgnoreCase)
        || ArtifactKinds.Of(name) == ArtifactKind.LogConfig;

    private static bool IsSection(string path) =>
        ArtifactKinds.Of(path) == ArtifactKind.LogConfig
        || Path.GetFileName(path) is var name
        && name.EndsWith(".config", StringComparison.OrdinalIgnoreCase)
        && Sections.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase));
}
