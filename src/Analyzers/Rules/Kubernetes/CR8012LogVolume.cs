using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A volume for log files that nothing collects.</summary>
internal sealed class CR8012LogVolume() : ManifestRule(Rule, effortHours: 1, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8012",
        "A volume for log files that nothing reads",
        "Container '{0}' mounts volume '{1}' at '{2}' for log files, and nothing reads it: 'kubectl logs' shows nothing, and the disk fills. Write logs to standard output, and remove the volume.",
        DiagnosticSeverity.Warning,
        "The platform collects what containers write to standard output. Log files in a volume need a sidecar that reads them.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        if (container.IsInit || (container.Image is { } image && ImageName.Parse(image) is { IsStore: true }))
            return;

        ImmutableArray<string> folders = context.CodeOf(container)?.LogFolders ?? ImmutableArray<string>.Empty;
        foreach (YamlNode mount in container.Node.Get("volumeMounts")?.Items ?? [])
        {
            if (mount.Get("mountPath") is not { } at || at.AsText() is not { } path || !(IsForLogs(path) || folders.Contains(path.TrimEnd('/'))) || mount.Get("name")?.AsText() is not { } name || IsTrue(mount.Get("readOnly")))
                continue;
            if (IsOwnVolume(name, container.Workload) && !IsReadByAnother(name, container))
                context.Report(Rule, container.Workload.Object, at.Span, null, container.DisplayName, name, path);
        }
    }

    private static bool IsForLogs(string path)
    {
        string trimmed = path.TrimEnd('/').ToLowerInvariant();
        return trimmed.EndsWith("/logs", StringComparison.Ordinal) || trimmed.EndsWith("/log", StringComparison.Ordinal) || trimmed.EndsWith("/logfiles", StringComparison.Ordinal)
            || trimmed.StartsWith("/var/log/", StringComparison.Ordinal);
    }

    /// <summary>True for a volume that only pods of this workload can read: an emptyDir, or a claim that no other workload mounts.</summary>
    private static bool IsOwnVolume(string name, Workload workload)
    {
        foreach (YamlNode volume in workload.Pod.Get("volumes")?.Items ?? [])
        {
            if (volume.Get("name")?.AsText() != name)
                continue;
            if (volume.Get("emptyDir") is not null)
                return true;
            return volume.Get("persistentVolumeClaim")?.Get("claimName")?.AsText() is { } claim && !IsMountedElsewhere(claim, workload);
        }

        return false;
    }

    private static bool IsMountedElsewhere(string claim, Workload workload)
    {
        foreach (Workload other in workload.Object.File.Set.Workloads)
        {
            if (other == workload)
                continue;

            foreach (YamlNode volume in other.Pod.Get("volumes")?.Items ?? [])
            {
                if (volume.Get("persistentVolumeClaim")?.Get("claimName")?.AsText() == claim)
                    return true;
            }
        }

        return false;
    }

    private static bool IsReadByAnother(string name, Container container)
    {
        if (container.Workload.MayHaveOtherContainers)
            return true;

        foreach (Container other in container.Workload.Containers)
        {
            if (other == container || other.IsInit)
                continue;
            if (other.Node.Get("volumeMounts") is { IsUnknown: true } or YamlSequence { IsOpen: true })
                return true;

            foreach (YamlNode mount in other.Node.Get("volumeMounts")?.Items ?? [])
            {
                if (mount.Get("name") is { } mounted && (mounted.IsUnknown || mounted.AsText() == name))
                    return true;
            }
        }

        return false;
    }
}
