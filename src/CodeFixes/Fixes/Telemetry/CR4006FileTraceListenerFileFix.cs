using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Makes the listener in web.config or app.config one for the console.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR4006FileTraceListenerFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config"])]
public sealed class CR4006FileTraceListenerFileFix : ArtifactFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4006";

    /// <inheritdoc />
    protected override string Action => "console";

    /// <inheritdoc />
    protected override string Title => "Write traces to the console";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic) =>
        TraceListenerEdit.Create(text, diagnostic.Location.SourceSpan) ?? [];
}
