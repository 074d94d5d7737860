using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>A container of a workload.</summary>
internal sealed class Container
{
    internal Container(Workload workload, YamlMapping node, bool isInit)
    {
        Workload = workload;
        Node = node;
        IsSidecar = isInit && node.Get("restartPolicy")?.AsText() == "Always";
        IsInit = isInit && !IsSidecar;
    }

    public Workload Workload { get; }

    public YamlMapping Node { get; }

    /// <summary>True for one that ends before the others start.</summary>
    public bool IsInit { get; }

    /// <summary>True for an init container that keeps running.</summary>
    public bool IsSidecar { get; }

    /// <summary>The name; null where it is absent or a template writes it.</summary>
    public string? Name => Node.Get("name")?.AsText();

    /// <summary>The name for a message.</summary>
    public string DisplayName => Name ?? Workload.Name;

    /// <summary>The image; null where it is absent or a template writes it.</summary>
    public string? Image => Node.Get("image")?.AsText();

    /// <summary>The name, or the first key: where findings about the container stand.</summary>
    public TextSpan NameSpan => Node.Find("name") is { Value: { Span.Length: > 0 } name, IsAlias: false } ? name.Span : Node.Entries[0].Key.Span;

    /// <summary>The security setting that applies: the container's own, else the pod's.</summary>
    public YamlNode? Security(string key) =>
        Node.Get("securityContext")?.Get(key) ?? Workload.Pod.Get("securityContext")?.Get(key);

    /// <summary>The variables that are written one by one.</summary>
    public IEnumerable<YamlMapping> Environment
    {
        get
        {
            if (Node.Find("env") is not { } environment)
                yield break;

            foreach (YamlNode item in environment.Value.Items)
            {
                if (item is YamlMapping variable)
                    yield return variable;
            }
        }
    }

    /// <summary>True where another file of the set gives the container this field: a patch, or a default of the namespace.</summary>
    public bool MayGet(string key) => Workload.Object.File.Set.MayPatch(this, key);
}
