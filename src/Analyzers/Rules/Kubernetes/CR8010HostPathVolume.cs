using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A workload that is tied to a node: its disk, its port or its name.</summary>
internal sealed class CR8010HostPathVolume() : ManifestRule(Rule, effortHours: 2, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8010",
        "A workload is tied to one node",
        "{0} {1}: {2}. {3}",
        DiagnosticSeverity.Warning,
        "Pods move between nodes. Data on the disk of one node, or a port of it, does not move with them.");

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        string subject = $"{workload.Kind} '{workload.Name}'";
        foreach (YamlNode volume in workload.Pod.Get("volumes")?.Items ?? [])
        {
            if (volume is not YamlMapping mapping || mapping.Find("hostPath") is not { } host || host.Value.Get("path")?.AsText() is not { } path || path.EndsWith(".sock", StringComparison.Ordinal))
                continue;

            Report(workload, host.Key.Span, subject, $"keeps '{path}' on the disk of its node (hostPath)", "a pod on another node finds other data, or none", "Use a PersistentVolumeClaim, or a store outside the pod.", context);
        }

        if (workload.Pod.Find("nodeName") is { Value: { IsUnknown: false } } name && name.Value.AsText() is not null)
            Report(workload, name.Key.Span, subject, "names the node that it runs on (nodeName)", "when that node is gone, it does not run at all", "Leave the choice to the scheduler; use a nodeSelector for a kind of node.", context);
    }

    protected override void Analyze(Container container, ManifestContext context)
    {
        foreach (YamlNode port in container.Node.Get("ports")?.Items ?? [])
        {
            if (port is YamlMapping mapping && mapping.Find("hostPort") is { } host && host.Value.AsText() is { } number and not "0" && !IsTrue(container.Workload.Pod.Get("hostNetwork")))
                Report(container.Workload, host.Key.Span, $"Container '{container.DisplayName}'", $"takes port {number} of its node (hostPort)", "only one such pod fits on a node, and clients must know the node", "Use a Service.", context);
        }
    }

    protected override void Analyze(KubernetesObject subject, ManifestContext context)
    {
        if (subject.Kind == "PersistentVolume" && subject.Spec is YamlMapping spec && spec.Find("hostPath") is { } host)
            context.Report(Rule, subject, host.Key.Span, null, $"PersistentVolume '{subject.DisplayName}'", "is on the disk of one node (hostPath)", "a pod on another node finds other data, or none", "Use a StorageClass of the cluster.");
    }

    /// <summary>Agents on every node have to see the node.</summary>
    private static void Report(Workload workload, TextSpan span, string subject, string what, string harm, string cure, ManifestContext context)
    {
        if (!context.File.Yaml.IsConditional(span, workload.Object.Root.Span))
            context.Report(Rule, workload.Object, span, workload.Kind == "DaemonSet" ? DiagnosticSeverity.Info : null, subject, what, harm, cure);
    }
}
