using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Takes away privileges, and has the container run as another user than root.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8008RunsPrivilegedFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8008RunsPrivilegedFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8008";

    /// <inheritdoc />
    protected override string Action => "restrict";

    /// <inheritdoc />
    protected override string Title => "Restrict the container";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ContainerAt(span) is not { } container)
            return RemoveFromPod(layout, span);

        // A database starts as root to take over its data; capabilities and users that are named have their reason.
        if (container.Image is { } image && ImageName.Parse(image) is { IsStore: true } || container.Security("runAsUser")?.AsText() == "0" || IsCapability(container, span))
            return null;

        YamlEntry? entry = container.Node.Find("securityContext");
        List<TextChange?> changes = [];
        List<string> lines = [];
        Set("privileged", "false", container.Node.Get("securityContext")?.Get("privileged")?.AsText() == "true", mustExist: true);
        YamlNode? user = container.Security("runAsUser");
        YamlNode? nonRoot = container.Security("runAsNonRoot");
        Set("runAsNonRoot", "true", user is null && (nonRoot is null || nonRoot.AsText() == "false"), mustExist: false);
        Set("allowPrivilegeEscalation", "false", container.Node.Get("securityContext")?.Get("allowPrivilegeEscalation") is var escalation && (escalation is null || escalation.AsText() == "true"), mustExist: false);

        if (lines.Count > 0)
        {
            if (entry is null)
                changes.Add(layout.InsertAfter(container.Node, ["name", "image", "imagePullPolicy", "ports", "resources"], ["securityContext:", .. lines.Select(line => "  " + line)]));
            else if (entry.Value is YamlMapping { Entries.Count: > 0 } security && !entry.IsAlias)
                changes.Add(layout.Append(security, lines));
            else
                return null;
        }

        return changes.Count == 0 || changes.Contains(null) ? null : changes.Select(change => change!.Value);

        void Set(string key, string value, bool isNeeded, bool mustExist)
        {
            if (!isNeeded)
                return;
            if (entry?.Value is YamlMapping security && security.Find(key) is { } existing)
                changes.Add(ManifestLayout.Replace(existing.Value, value));
            else if (!mustExist)
                lines.Add($"{key}: {value}");
        }
    }

    private static IEnumerable<TextChange>? RemoveFromPod(ManifestLayout layout, TextSpan span)
    {
        YamlEntry? entry = layout.WorkloadAt(span)?.Pod.Entries.FirstOrDefault(candidate => candidate.Key.Span == span);
        return entry is not null && ManifestLayout.Replace(entry.Value, "false") is { } change ? [change] : null;
    }

    private static bool IsCapability(Container container, TextSpan span) =>
        container.Node.Get("securityContext")?.Get("capabilities")?.Span.Contains(span) == true;
}
