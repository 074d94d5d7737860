using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Creates <c>ConsoleTraceListener</c> in place of a listener for a file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4006FileTraceListenerFix))]
public sealed class CR4006FileTraceListenerFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4006";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node is not BaseObjectCreationExpressionSyntax creation)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        if (TraceListenerRewriter.Rewrite(editor, creation, model, cancellationToken) is not { } title)
            return ImmutableArray<Fix>.Empty;

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("console", title, changed));
    }
}
