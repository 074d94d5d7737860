namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>An object that runs containers: the built-in kinds, and others that carry a pod template.</summary>
internal sealed class Workload
{
    private Workload(KubernetesObject declaration, YamlMapping template, YamlMapping pod)
    {
        Object = declaration;
        Template = template;
        Pod = pod;
        AddContainers("initContainers", isInit: true);
        AddContainers("containers", isInit: false);
    }

    public KubernetesObject Object { get; }

    /// <summary>The parent of the metadata and the spec of the pod.</summary>
    public YamlMapping Template { get; }

    /// <summary>The spec of the pod.</summary>
    public YamlMapping Pod { get; }

    /// <summary>Init containers first, as they are started.</summary>
    public List<Container> Containers { get; } = [];

    public string Kind => Object.Kind;

    public string Name => Object.DisplayName;

    /// <summary>True for what ends by itself.</summary>
    public bool IsJob => Kind is "Job" or "CronJob" || Pod.Get("restartPolicy")?.AsText() is "Never" or "OnFailure";

    /// <summary>True for Windows, where users and capabilities of Linux mean nothing.</summary>
    public bool IsWindows =>
        Pod.Get("os")?.Get("name")?.AsText() == "windows"
        || Pod.Get("nodeSelector")?.Get("kubernetes.io/os")?.AsText() == "windows"
        || Pod.Get("nodeSelector")?.Get("beta.kubernetes.io/os")?.AsText() == "windows"
        || Pod.Get("securityContext")?.Get("windowsOptions") is { IsUnknown: false };

    /// <summary>True where a template or a service mesh may add containers that stand in no file.</summary>
    public bool MayHaveOtherContainers => Pod.Find("containers") is { Value: YamlSequence { IsOpen: true } }
        || AsksForSidecar(Template.Get("metadata")?.Get("annotations")) || AsksForSidecar(Labels);

    public YamlNode? Labels => Template.Get("metadata")?.Get("labels");

    /// <summary>The labels by which the workload finds its pods; null where none are written, and for kinds that find them in another way.</summary>
    public YamlMapping? Selector => Kind switch
    {
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" => Object.Spec?.Get("selector")?.Get("matchLabels") as YamlMapping,
        "DeploymentConfig" or "ReplicationController" => Object.Spec?.Get("selector") as YamlMapping,
        _ => null,
    };

    /// <summary>The number of replicas; 1 where nothing is written, null where something else decides it.</summary>
    public int? Replicas
    {
        get
        {
            YamlNode? replicas = Object.Spec?.Get("replicas");
            if (replicas is null or YamlScalar { IsNull: true })
                return 1;
            return replicas.AsText() is { } text && int.TryParse(text, out int count) && !Object.File.Yaml.IsConditional(replicas.Span, Object.Root.Span) ? count : null;
        }
    }

    public static Workload? Create(KubernetesObject declaration)
    {
        if (PodTemplates.TemplateOf(declaration.Root, declaration.Kind) is not YamlMapping template
            || template.Get("spec") is not YamlMapping pod
            || (pod.Find("containers") is null && !PodTemplates.IsKindWithTemplate(declaration.Kind)))
        {
            return null;
        }

        return new Workload(declaration, template, pod);
    }

    /// <summary><c>dapr.io/enabled</c>, <c>sidecar.istio.io/inject</c>, <c>linkerd.io/inject</c> and the like.</summary>
    private static bool AsksForSidecar(YamlNode? names)
    {
        if (names is not YamlMapping mapping)
            return false;

        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Value;
            if ((key == "dapr.io/enabled" || key.EndsWith("inject", StringComparison.Ordinal) || key.EndsWith("injection", StringComparison.Ordinal)) && entry.Value.AsText() is not ("false" or "disabled"))
                return true;
        }

        return false;
    }

    private void AddContainers(string key, bool isInit)
    {
        if (Pod.Find(key) is not { } list)
            return;

        foreach (YamlNode item in list.Value.Items)
        {
            if (item is YamlMapping { Entries.Count: > 0 } mapping)
                Containers.Add(new Container(this, mapping, isInit));
        }
    }
}
