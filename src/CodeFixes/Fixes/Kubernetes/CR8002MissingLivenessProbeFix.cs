using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Adds a liveness probe that asks over HTTP, on the first port that the container declares.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8002MissingLivenessProbeFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8002MissingLivenessProbeFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8002";

    /// <inheritdoc />
    protected override string Action => "probe";

    /// <inheritdoc />
    protected override string Title => "Add a liveness probe";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span, string? path) =>
        layout.ContainerAt(span) is { } container ? ProbeEdit.Add(layout, container, "livenessProbe", "readinessProbe", path, ProbePaths.Liveness) : null;
}
