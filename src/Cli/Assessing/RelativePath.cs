namespace CloudReady.Cli.Assessing;

/// <summary>Paths as reports write them.</summary>
internal static class RelativePath
{
    /// <summary>The path relative to the folder, with <c>/</c>; <c>.</c> for the folder itself.</summary>
    public static string From(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
