namespace CloudReady.Cli.Loading;

/// <summary>Files that ship beside the tool's assembly.</summary>
internal static class ShippedFile
{
    /// <summary>The full path; the file need not exist.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([AppContext.BaseDirectory, .. parts]);
}
