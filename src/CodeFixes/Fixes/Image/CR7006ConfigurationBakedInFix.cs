using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Removes the variable, and its instruction with the last one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7006ConfigurationBakedInFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7006ConfigurationBakedInFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7006";

    /// <inheritdoc />
    protected override string Action => "remove";

    /// <inheritdoc />
    protected override string Title => "Remove the variable from the image";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        DockerPair[] pairs = [.. instruction.Pairs];
        TextSpan span = diagnostic.Location.SourceSpan;
        // With the last of its variables the instruction goes, however many are removed together.
        bool isOnly = pairs.All(pair => CR7006ConfigurationBakedIn.Judge(pair, instruction, stage) is not null);
        return pairs.Any(pair => pair.Word.Span == span) ? [RemoveWord(file, instruction, span, isOnly)] : [];
    }
}
