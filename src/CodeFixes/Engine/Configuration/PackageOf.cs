using System.Text.RegularExpressions;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Tells whether a project references a package that its code does not name: one that configuration files name.</summary>
internal static class PackageOf
{
    /// <summary>The version of the package; empty where it cannot be told, null where the project does not reference it.</summary>
    public static string? Version(Project project, string package)
    {
        foreach (MetadataReference reference in project.MetadataReferences)
        {
            if (Path.GetFileNameWithoutExtension(reference.Display ?? "").Equals(package, StringComparison.OrdinalIgnoreCase))
                return VersionInPath(reference.Display!, package);
        }

        foreach (AdditionalText file in project.AnalyzerOptions.AdditionalFiles)
        {
            if (Path.GetFileName(file.Path).Equals("packages.config", StringComparison.OrdinalIgnoreCase) && file.GetText() is { } text
                && Regex.Match(text.ToString(), $"id=\"{Regex.Escape(package)}\"(?:\\s+version=\"(?<version>[^\"]*)\")?", RegexOptions.IgnoreCase) is { Success: true } entry)
            {
                return entry.Groups["version"].Value;
            }
        }

        return null;
    }

    /// <summary><c>…/id/2.0.0/lib/…</c> of the cache, <c>…\packages\Id.2.0.0\lib\…</c> of a solution.</summary>
    private static string VersionInPath(string path, string package) =>
        Regex.Match(path, $"[\\\\/]{Regex.Escape(package)}[\\\\/.](?<version>\\d+(?:\\.\\d+)*)", RegexOptions.IgnoreCase).Groups["version"].Value;
}
