using CloudReady.Analyzers.Artifacts.Compose;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>The files beside the code of one project, for rules that hold code against them. Parsed when asked for.</summary>
internal sealed class ArtifactSet(ImmutableArray<AdditionalText> files)
{
    private readonly Lazy<KubernetesSet> _kubernetes = new(() => new KubernetesSet(files));
    private readonly Lazy<ImmutableArray<ComposeFile>> _compose = new(() => ReadCompose(files));

    /// <summary>The Kubernetes manifests.</summary>
    public KubernetesSet Kubernetes => _kubernetes.Value;

    /// <summary>The files of Docker Compose.</summary>
    public ImmutableArray<ComposeFile> Compose => _compose.Value;

    /// <summary>The services that an image is built for by the Dockerfile at a path.</summary>
    public IEnumerable<(ComposeFile File, ComposeService Service)> ServicesBuiltBy(string dockerfile)
    {
        string path = ManifestPaths.Normalize(dockerfile);
        foreach (ComposeFile file in Compose)
        {
            foreach (ComposeService service in file.Services)
            {
                if (path.Equals(service.Dockerfile, StringComparison.OrdinalIgnoreCase))
                    yield return (file, service);
            }
        }
    }

    /// <summary>The settings files in JSON that can be read.</summary>
    public IEnumerable<(AdditionalText File, JsonDocument Document)> JsonSettings => Of(ArtifactKind.JsonSettings, ParsedArtifacts.Json);

    /// <summary>The configuration files in XML that can be read.</summary>
    public IEnumerable<(AdditionalText File, XmlArtifact Document)> XmlConfigs => Of(ArtifactKind.XmlConfig, ParsedArtifacts.Xml);

    /// <summary>The Dockerfiles that can be read.</summary>
    public IEnumerable<(AdditionalText File, Dockerfile Document)> Dockerfiles => Of(ArtifactKind.Dockerfile, ParsedArtifacts.Dockerfile);

    /// <summary>The <c>.dockerignore</c> files that can be read.</summary>
    public IEnumerable<(AdditionalText File, DockerIgnore Document)> DockerIgnores => Of(ArtifactKind.DockerIgnore, ParsedArtifacts.DockerIgnore);

    /// <summary>The <c>nuget.config</c> files that can be read.</summary>
    public IEnumerable<(AdditionalText File, XmlArtifact Document)> NuGetConfigs => Of(ArtifactKind.NuGetConfig, ParsedArtifacts.Xml);

    /// <summary>True where a file of the kind is there, whether it can be read or not.</summary>
    public bool Has(ArtifactKind kind)
    {
        foreach (AdditionalText file in files)
        {
            if (ArtifactKinds.Of(file.Path) == kind)
                return true;
        }

        return false;
    }

    /// <summary>The files that may configure NLog or log4net, and can be read; their roots say whether they do.</summary>
    public IEnumerable<(AdditionalText File, XmlArtifact Document)> LogConfigs => Of(ArtifactKind.LogConfig, ParsedArtifacts.Xml);

    private static ImmutableArray<ComposeFile> ReadCompose(ImmutableArray<AdditionalText> files)
    {
        var found = ImmutableArray.CreateBuilder<ComposeFile>();
        foreach (AdditionalText file in files)
        {
            if (ArtifactKinds.Of(file.Path) == ArtifactKind.Compose && file.GetText() is { } text)
                found.Add(ComposeFile.Parse(file.Path, text));
        }

        return found.ToImmutable();
    }

    private IEnumerable<(AdditionalText File, TDocument Document)> Of<TDocument>(ArtifactKind kind, Func<SourceText, TDocument> parse)
    {
        foreach (AdditionalText file in files)
        {
            if (ArtifactKinds.Of(file.Path) == kind && file.GetText() is { } text)
                yield return (file, parse(text));
        }
    }
}
