using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Logging;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Logs with the logger in scope what is written to the console.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4007ConsoleWriteInsteadOfLoggerFix))]
public sealed class CR4007ConsoleWriteInsteadOfLoggerFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4007";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: 1 } arguments, Parent: ExpressionStatementSyntax } call
            || LogCall.Create(model, call.SpanStart, "Information", arguments[0].Expression) is not { } logged)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        editor.ReplaceNode(call, logged.WithTriviaFrom(call));
        UsingDirectives.Ensure(editor, model, call.SpanStart, LogCall.Namespace);
        return ImmutableArray.Create(new Fix("log", "Log it with the logger in scope", document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution));
    }
}
