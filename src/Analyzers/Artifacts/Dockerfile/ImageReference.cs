namespace CloudReady.Analyzers.Artifacts;

/// <summary>The parts of an image name: <c>registry:5000/team/app:1.2@sha256:…</c>.</summary>
internal sealed class ImageReference
{
    private ImageReference(string repository, string? tag, string? digest)
    {
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>Registry and path in lower case, as written otherwise: <c>mcr.microsoft.com/dotnet/aspnet</c>.</summary>
    public string Repository { get; }

    public string? Tag { get; }

    public string? Digest { get; }

    /// <summary>True for the empty image, which is none.</summary>
    public bool IsScratch => Repository == "scratch";

    /// <summary>True where a pull today and one tomorrow may give different major versions.</summary>
    public bool IsFloating => Digest is null && Tag is (null or "latest") && !IsScratch;

    public static ImageReference? Parse(string image)
    {
        string name = image.Trim();
        string? digest = null;
        int at = name.IndexOf('@');
        if (at >= 0)
        {
            digest = name.Substring(at + 1);
            name = name.Substring(0, at);
        }

        string? tag = null;
        int colon = name.LastIndexOf(':');
        // The colon before a slash is that of a port.
        if (colon > name.LastIndexOf('/'))
        {
            tag = name.Substring(colon + 1);
            name = name.Substring(0, colon);
        }

        if (name.Length == 0 || tag is { Length: 0 } || digest is { Length: 0 } || name.IndexOfAny([' ', '$', '{', '}', '<', '>', '\\']) >= 0)
            return null;

        name = name.ToLowerInvariant();
        foreach (string prefix in (string[])["docker.io/library/", "index.docker.io/library/", "docker.io/", "library/"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                name = name.Substring(prefix.Length);
                break;
            }
        }

        return new ImageReference(name, tag, digest);
    }
}
