using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Gives an image of .NET the tag of the project's target framework.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7001UnpinnedBaseImageFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7001UnpinnedBaseImageFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7001";

    /// <inheritdoc />
    protected override string Action => "tag";

    /// <inheritdoc />
    protected override string Title => "Name the version that the project targets";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(CR7001UnpinnedBaseImage.TagProperty, out string? tag) || stage.Image is not { IsFloating: true } image)
            return [];

        TextSpan word = stage.ImageWord.Span;
        int end = word.End - (image.Tag is null ? 0 : image.Tag.Length + 1);
        return [new TextChange(TextSpan.FromBounds(end, word.End), ":" + tag)];
    }
}
