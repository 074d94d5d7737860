using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A database in a Deployment.</summary>
internal sealed class CR8020DatabaseInDeployment() : ManifestRule(Rule, effortHours: 4, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8020",
        "A database runs in a Deployment",
        "Deployment '{0}' runs a store ('{1}') with {2}: {3}. Use a StatefulSet with volumeClaimTemplates, or a managed service.",
        DiagnosticSeverity.Info,
        "A Deployment may run its old and its new pod at once, on one disk or on none. A StatefulSet gives each pod a disk and a name that stay.");

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        if (workload.Kind != "Deployment")
            return;

        foreach (Container container in workload.Containers)
        {
            if (container.IsInit || container.Image is not { } text || ImageName.Parse(text) is not { IsStore: true } image)
                continue;

            foreach (YamlNode mount in container.Node.Get("volumeMounts")?.Items ?? [])
            {
                if (DataVolume(workload, mount) is not var (what, harm))
                    continue;

                context.Report(Rule, workload.Object, workload.Object.NameSpan, null, workload.Name, image.Repository, what, harm);
                return;
            }
        }
    }

    private static (string What, string Harm)? DataVolume(Workload workload, YamlNode mount)
    {
        if (mount.Get("name")?.AsText() is not { } name || IsTrue(mount.Get("readOnly")))
            return null;

        foreach (YamlNode volume in workload.Pod.Get("volumes")?.Items ?? [])
        {
            if (volume.Get("name")?.AsText() != name)
                continue;
            if (volume.Get("persistentVolumeClaim") is { IsUnknown: false })
                return ("a claim", "a rollout starts a second pod on the same files");
            if (volume.Get("emptyDir") is { IsUnknown: false } && mount.Get("mountPath")?.AsText() is { } path && path is not ("/tmp" or "/dev/shm" or "/run" or "/var/run"))
                return ("its data in an emptyDir", "the data is gone with the pod");
        }

        return null;
    }
}
