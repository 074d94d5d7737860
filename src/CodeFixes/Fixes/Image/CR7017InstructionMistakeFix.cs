using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Corrects what has one right answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7017InstructionMistakeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7017InstructionMistakeFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7017";

    /// <inheritdoc />
    protected override string Action => "correct";

    /// <inheritdoc />
    protected override string Title => "Correct the instruction";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        if (diagnostic.Properties.TryGetValue(CR7017InstructionMistake.DeclarationProperty, out string? declaration))
        {
            TextLine from = file.Text.Lines.GetLineFromPosition(stage.From.Span.End);
            return [new TextChange(new TextSpan(from.End, 0), TextLayout.EndOfLine(file.Text) + TextLayout.IndentAt(file.Text, stage.From.Span.Start) + declaration)];
        }

        if (diagnostic.Properties.TryGetValue(CR7017InstructionMistake.ReplacementProperty, out string? replacement))
        {
            if (replacement!.Length > 0)
                return [new TextChange(span, replacement)];
            if (instruction.Kind == DockerInstructionKind.Expose)
                return [RemoveWord(file, instruction, span, instruction.Words.Length == 1)];

            int end = span.End;
            while (end < instruction.Span.End && file.Content[end] is ' ' or '\t')
                end++;
            return [new TextChange(TextSpan.FromBounds(span.Start, end), "")];
        }

        // Of several, the last counts: the others go.
        return instruction.Keyword == span && instruction.Kind is DockerInstructionKind.Cmd or DockerInstructionKind.Entrypoint or DockerInstructionKind.HealthCheck
            ? [new TextChange(TextLayout.WholeLines(file.Text, instruction.FullSpan), "")]
            : [];
    }
}
