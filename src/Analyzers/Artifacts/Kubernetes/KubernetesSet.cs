using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>All manifests of a project or a repository, for what one file alone does not say.</summary>
internal sealed class KubernetesSet
{
    public static readonly KubernetesSet Empty = new(ImmutableArray<AdditionalText>.Empty);

    private readonly Dictionary<string, ManifestFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlFile> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _patchFiles = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _replacedImages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _scaledNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string? Kind, string? Name, string Path)> _patchedPaths = [];
    private readonly Kustomizations _kustomizations = new();

    public KubernetesSet(ImmutableArray<AdditionalText> files)
    {
        var manifests = new List<(string Path, SourceText Text)>();
        foreach (AdditionalText file in files)
        {
            if (ArtifactKinds.Of(file.Path) != ArtifactKind.Yaml || file.GetText() is not { } text)
                continue;

            string name = Path.GetFileNameWithoutExtension(file.Path).ToLowerInvariant();
            if (name == "values")
                _values[ManifestPaths.FolderOf(file.Path)] = ParsedArtifacts.Yaml(text, values: null);
            else if (name == "kustomization")
                ReadKustomization(file.Path, ParsedArtifacts.Yaml(text, values: null), files);
            else if (name == "skaffold")
                ReadSkaffold(ParsedArtifacts.Yaml(text, values: null));
            else if (ParsedArtifacts.MayBeManifest(text))
                manifests.Add((file.Path, text));
        }

        foreach ((string path, SourceText text) in manifests)
        {
            var manifest = new ManifestFile(this, path, ParsedArtifacts.Yaml(text, ValuesFor(path)));
            _byPath[path] = manifest;
            Files.Add(manifest);
        }

        Files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        foreach (ManifestFile file in Files)
        {
            Objects.AddRange(file.Objects);
            Workloads.AddRange(file.Workloads);
        }
    }

    /// <summary>The files, by path.</summary>
    public List<ManifestFile> Files { get; } = [];

    public List<KubernetesObject> Objects { get; } = [];

    public List<Workload> Workloads { get; } = [];

    /// <summary>The manifest at a path; null for a YAML file that is none.</summary>
    public ManifestFile? Find(string path) => _byPath.TryGetValue(path, out ManifestFile? file) ? file : null;

    public IEnumerable<KubernetesObject> OfKind(string kind)
    {
        foreach (KubernetesObject candidate in Objects)
        {
            if (candidate.Kind == kind)
                yield return candidate;
        }
    }

    public bool IsPatch(string path) => _patchFiles.Contains(ManifestPaths.Normalize(path));

    /// <summary>True where the tag of an image is set when the manifests are built: by Kustomize or Skaffold.</summary>
    public bool IsReplaced(string repository) => _replacedImages.Contains(repository);

    /// <summary>True where Kustomize, an autoscaler or KEDA sets the number of replicas.</summary>
    public bool IsScaled(Workload workload)
    {
        if (workload.Object.Name is { } name && _scaledNames.Contains(name))
            return true;

        foreach (KubernetesObject candidate in Objects)
        {
            if (candidate.Kind is not ("HorizontalPodAutoscaler" or "ScaledObject"))
                continue;

            YamlNode? target = candidate.Spec?.Get("scaleTargetRef");
            if (target is { IsUnknown: true } || target?.Get("name") is { IsUnknown: true } || workload.Object.Name is null)
            {
                if (candidate.File.Folder == workload.Object.File.Folder)
                    return true;
            }
            else if (target?.Get("name")?.AsText() == workload.Object.Name && (target?.Get("kind")?.AsText() ?? "Deployment") == workload.Kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The services that send traffic to a workload.</summary>
    public List<(KubernetesObject Service, Match Match)> ServicesOf(Workload workload)
    {
        var services = new List<(KubernetesObject Service, Match Match)>();
        foreach (KubernetesObject service in OfKind("Service"))
        {
            if (service.ApiVersion != "v1" || AreApart(service, workload.Object))
                continue;

            Match match = Labels.Satisfy(workload.Labels, service.Spec?.Get("selector"));
            if (match == Match.No || (match == Match.Maybe && service.File.Folder != workload.Object.File.Folder))
                continue;

            // The one beside the workload is the one that its reader knows.
            if (service.File == workload.Object.File)
                services.Insert(0, (service, match));
            else
                services.Add((service, match));
        }

        return services;
    }

    /// <summary>True for objects of different namespaces, or that no kustomization builds together.</summary>
    public bool AreApart(KubernetesObject left, KubernetesObject right)
    {
        string? space = left.Namespace ?? _kustomizations.NamespaceOf(left.File.Path);
        string? other = right.Namespace ?? _kustomizations.NamespaceOf(right.File.Path);
        return (space is not null && other is not null && space != other) || _kustomizations.KeepApart(left.File.Path, right.File.Path);
    }

    /// <summary>The claim that a workload mounts by this name; null where no file has it.</summary>
    public KubernetesObject? Claim(string name, Workload workload)
    {
        foreach (KubernetesObject claim in OfKind("PersistentVolumeClaim"))
        {
            if (claim.Name == name && !AreApart(claim, workload.Object))
                return claim;
        }

        return null;
    }

    /// <summary>True where a patch of the set gives the container, or its pod, the field.</summary>
    public bool MayPatch(Container container, string key)
    {
        KubernetesObject target = container.Workload.Object;
        foreach (Workload patch in Workloads)
        {
            if (patch.Object == target || patch.Kind != target.Kind || patch.Object.Name != target.Name || !patch.Object.IsPatch)
                continue;

            if (patch.Pod.Get(key) is not null)
                return true;
            foreach (Container patched in patch.Containers)
            {
                if (patched.Node.Get(key) is not null && (patched.Name is null || patched.Name == container.Name))
                    return true;
            }
        }

        foreach ((string? kind, string? name, string path) in _patchedPaths)
        {
            if ((kind is null || kind == target.Kind) && (name is null || name == target.Name) && path.IndexOf("/" + key, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private YamlFile? ValuesFor(string path) =>
        ManifestPaths.ChartOf(path) is { } chart && _values.TryGetValue(chart, out YamlFile? values) ? values : null;

    private void ReadSkaffold(YamlFile file)
    {
        foreach (YamlNode root in file.Documents)
        {
            foreach (YamlNode artifact in root.Get("build")?.Get("artifacts")?.Items ?? [])
            {
                if (artifact.Get("image")?.AsText() is { } image)
                    _replacedImages.Add(image);
            }
        }
    }

    private void ReadKustomization(string path, YamlFile file, ImmutableArray<AdditionalText> files)
    {
        string folder = ManifestPaths.FolderOf(path);
        foreach (YamlNode root in file.Documents)
        {
            _kustomizations.Add(folder, root);
            foreach (YamlNode image in root.Get("images")?.Items ?? [])
            {
                if (image.Get("name")?.AsText() is { } name && (image.Get("newTag") ?? image.Get("digest") ?? image.Get("newName")) is not null)
                    _replacedImages.Add(name);
            }

            foreach (YamlNode scaled in root.Get("replicas")?.Items ?? [])
            {
                if (scaled.Get("name")?.AsText() is { } name)
                    _scaledNames.Add(name);
            }

            foreach (string list in (string[])["patches", "patchesStrategicMerge", "patchesJson6902"])
            {
                foreach (YamlNode patch in root.Get(list)?.Items ?? [])
                    ReadPatch(patch, folder, files);
            }
        }
    }

    private void ReadPatch(YamlNode patch, string folder, ImmutableArray<AdditionalText> files)
    {
        string? text = patch.AsText() ?? patch.Get("path")?.AsText();
        string? kind = patch.Get("target")?.Get("kind")?.AsText();
        string? name = patch.Get("target")?.Get("name")?.AsText();
        if (text is not null && text.IndexOf('\n') < 0)
        {
            string patchPath = ManifestPaths.Combine(folder, text);
            _patchFiles.Add(patchPath);
            foreach (AdditionalText candidate in files)
            {
                if (ManifestPaths.Normalize(candidate.Path).Equals(patchPath, StringComparison.OrdinalIgnoreCase) && candidate.GetText() is { } content)
                    ReadOperations(ParsedArtifacts.Yaml(content, values: null), kind, name);
            }
        }

        if ((patch.Get("patch")?.AsText() ?? text) is { } inline && inline.IndexOf('\n') >= 0)
            ReadOperations(YamlFile.Parse(SourceText.From(inline), null, CancellationToken.None), kind, name);
    }

    /// <summary>The paths that a JSON patch sets; of a strategic merge that stands in the kustomization, its keys.</summary>
    private void ReadOperations(YamlFile file, string? kind, string? name)
    {
        foreach (YamlNode root in file.Documents)
        {
            foreach (YamlNode operation in root.Items)
            {
                if (operation.Get("path")?.AsText() is { } path)
                    _patchedPaths.Add((kind, name, path + KeysOf(operation.Get("value"), 0)));
            }

            if (root is YamlMapping)
                _patchedPaths.Add((kind ?? root.Get("kind")?.AsText(), name ?? root.Get("metadata")?.Get("name")?.AsText(), KeysOf(root, 0)));
        }
    }

    private static string KeysOf(YamlNode? node, int depth)
    {
        if (node is null || depth > 12)
            return "";

        string keys = "";
        if (node is YamlMapping mapping)
        {
            foreach (YamlEntry entry in mapping.Entries)
                keys += "/" + entry.Key.Value + KeysOf(entry.IsAlias ? null : entry.Value, depth + 1);
        }

        foreach (YamlNode item in node.Items)
            keys += KeysOf(item is YamlMapping ? item : null, depth + 1);
        return keys;
    }
}
