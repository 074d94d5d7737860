using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Writes the version that is served, where the same fields mean the same.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8016DeprecatedApiVersionFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8016DeprecatedApiVersionFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8016";

    /// <inheritdoc />
    protected override string Action => "replace";

    /// <inheritdoc />
    protected override string Title => "Write the version that is served";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ObjectAt(span) is not { } subject || RemovedApis.Find(subject.ApiVersion, subject.Kind) is not { IsCompatible: true } removed)
            return null;

        // apps/v1 has no default for the selector.
        if (removed.Replacement == "apps/v1" && subject.Spec?.Get("selector") is null)
            return null;

        return ManifestLayout.Replace(subject.Root.Get("apiVersion")!, removed.Replacement) is { } change ? [change] : null;
    }
}
