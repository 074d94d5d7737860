using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>The base of fixes in manifests. Flow style, which JSON is, and what a template decides are left alone.</summary>
public abstract class ManifestFixProvider : ArtifactFixProvider
{
    internal sealed override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic) =>
        CreateChanges(new ManifestLayout(ManifestFile.Alone(document.FilePath ?? document.Name, text)), diagnostic.Location.SourceSpan, diagnostic.Properties.TryGetValue(ManifestContext.PathProperty, out string? path) ? path : null) ?? [];

    /// <summary>The edits that cure the finding at a place; null or none where they are not certain to be right.</summary>
    private protected virtual IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span) => null;

    /// <summary>The same, with the path that the code maps where the finding says it.</summary>
    private protected virtual IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span, string? path) => CreateChanges(layout, span);
}
