namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>Where the kinds of workloads keep their pod.</summary>
internal static class PodTemplates
{
    /// <summary>The template of the pod: the parent of its <c>metadata</c> and <c>spec</c>; null where the object has none.</summary>
    public static YamlNode? TemplateOf(YamlMapping root, string kind) => kind switch
    {
        "Pod" => root,
        "CronJob" => root.Get("spec")?.Get("jobTemplate")?.Get("spec")?.Get("template"),
        "PodTemplate" => root.Get("template"),
        _ => root.Get("spec")?.Get("template"),
    };

    /// <summary>The pod; null where the object has none.</summary>
    public static YamlNode? SpecOf(YamlMapping root, string kind) => TemplateOf(root, kind)?.Get("spec");

    /// <summary>True for the kinds that must have a pod template.</summary>
    public static bool IsKindWithTemplate(string kind) => kind is "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" or "CronJob" or "Pod";
}
