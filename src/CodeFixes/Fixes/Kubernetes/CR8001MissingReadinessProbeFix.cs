using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Adds a readiness probe that asks over HTTP, on the first port that the container declares.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8001MissingReadinessProbeFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8001MissingReadinessProbeFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8001";

    /// <inheritdoc />
    protected override string Action => "probe";

    /// <inheritdoc />
    protected override string Title => "Add a readiness probe";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span, string? path) =>
        layout.ContainerAt(span) is { } container ? ProbeEdit.Add(layout, container, "readinessProbe", "livenessProbe", path, ProbePaths.Readiness) : null;
}
