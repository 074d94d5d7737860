using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A Service, a selector or a port that meets nothing.</summary>
internal sealed class CR8014SelectorMismatch() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8014",
        "A selector or a port matches nothing",
        "{0}: {1}. {2}",
        DiagnosticSeverity.Warning,
        "Services find pods by labels and reach them by port. A name that differs by one letter is no error to the API server; requests just find nobody.");

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        if (workload.Object.IsPatch || workload.Selector is not { } wanted)
            return;

        foreach (YamlEntry entry in wanted.Entries)
        {
            if (entry.Key.IsUnknown || entry.Value.IsUnknown)
                continue;

            YamlNode? label = workload.Labels is { } labels ? labels.Get(entry.Key.Value) : workload.Template.Get("metadata") is { IsUnknown: true } ? YamlScalar.Unknown : null;
            if (label is { IsUnknown: true } || label?.AsText() == entry.Value.AsText())
                continue;

            string found = label is null ? "its pod template has no such label" : $"its pod template has '{label.AsText()}'";
            context.Report(
                Rule, workload.Object, entry.Value.Span.Length > 0 ? entry.Value.Span : entry.Key.Span, null,
                $"{workload.Kind} '{workload.Name}' selects pods with '{entry.Key.Value}: {entry.Value.AsText()}'", found + ", so the API server rejects it", "Write the same label in both places.");
        }
    }

    protected override void Analyze(KubernetesObject subject, ManifestContext context)
    {
        if (subject.Kind != "Service" || subject.ApiVersion != "v1" || subject.IsPatch || subject.Spec?.Get("type")?.AsText() == "ExternalName")
            return;
        if (subject.Spec?.Get("selector") is not YamlMapping { Entries.Count: > 0 } selector)
            return;

        var selected = new List<Workload>();
        bool mayBeElsewhere = selector.IsOpen;
        bool hasNeighbour = false;
        foreach (Workload workload in context.Set.Workloads)
        {
            if (context.Set.AreApart(subject, workload.Object))
                continue;

            Match match = Labels.Satisfy(workload.Labels, selector);
            mayBeElsewhere |= match == Match.Maybe || workload.Template.Get("metadata") is { IsUnknown: true };
            hasNeighbour |= !workload.Object.IsPatch && workload.Object.File.Folder == subject.File.Folder;
            if (match == Match.Yes)
                selected.Add(workload);
        }

        if (selected.Count > 0)
            AnalyzePorts(subject, selected, context);
        else if (!mayBeElsewhere && hasNeighbour && !HasForeignObjects(subject, context.Set))
            context.Report(
                Rule, subject, ((YamlMapping)subject.Spec).Find("selector")!.Key.Span, null,
                $"Service '{subject.DisplayName}' selects pods with '{Text(selector)}'", "no workload beside it has these labels, so requests find nobody", "Write the labels of the pod template.");
    }

    private static void AnalyzePorts(KubernetesObject service, List<Workload> selected, ManifestContext context)
    {
        foreach (YamlNode port in service.Spec?.Get("ports")?.Items ?? [])
        {
            if (ServicePorts.TargetOf(port) is not { } target || target.AsText() is not { } wanted || !IsProvablyMissing(wanted, selected))
                continue;

            context.Report(
                Rule, service, target.Span, null,
                $"Service '{service.DisplayName}' sends requests to port '{wanted}' of '{selected[0].Name}'",
                "no container there declares that port, so they are refused",
                "Write the port that the container listens on.");
        }
    }

    /// <summary>A name must be declared. A number need not, unless every container declares its ports.</summary>
    private static bool IsProvablyMissing(string wanted, List<Workload> selected)
    {
        bool isName = !int.TryParse(wanted, out _);
        foreach (Workload workload in selected)
        {
            if (workload.MayHaveOtherContainers)
                return false;

            foreach (Container container in workload.Containers)
            {
                YamlNode? ports = container.Node.Get("ports");
                if (ports is { IsUnknown: true } or YamlSequence { IsOpen: true } || ServicePorts.Declares(container, wanted) || container.MayGet("ports"))
                    return false;
                if (!isName && !container.IsInit && (ports is null || ports.Items.Count == 0))
                    return false;

                foreach (YamlNode port in ports?.Items ?? [])
                {
                    if (port.Get("name") is { IsUnknown: true } || port.Get("containerPort") is { IsUnknown: true } || port is { IsUnknown: true })
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary>Operators make pods from objects of their own, with labels that stand in no file.</summary>
    private static bool HasForeignObjects(KubernetesObject service, KubernetesSet set)
    {
        foreach (KubernetesObject other in set.Objects)
        {
            if (other.File.Folder == service.File.Folder && IsForeign(other.ApiVersion) && !set.Workloads.Exists(workload => workload.Object == other))
                return true;
        }

        return false;
    }

    private static bool IsForeign(string apiVersion)
    {
        int slash = apiVersion.IndexOf('/');
        int dot = apiVersion.IndexOf('.');
        return slash > 0 && dot > 0 && dot < slash && apiVersion.IndexOf(".k8s.io/", StringComparison.Ordinal) < 0;
    }

    private static string Text(YamlMapping selector)
    {
        var parts = new List<string>();
        foreach (YamlEntry entry in selector.Entries)
            parts.Add($"{entry.Key.Value}: {entry.Value.AsText()}");
        return string.Join(", ", parts);
    }
}
