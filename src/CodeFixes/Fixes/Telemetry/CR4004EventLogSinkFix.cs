using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Logging;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Writes to the console, or to the logger in scope, what was written to the event log of Windows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4004EventLogSinkFix))]
public sealed class CR4004EventLogSinkFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4004";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        if (Rewrite(editor, root, node, model, cancellationToken) is not { } title)
            return ImmutableArray<Fix>.Empty;

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("console", title, changed));
    }

    private static string? Rewrite(SyntaxEditor editor, SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return FileTargetRewriter.Rewrite(editor, creation, model, cancellationToken) ?? TraceListenerRewriter.Rewrite(editor, creation, model, cancellationToken);

            case InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ReducedFrom: { } method }:
                return new FileSinkRewriter(editor, call, method, model).Rewrite("");

            default:
                return LogEntries(editor, root, model) ? "Log the entries with the logger in scope" : null;
        }
    }

    /// <summary>One finding stands for the file: all entries that it writes where a logger is in scope.</summary>
    private static bool LogEntries(SyntaxEditor editor, SyntaxNode root, SemanticModel model)
    {
        bool isEdited = false;
        foreach (InvocationExpressionSyntax call in Invocations.Named(root, "WriteEntry"))
        {
            if (call.Parent is not ExpressionStatementSyntax
                || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType: { Name: "EventLog", ContainingNamespace.Name: "Diagnostics" } } method
                || ArgumentFor(call, method, "message") is not { } message
                || LevelOf(ArgumentFor(call, method, "type")) is not { } level
                || LogCall.Create(model, call.SpanStart, level, message) is not { } logged)
            {
                continue;
            }

            editor.ReplaceNode(call, logged.WithTriviaFrom(call));
            UsingDirectives.Ensure(editor, model, call.SpanStart, LogCall.Namespace);
            isEdited = true;
        }

        return isEdited;
    }

    private static ExpressionSyntax? ArgumentFor(InvocationExpressionSyntax call, IMethodSymbol method, string parameter)
    {
        for (int i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            if ((argument.NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : "")) == parameter)
                return argument.Expression;
        }

        return null;
    }

    /// <summary>Information where nothing is said; null where the type is decided at run time.</summary>
    private static string? LevelOf(ExpressionSyntax? type) => type switch
    {
        null => "Information",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Error" } => "Error",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Warning" or "FailureAudit" } => "Warning",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Information" or "SuccessAudit" } => "Information",
        _ => null,
    };
}
