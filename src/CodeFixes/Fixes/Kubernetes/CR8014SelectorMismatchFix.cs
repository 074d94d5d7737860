using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Writes the label or port that the pod template has, where there is one.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8014SelectorMismatchFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8014SelectorMismatchFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8014";

    /// <inheritdoc />
    protected override string Action => "match";

    /// <inheritdoc />
    protected override string Title => "Write what the pod template has";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ObjectAt(span) is not { } subject || layout.File.Yaml.IsTemplate)
            return null;

        TextChange? change = subject.Kind == "Service" ? FixService(layout, subject, span) : FixWorkload(layout, span);
        return change is { } edit ? [edit] : null;
    }

    private static TextChange? FixWorkload(ManifestLayout layout, TextSpan span)
    {
        if (layout.WorkloadAt(span) is not { Selector: { } selector } workload || workload.Labels is not YamlMapping { Entries.Count: > 0 } labels)
            return null;

        YamlEntry? wanted = selector.Entries.FirstOrDefault(entry => entry.Value.Span == span);
        if (wanted?.Value.AsText() is not { } value)
            return null;

        return labels.Get(wanted.Key.Value)?.AsText() is { } label ? ManifestLayout.Replace(wanted.Value, label) : layout.Append(labels, [$"{wanted.Key.Value}: {layout.File.Yaml.Content.Substring(wanted.Value.Span.Start, wanted.Value.Span.Length)}"]);
    }

    private static TextChange? FixService(ManifestLayout layout, KubernetesObject service, TextSpan span)
    {
        Workload[] selected = [.. layout.File.Workloads.Where(workload => Labels.Satisfy(workload.Labels, service.Spec?.Get("selector")) == Match.Yes)];
        YamlNode[] ports = [.. selected.SelectMany(workload => workload.Containers).SelectMany(container => container.Node.Get("ports")?.Items ?? [])];
        if (ports.Length != 1 || (ports[0].Get("name")?.AsText() ?? ports[0].Get("containerPort")?.AsText()) is not { } right)
            return null;

        foreach (YamlNode port in service.Spec?.Get("ports")?.Items ?? [])
        {
            if (port is not YamlMapping mapping || ServicePorts.TargetOf(port)?.Span != span)
                continue;

            return mapping.Find("targetPort") is { } target ? ManifestLayout.Replace(target.Value, right) : layout.InsertAfter(mapping, ["port"], [$"targetPort: {right}"]);
        }

        return null;
    }
}
