using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Exposes 8080 for 80, and removes a port that nothing listens on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7013StalePortFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7013StalePortFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7013";

    /// <inheritdoc />
    protected override string Action => "port";

    /// <inheritdoc />
    protected override string Title => "Expose the port that the image listens on";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        if (instruction.Kind != DockerInstructionKind.Expose)
            return [];

        TextSpan span = diagnostic.Location.SourceSpan;
        string written = file.Text.ToString(span);
        bool exposes8080 = file.Instructions.Any(other => other.Kind == DockerInstructionKind.Expose && other.Words.Any(word => word.Text is "8080" or "8080/tcp"));
        return written.StartsWith("80", StringComparison.Ordinal) && !exposes8080
            ? [new TextChange(span, "8080" + written.Substring(2))]
            : [RemoveWord(file, instruction, span, instruction.Words.All(word => word.Span == span || IsRemovedToo(word, exposes8080)))];
    }

    /// <summary>With the last of its ports the instruction goes, however many are removed together.</summary>
    private static bool IsRemovedToo(DockerWord word, bool exposes8080) =>
        word.Text.StartsWith("443", StringComparison.Ordinal) || (exposes8080 && word.Text is "80" or "80/tcp");
}
