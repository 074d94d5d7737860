namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>Which files are built together, by the <c>kustomization.yaml</c> files of a repository.</summary>
internal sealed class Kustomizations
{
    private const int DeepestNesting = 20;

    private static readonly string[] Lists = ["resources", "bases", "components", "patchesStrategicMerge"];

    private readonly Dictionary<string, Kustomization> _byFolder = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<string, List<Kustomization>>> _byFile;

    public Kustomizations() => _byFile = new(Resolve);

    /// <summary>Adds a kustomization.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="root">Its document.</param>
    public void Add(string folder, YamlNode root)
    {
        var found = new Kustomization(root.Get("namespace")?.AsText());
        foreach (string list in Lists)
        {
            foreach (YamlNode item in root.Get(list)?.Items ?? [])
            {
                if (item.AsText() is { } entry && entry.IndexOf('\n') < 0)
                    found.Entries.Add(ManifestPaths.Combine(folder, entry));
            }
        }

        _byFolder[folder] = found;
    }

    /// <summary>True where each of the two is built, and nothing builds both.</summary>
    public bool KeepApart(string path, string other)
    {
        if (path == other || Of(path) is not { } left || Of(other) is not { } right)
            return false;

        foreach (Kustomization kustomization in left)
        {
            if (right.Contains(kustomization))
                return false;
        }

        return true;
    }

    /// <summary>The namespace that all builds of a file give its objects; null where they give none, or several.</summary>
    public string? NamespaceOf(string path)
    {
        string? found = null;
        foreach (Kustomization kustomization in Of(path) ?? [])
        {
            if (kustomization.Namespace is null)
                continue;
            if (found is not null && found != kustomization.Namespace)
                return null;
            found = kustomization.Namespace;
        }

        return found;
    }

    private List<Kustomization>? Of(string path) => _byFolder.Count > 0 && _byFile.Value.TryGetValue(ManifestPaths.Normalize(path), out List<Kustomization>? found) ? found : null;

    private Dictionary<string, List<Kustomization>> Resolve()
    {
        var byFile = new Dictionary<string, List<Kustomization>>(StringComparer.OrdinalIgnoreCase);
        foreach (Kustomization kustomization in _byFolder.Values)
            AddFiles(kustomization, kustomization, byFile, [], 0);
        return byFile;
    }

    private void AddFiles(Kustomization owner, Kustomization current, Dictionary<string, List<Kustomization>> byFile, HashSet<Kustomization> visited, int depth)
    {
        if (depth > DeepestNesting || !visited.Add(current))
            return;

        foreach (string entry in current.Entries)
        {
            if (_byFolder.TryGetValue(entry, out Kustomization? nested))
            {
                AddFiles(owner, nested, byFile, visited, depth + 1);
                continue;
            }

            if (!byFile.TryGetValue(entry, out List<Kustomization>? owners))
                byFile.Add(entry, owners = []);
            owners.Add(owner);
        }
    }

    /// <summary>One of them.</summary>
    private sealed class Kustomization(string? space)
    {
        public string? Namespace { get; } = space;

        /// <summary>The files and folders that it builds.</summary>
        public List<string> Entries { get; } = [];
    }
}
