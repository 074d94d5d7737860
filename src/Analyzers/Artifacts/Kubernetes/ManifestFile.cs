using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>A file that holds Kubernetes objects.</summary>
internal sealed class ManifestFile
{
    private const int DeepestList = 3;

    internal ManifestFile(KubernetesSet set, string path, YamlFile yaml)
    {
        Set = set;
        Path = path;
        Yaml = yaml;
        foreach (YamlNode root in yaml.Documents)
            AddObjects(root, 0);
    }

    /// <summary>All manifests of the project or repository, this one included.</summary>
    public KubernetesSet Set { get; }

    public string Path { get; }

    public YamlFile Yaml { get; }

    /// <summary>The objects in the file, those in lists too.</summary>
    public List<KubernetesObject> Objects { get; } = [];

    /// <summary>The objects that run containers.</summary>
    public List<Workload> Workloads { get; } = [];

    /// <summary>The folder; of a template, that of its chart.</summary>
    public string Folder => ManifestPaths.ChartOf(Path) ?? ManifestPaths.FolderOf(Path);

    /// <summary>True for text that has both keys of every Kubernetes object: the test that most YAML files fail.</summary>
    public static bool MayBe(string content) =>
        content.IndexOf("apiVersion", StringComparison.Ordinal) >= 0 && content.IndexOf("kind", StringComparison.Ordinal) >= 0;

    /// <summary>The file alone, for who knows nothing of others.</summary>
    public static ManifestFile Alone(string path, SourceText text) => new(KubernetesSet.Empty, path, ParsedArtifacts.Yaml(text, values: null));

    private void AddObjects(YamlNode root, int depth)
    {
        if (root is not YamlMapping mapping || mapping.Find("kind")?.Value is not YamlScalar { IsUnknown: false } kind || mapping.Find("apiVersion")?.Value is not YamlScalar)
            return;

        if (kind.Value.EndsWith("List", StringComparison.Ordinal) && mapping.Find("items")?.Value is YamlSequence items && depth < DeepestList)
        {
            foreach (YamlNode item in items.Nodes)
                AddObjects(item, depth + 1);
            return;
        }

        var found = new KubernetesObject(this, mapping);
        Objects.Add(found);
        if (Workload.Create(found) is { } workload)
            Workloads.Add(workload);
    }
}
