namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>
/// The API versions that Kubernetes has removed: "Deprecated API Migration Guide",
/// https://kubernetes.io/docs/reference/using-api/deprecation-guide/, as of v1.32, and the policy on beta APIs since.
/// </summary>
internal static class RemovedApis
{
    private static readonly Dictionary<string, RemovedApi> Removed = new(StringComparer.Ordinal)
    {
        ["extensions/v1beta1 Deployment"] = new("1.16", "apps/v1", true),
        ["extensions/v1beta1 DaemonSet"] = new("1.16", "apps/v1", true),
        ["extensions/v1beta1 ReplicaSet"] = new("1.16", "apps/v1", true),
        ["extensions/v1beta1 NetworkPolicy"] = new("1.16", "networking.k8s.io/v1", true),
        ["extensions/v1beta1 PodSecurityPolicy"] = new("1.16", "", false),
        ["extensions/v1beta1 Ingress"] = new("1.22", "networking.k8s.io/v1", false),
        ["apps/v1beta1 Deployment"] = new("1.16", "apps/v1", true),
        ["apps/v1beta1 StatefulSet"] = new("1.16", "apps/v1", true),
        ["apps/v1beta2 Deployment"] = new("1.16", "apps/v1", true),
        ["apps/v1beta2 StatefulSet"] = new("1.16", "apps/v1", true),
        ["apps/v1beta2 DaemonSet"] = new("1.16", "apps/v1", true),
        ["apps/v1beta2 ReplicaSet"] = new("1.16", "apps/v1", true),
        ["networking.k8s.io/v1beta1 Ingress"] = new("1.22", "networking.k8s.io/v1", false),
        ["networking.k8s.io/v1beta1 IngressClass"] = new("1.22", "networking.k8s.io/v1", true),
        ["admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration"] = new("1.22", "admissionregistration.k8s.io/v1", false),
        ["admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration"] = new("1.22", "admissionregistration.k8s.io/v1", false),
        ["apiextensions.k8s.io/v1beta1 CustomResourceDefinition"] = new("1.22", "apiextensions.k8s.io/v1", false),
        ["apiregistration.k8s.io/v1beta1 APIService"] = new("1.22", "apiregistration.k8s.io/v1", true),
        ["certificates.k8s.io/v1beta1 CertificateSigningRequest"] = new("1.22", "certificates.k8s.io/v1", false),
        ["coordination.k8s.io/v1beta1 Lease"] = new("1.22", "coordination.k8s.io/v1", true),
        ["rbac.authorization.k8s.io/v1alpha1 Role"] = new("1.22", "rbac.authorization.k8s.io/v1", true),
        ["rbac.authorization.k8s.io/v1beta1 Role"] = new("1.22", "rbac.authorization.k8s.io/v1", true),
        ["rbac.authorization.k8s.io/v1beta1 RoleBinding"] = new("1.22", "rbac.authorization.k8s.io/v1", true),
        ["rbac.authorization.k8s.io/v1beta1 ClusterRole"] = new("1.22", "rbac.authorization.k8s.io/v1", true),
        ["rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding"] = new("1.22", "rbac.authorization.k8s.io/v1", true),
        ["scheduling.k8s.io/v1beta1 PriorityClass"] = new("1.22", "scheduling.k8s.io/v1", true),
        ["storage.k8s.io/v1beta1 StorageClass"] = new("1.22", "storage.k8s.io/v1", true),
        ["storage.k8s.io/v1beta1 CSIDriver"] = new("1.22", "storage.k8s.io/v1", true),
        ["storage.k8s.io/v1beta1 CSINode"] = new("1.22", "storage.k8s.io/v1", true),
        ["storage.k8s.io/v1beta1 VolumeAttachment"] = new("1.22", "storage.k8s.io/v1", true),
        ["storage.k8s.io/v1beta1 CSIStorageCapacity"] = new("1.27", "storage.k8s.io/v1", true),
        ["batch/v1beta1 CronJob"] = new("1.25", "batch/v1", true),
        ["batch/v2alpha1 CronJob"] = new("1.21", "batch/v1", true),
        ["discovery.k8s.io/v1beta1 EndpointSlice"] = new("1.25", "discovery.k8s.io/v1", false),
        ["events.k8s.io/v1beta1 Event"] = new("1.25", "events.k8s.io/v1", false),
        ["autoscaling/v2beta1 HorizontalPodAutoscaler"] = new("1.25", "autoscaling/v2", false),
        ["autoscaling/v2beta2 HorizontalPodAutoscaler"] = new("1.26", "autoscaling/v2", true),
        ["policy/v1beta1 PodDisruptionBudget"] = new("1.25", "policy/v1", true),
        ["policy/v1beta1 PodSecurityPolicy"] = new("1.25", "", false),
        ["node.k8s.io/v1beta1 RuntimeClass"] = new("1.25", "node.k8s.io/v1", true),
        ["flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema"] = new("1.26", "flowcontrol.apiserver.k8s.io/v1", true),
        ["flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema"] = new("1.29", "flowcontrol.apiserver.k8s.io/v1", true),
        ["flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema"] = new("1.32", "flowcontrol.apiserver.k8s.io/v1", true),
        ["flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration"] = new("1.26", "flowcontrol.apiserver.k8s.io/v1", false),
        ["flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration"] = new("1.29", "flowcontrol.apiserver.k8s.io/v1", false),
        ["flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration"] = new("1.32", "flowcontrol.apiserver.k8s.io/v1", false),
    };

    /// <summary>What became of an API version; null for one that is served.</summary>
    public static RemovedApi? Find(string apiVersion, string kind) => Removed.TryGetValue(apiVersion + " " + kind, out RemovedApi? removed) ? removed : null;

    /// <param name="since">The version of Kubernetes that serves it no more.</param>
    /// <param name="replacement">The version that is served; empty where there is none.</param>
    /// <param name="isCompatible">True where the same fields mean the same there.</param>
    internal sealed class RemovedApi(string since, string replacement, bool isCompatible)
    {
        public string Since { get; } = since;

        public string Replacement { get; } = replacement;

        public bool IsCompatible { get; } = isCompatible;
    }
}
