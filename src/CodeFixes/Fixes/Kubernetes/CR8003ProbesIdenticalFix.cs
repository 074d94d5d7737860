using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Asks the path for the other probe that is named in the same manner.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8003ProbesIdenticalFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8003ProbesIdenticalFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8003";

    /// <inheritdoc />
    protected override string Action => "counterpart";

    /// <inheritdoc />
    protected override string Title => "Ask the endpoint for this probe";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span, string? mappedPath)
    {
        foreach (string key in (string[])["livenessProbe", "readinessProbe"])
        {
            if (layout.ContainerAt(span)?.Node.Get(key)?.Get("httpGet")?.Get("path") is { } path && path.Span == span
                && path.AsText() is { } text && (mappedPath ?? ProbePaths.Counterpart(text)) is { } counterpart && ManifestLayout.Replace(path, counterpart) is { } change)
            {
                return [change];
            }
        }

        return null;
    }
}
