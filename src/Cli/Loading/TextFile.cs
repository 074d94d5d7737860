using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Loading;

/// <summary>Reads text as the compiler does: by its byte order mark, else UTF-8.</summary>
internal static class TextFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SourceText Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        return SourceText.From(stream);
    }
}
