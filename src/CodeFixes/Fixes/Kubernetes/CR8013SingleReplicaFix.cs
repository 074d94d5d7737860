using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Sets two replicas.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8013SingleReplicaFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8013SingleReplicaFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8013";

    /// <inheritdoc />
    protected override string Action => "replicas";

    /// <inheritdoc />
    protected override string Title => "Run two replicas";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.WorkloadAt(span)?.Object.Spec is not YamlMapping { IsFlow: false, Entries.Count: > 0 } spec)
            return null;

        // What values.yaml says is said there.
        TextChange? change = spec.Find("replicas") is { } replicas
            ? replicas.Value is { IsUnknown: true } ? null : ManifestLayout.Replace(replicas.Value, "2")
            : layout.InsertBefore(spec.Entries[0], ["replicas: 2"]);
        return change is { } edit ? [edit] : null;
    }
}
