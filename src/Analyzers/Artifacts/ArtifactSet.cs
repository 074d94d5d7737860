using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>The files beside the code of one project, for rules that hold code against them. Parsed when asked for.</summary>
internal sealed class ArtifactSet(ImmutableArray<AdditionalText> files)
{
    private readonly Lazy<KubernetesSet> _kubernetes = new(() => new KubernetesSet(files));

    /// <summary>The Kubernetes manifests.</summary>
    public KubernetesSet Kubernetes => _kubernetes.Value;

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

    private IEnumerable<(AdditionalText File, TDocument Document)> Of<TDocument>(ArtifactKind kind, Func<SourceText, TDocument> parse)
    {
        foreach (AdditionalText file in files)
        {
            if (ArtifactKinds.Of(file.Path) == kind && file.GetText() is { } text)
                yield return (file, parse(text));
        }
    }
}
