using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A disk for one node that several pods of a Deployment want.</summary>
internal sealed class CR8011SharedClaimInDeployment() : ManifestRule(Rule, effortHours: 4, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8011",
        "Pods of a Deployment share one disk",
        "Deployment '{0}' mounts claim '{1}' ({2}) and {3}: {4}. Keep the state in a database or object store, use a StatefulSet with a claim for each pod, or strategy 'Recreate' with one replica.",
        DiagnosticSeverity.Warning,
        "All pods of a Deployment mount the same claim. ReadWriteOnce attaches it to one node at a time, so a second pod waits for ever, or writes into the files of the first.");

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        if (workload.Kind != "Deployment")
            return;

        foreach (YamlNode volume in workload.Pod.Get("volumes")?.Items ?? [])
        {
            YamlNode? reference = volume.Get("persistentVolumeClaim");
            if (reference?.Get("claimName") is not { } name || name.AsText() is not { } claimName || IsTrue(reference.Get("readOnly")) || !IsWritten(workload, volume.Get("name")?.AsText()))
                continue;
            if (context.Set.Claim(claimName, workload) is not { } claim || SingleNodeMode(claim) is not { } mode || ReasonOf(workload, context.Set) is not var (what, harm))
                continue;

            context.Report(Rule, workload.Object, name.Span, null, workload.Name, claimName, mode, what, harm);
        }
    }

    private static (string What, string Harm)? ReasonOf(Workload workload, KubernetesSet set)
    {
        if (workload.Replicas is > 1)
            return ($"has {workload.Replicas} replicas", "the second pod waits for the disk, or both write the same files");
        if (set.IsScaled(workload))
            return ("is scaled by an autoscaler", "the second pod waits for the disk, or both write the same files");

        YamlNode? strategy = workload.Object.Spec?.Get("strategy");
        bool surges = strategy?.Get("rollingUpdate")?.Get("maxSurge") is not { } surge || (!surge.IsUnknown && surge.AsText() is not ("0" or "0%"));
        bool isRolling = workload.Replicas == 1 && surges && (strategy is null || (!strategy.IsUnknown && (strategy.Get("type") is null || strategy.Get("type")?.AsText() == "RollingUpdate")));
        return isRolling ? ("starts the new pod before the old one ends (RollingUpdate)", "a rollout hangs while the old pod holds the disk") : null;
    }

    private static string? SingleNodeMode(KubernetesObject claim)
    {
        string? single = null;
        foreach (YamlNode mode in claim.Spec?.Get("accessModes")?.Items ?? [])
        {
            if (mode.AsText() is not ("ReadWriteOnce" or "ReadWriteOncePod"))
                return null;
            single = mode.AsText();
        }

        return single;
    }

    private static bool IsWritten(Workload workload, string? volume)
    {
        foreach (Container container in workload.Containers)
        {
            foreach (YamlNode mount in container.Node.Get("volumeMounts")?.Items ?? [])
            {
                if (mount.Get("name")?.AsText() == volume && !IsTrue(mount.Get("readOnly")))
                    return true;
            }
        }

        return false;
    }
}
