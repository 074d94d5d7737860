namespace CloudReady.Analyzers.Artifacts;

/// <summary>What an image is that a stage starts from, as far as its name tells.</summary>
internal sealed class BaseImage
{
    /// <summary>
    /// Official images whose process is root unless told otherwise, and that do not step down by themselves. Read from their
    /// Dockerfiles at github.com/docker-library, November 2026.
    /// </summary>
    private static readonly HashSet<string> RootImages = new(StringComparer.Ordinal)
    {
        "scratch", "alpine", "amazonlinux", "archlinux", "busybox", "centos", "debian", "eclipse-temurin", "fedora", "golang", "httpd", "nginx",
        "node", "openjdk", "oraclelinux", "php", "python", "rockylinux", "almalinux", "ruby", "rust", "ubuntu", "buildpack-deps", "maven", "gradle", "photon",
    };

    public BaseImage(ImageReference reference)
    {
        Reference = reference;
        Dotnet = DotnetImage.Find(reference);
    }

    public ImageReference Reference { get; }

    /// <summary>What is known where it is an image of .NET.</summary>
    public DotnetImage? Dotnet { get; }

    /// <summary>True where the image is known to run as root, false where it is known not to; null where neither is.</summary>
    public bool? RunsAsRoot => Dotnet is { } dotnet
        ? dotnet.IsWindows ? null : !dotnet.IsShellless
        : IsNonRoot(Reference) ? false : RootImages.Contains(Reference.Repository) ? true : null;

    /// <summary>True where the image is known to hold no shell.</summary>
    public bool IsShellless => Dotnet?.IsShellless == true
        || Reference.IsScratch
        || (Reference.Repository.StartsWith("gcr.io/distroless/", StringComparison.Ordinal) && Reference.Tag?.Contains("debug") != true);

    private static bool IsNonRoot(ImageReference reference) =>
        reference.Tag?.Contains("nonroot") == true || reference.Repository.Contains("unprivileged") || reference.Repository.StartsWith("cgr.dev/chainguard/", StringComparison.Ordinal);
}
