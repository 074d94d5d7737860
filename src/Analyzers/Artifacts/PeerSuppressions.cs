using CloudReady.Analyzers.Artifacts.Kubernetes;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>The annotations, and the checks that comments name, by which users of other linters switch the same matter off.</summary>
internal static class PeerSuppressions
{
    private static readonly Dictionary<string, string[]> Peers = new(StringComparer.Ordinal)
    {
        ["CR7001"] = ["DL3006", "DL3007", "CKV_DOCKER_7", "DS-0001", "DS001"],
        ["CR7004"] = ["DL3002", "CKV_DOCKER_3", "CKV_DOCKER_8", "DS-0002", "DS002"],
        ["CR7005"] = ["DL3064", "SecretsUsedInArgOrEnv", "DS-0031", "DS031"],
        ["CR7007"] = ["DL3025", "JSONArgsRecommended"],
        ["CR7011"] = ["DL3020", "CKV_DOCKER_4", "DS-0005", "DS005"],
        ["CR8001"] = ["no-readiness-probe", "pod-probes", "readinessProbeMissing", "CKV_K8S_9"],
        ["CR8002"] = ["no-liveness-probe", "pod-probes", "livenessProbeMissing", "CKV_K8S_8"],
        ["CR8003"] = ["pod-probes-identical"],
        ["CR8004"] = ["unset-memory-requirements", "unset-cpu-requirements", "container-resources", "memoryLimitsMissing", "memoryRequestsMissing", "cpuRequestsMissing", "CKV_K8S_10", "CKV_K8S_12", "CKV_K8S_13", "KSV-0015", "KSV-0016", "KSV-0018"],
        ["CR8005"] = ["latest-tag", "container-image-tag", "tagNotSpecified", "CKV_K8S_14", "KSV-0013"],
        ["CR8006"] = ["env-var-secret", "sensitiveContainerEnvVar", "sensitiveConfigmapContent", "CKV_SECRET_6", "KSV-0109", "KSV-01010"],
        ["CR8008"] =
        [
            "privileged-container", "privilege-escalation-container", "run-as-non-root", "host-network", "host-pid", "host-ipc", "docker-sock", "container-security-context-privileged",
            "container-security-context-user-group-id", "runAsPrivileged", "privilegeEscalationAllowed", "runAsRootAllowed", "hostNetworkSet", "hostPIDSet", "hostIPCSet", "dangerousCapabilities",
            "CKV_K8S_16", "CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19", "CKV_K8S_20", "CKV_K8S_23", "CKV_K8S_25", "CKV_K8S_27",
            "KSV-0001", "KSV-0005", "KSV-0006", "KSV-0008", "KSV-0009", "KSV-0010", "KSV-0012", "KSV-0017", "KSV-0022", "KSV-0105",
        ],
        ["CR8009"] = ["no-read-only-root-fs", "container-security-context-readonlyrootfilesystem", "notReadOnlyRootFilesystem", "CKV_K8S_22", "KSV-0014"],
        ["CR8010"] = ["sensitive-host-mounts", "writable-host-mount", "hostPathSet", "hostPortSet", "CKV_K8S_26", "KSV-0023", "KSV-0024"],
        ["CR8013"] = ["minimum-three-replicas", "deployment-replicas", "deploymentMissingReplicas"],
        ["CR8014"] = ["mismatching-selector", "dangling-service", "invalid-target-ports", "service-targets-pod"],
        ["CR8015"] = ["exposed-services", "service-type"],
        ["CR8016"] = ["no-extensions-v1beta", "stable-version"],
        ["CR8018"] = ["duplicate-env-var", "environment-variable-key-duplication"],
        ["CR8019"] = ["nakedPod"],
    };

    /// <summary>The checks of other linters for the matter of a rule.</summary>
    public static string[] ChecksOf(string ruleId) => Peers.TryGetValue(ruleId, out string[]? checks) ? checks : [];

    /// <summary>
    /// Why an annotation of the object, or of its pod template, says that the matter is meant so: empty where it gives no
    /// reason, null where there is none.
    /// </summary>
    public static string? ReasonFor(string ruleId, KubernetesObject subject)
    {
        if (!Peers.TryGetValue(ruleId, out string[]? checks))
            return null;

        return ReasonIn(checks, subject.Metadata?.Get("annotations"))
            ?? ReasonIn(checks, PodTemplates.TemplateOf(subject.Root, subject.Kind)?.Get("metadata")?.Get("annotations"));
    }

    private static string? ReasonIn(string[] checks, YamlNode? annotations)
    {
        if (annotations is not YamlMapping mapping)
            return null;

        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Value;
            string value = entry.Value.AsText() ?? "";
            if (key is "kube-linter.io/ignore-all")
                return value;
            if (key == "polaris.fairwinds.com/exempt" && value == "true")
                return "";

            foreach (string check in checks)
            {
                if (ReasonOf(key, value, check) is { } reason)
                    return reason;
            }
        }

        return null;
    }

    private static string? ReasonOf(string key, string value, string check)
    {
        if (key == "ignore-check.kube-linter.io/" + check)
            return value;
        if (key.StartsWith("polaris.fairwinds.com/" + check, StringComparison.Ordinal) && key.EndsWith("-exempt", StringComparison.Ordinal))
            return value == "true" ? "" : null;
        if (key.StartsWith("checkov.io/skip", StringComparison.Ordinal))
            return value == check ? "" : value.StartsWith(check + "=", StringComparison.Ordinal) ? value.Substring(check.Length + 1) : null;
        if (key != "kube-score/ignore")
            return null;

        foreach (string ignored in value.Split(','))
        {
            if (ignored.Trim() == check)
                return "";
        }

        return null;
    }
}
