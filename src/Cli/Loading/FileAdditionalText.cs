using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Loading;

/// <summary>A settings file on disk, read when an analyzer first asks for it.</summary>
internal sealed class FileAdditionalText(string path) : AdditionalText
{
    private SourceText? _text;

    public override string Path => path;

    /// <returns>The text, or null if the file can no longer be read.</returns>
    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            try
            {
                return _text ??= TextFile.Read(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
