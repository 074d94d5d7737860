using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Adds what is missing of requests and the memory limit, with values to be confirmed.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8004MissingResourcesFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8004MissingResourcesFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8004";

    /// <inheritdoc />
    protected override string Action => "resources";

    /// <inheritdoc />
    protected override string Title => "Add requests and a memory limit, to be confirmed";

    private const string Confirm = "# confirm: what the container was measured to use";
    private const string Cpu = "cpu: 100m";
    private const string MemoryRequest = "memory: 256Mi";
    private const string MemoryLimit = "memory: 512Mi";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ContainerAt(span) is not { Node: var node })
            return null;

        YamlEntry? entry = node.Find("resources");
        YamlNode? requests = entry?.Value.Get("requests");
        bool needsLimit = entry?.Value.Get("limits")?.Get("memory") is null;
        bool needsMemory = needsLimit && requests?.Get("memory") is null;
        bool needsCpu = requests?.Get("cpu") is null && entry?.Value.Get("limits")?.Get("cpu") is null;
        List<string> wanted = [];
        if (needsCpu)
            wanted.Add(Cpu);
        if (needsMemory)
            wanted.Add(MemoryRequest);

        // A limit below a request that is written would be rejected.
        string limit = requests?.Get("memory")?.AsText() is { } request ? $"memory: {request}" : MemoryLimit;
        if (entry is null || entry.Value is YamlScalar { IsNull: true } or YamlMapping { Entries.Count: 0 })
        {
            List<string> lines = ["  requests:", .. wanted.Select(line => "    " + line), "  limits:", "    " + limit];
            if (entry is null)
                return One(layout.InsertAfter(node, ["name", "image", "imagePullPolicy", "ports", "livenessProbe", "readinessProbe", "startupProbe"], [$"resources: {Confirm}", .. lines]));
            return node.IsFlow || entry.IsAlias || entry.Value.IsUnknown
                ? null
                : [new TextChange(TextSpan.FromBounds(entry.Key.Span.End, entry.Span.End), $": {Confirm}{layout.Block(lines, entry.Key.Column)}")];
        }

        if (entry.Value is not YamlMapping { IsFlow: false } resources || entry.IsAlias)
            return null;

        List<TextChange?> changes = [];
        List<string> added = [];
        if (wanted.Count > 0)
        {
            if (requests is YamlMapping { Entries.Count: > 0 } existing)
                changes.Add(layout.Append(existing, [.. wanted.Select(line => $"{line} {Confirm}")]));
            else if (requests is null)
                added.AddRange([$"requests: {Confirm}", .. wanted.Select(line => "  " + line)]);
            else
                return null;
        }

        if (needsLimit)
        {
            if (entry.Value.Get("limits") is YamlMapping { Entries.Count: > 0 } limits)
                changes.Add(layout.Append(limits, [$"{limit} {Confirm}"]));
            else if (entry.Value.Get("limits") is null)
                added.AddRange([$"limits: {Confirm}", "  " + limit]);
            else
                return null;
        }

        if (added.Count > 0)
            changes.Add(layout.InsertBefore(resources.Entries[0], added));
        return changes.Contains(null) ? null : changes.Select(change => change!.Value);
    }

    private static IEnumerable<TextChange>? One(TextChange? change) => change is { } edit ? [edit] : null;
}
