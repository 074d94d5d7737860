using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>One object of a manifest.</summary>
internal sealed class KubernetesObject
{
    internal KubernetesObject(ManifestFile file, YamlMapping root)
    {
        File = file;
        Root = root;
        ApiVersion = root.Get("apiVersion")?.AsText() ?? "";
        Kind = root.Get("kind")?.AsText() ?? "";
    }

    public ManifestFile File { get; }

    public YamlMapping Root { get; }

    /// <summary>The version as written; empty where a template writes it.</summary>
    public string ApiVersion { get; }

    public string Kind { get; }

    public YamlNode? Metadata => Root.Get("metadata");

    public YamlNode? Spec => Root.Get("spec");

    /// <summary>The name; null where it is absent or a template writes it.</summary>
    public string? Name => Metadata?.Get("name")?.AsText();

    /// <summary>The name for a message: where a template writes it, its expression.</summary>
    public string DisplayName => Name ?? Written(Metadata?.Get("name")) ?? Kind;

    public string? Namespace => Metadata?.Get("namespace")?.AsText();

    /// <summary>The name, or the kind where there is none: where findings about the object stand.</summary>
    public TextSpan NameSpan => Metadata is YamlMapping metadata && metadata.Find("name") is { Value: { Span.Length: > 0 } name, IsAlias: false } ? name.Span : Root.Find("kind")!.Value.Span;

    /// <summary>
    /// True for a patch of Kustomize or of a merge: a field that it lacks is in the object that it patches.
    /// </summary>
    public bool IsPatch => File.Set.IsPatch(File.Path) || Root.Get("$patch") is { IsUnknown: false } || IsBareOverlay;

    /// <summary>The annotation; null where it is absent or a template writes it.</summary>
    public string? Annotation(string key) => Metadata?.Get("annotations")?.Get(key)?.AsText();

    /// <summary>True for an object that Helm or Argo runs and removes.</summary>
    public bool IsHook => Metadata?.Get("annotations") is YamlMapping annotations
        && (annotations.Find("helm.sh/hook") ?? annotations.Find("argocd.argoproj.io/hook")) is not null;

    private string? Written(YamlNode? node) => node is { Span.Length: > 0 } ? File.Yaml.Content.Substring(node.Span.Start, node.Span.Length) : null;

    /// <summary>A workload without containers, or in which none has an image, is none that could be applied by itself.</summary>
    private bool IsBareOverlay
    {
        get
        {
            if (PodTemplates.SpecOf(Root, Kind) is not YamlMapping spec || spec.Find("containers")?.Value is not YamlSequence containers)
                return PodTemplates.IsKindWithTemplate(Kind) && PodTemplates.SpecOf(Root, Kind)?.Get("containers") is null;

            foreach (YamlNode container in containers.Nodes)
            {
                if (container.Get("image") is not null)
                    return false;
            }

            return containers.Nodes.Count > 0;
        }
    }
}
