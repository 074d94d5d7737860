using Microsoft.CodeAnalysis;

namespace CloudReady.Cli.Loading;

/// <summary>One reference per file for the whole run, so that an assembly is read once and its symbols are shared.</summary>
internal sealed class MetadataReferenceCache
{
    private readonly Dictionary<string, PortableExecutableReference?> _references = new(StringComparer.Ordinal);

    /// <summary>The reference, or null if the file cannot be read.</summary>
    public PortableExecutableReference? Find(string path)
    {
        if (_references.TryGetValue(path, out PortableExecutableReference? reference))
            return reference;
        try
        {
            reference = MetadataReference.CreateFromFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reference = null;
        }

        _references.Add(path, reference);
        return reference;
    }
}
