using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Lifecycle;

/// <summary>Gives the host its thread back before the loop begins.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6003BlockingStartFix))]
public sealed class CR6003BlockingStartFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR6003";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body.Statements: { Count: > 0 } statements } execute
            || !execute.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || InsertionPoint.Before(statements[0], model) is not { } point)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        point.Insert(editor, ["await Task.Yield();"]);
        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("yield", "Begin with 'await Task.Yield()'", changed));
    }
}
