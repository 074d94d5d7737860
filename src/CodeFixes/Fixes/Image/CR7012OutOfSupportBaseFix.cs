using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Names the image under which the same is published today.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7012OutOfSupportBaseFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7012OutOfSupportBaseFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7012";

    /// <inheritdoc />
    protected override string Action => "image";

    /// <inheritdoc />
    protected override string Title => "Use the supported image";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(CR7012OutOfSupportBase.ImageProperty, out string? image) && stage.ImageWord.Span == diagnostic.Location.SourceSpan
            ? [new TextChange(stage.ImageWord.Span, image!)]
            : [];
}
