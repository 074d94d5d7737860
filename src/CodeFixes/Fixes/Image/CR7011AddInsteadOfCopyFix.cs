using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Copies what is copied.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7011AddInsteadOfCopyFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7011AddInsteadOfCopyFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7011";

    /// <inheritdoc />
    protected override string Action => "copy";

    /// <inheritdoc />
    protected override string Title => "Use COPY";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceSpan != instruction.Keyword || !CR7011AddInsteadOfCopy.AreAllLocal(instruction))
            return [];

        string keyword = file.Text.ToString(instruction.Keyword);
        string copy = keyword.EndsWith("add", StringComparison.Ordinal) ? "copy" : "COPY";
        return [new TextChange(new TextSpan(instruction.Keyword.End - 3, 3), copy)];
    }
}
