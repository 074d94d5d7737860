using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Logging;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Logs what was appended to a log file: with the logger in scope, else on the console.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4003HandWrittenLogFix))]
public sealed class CR4003HandWrittenLogFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4003";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || Appended(call, model) is not { } message)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        ExpressionSyntax? logged = LogCall.Create(model, call.SpanStart, "Information", message);
        bool isLogger = logged is not null;
        logged ??= SyntaxFactory.ParseExpression($"Console.WriteLine({LogCall.WithoutLineBreak(message, model).WithoutTrivia()})");

        // What is awaited is awaited no more: the statement is all that waits.
        SyntaxNode replaced = call.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } awaited ? awaited : call;
        if (replaced.Parent is not ExpressionStatementSyntax)
            return ImmutableArray<Fix>.Empty;

        editor.ReplaceNode(replaced, logged.WithTriviaFrom(replaced));
        UsingDirectives.Ensure(editor, model, call.SpanStart, isLogger ? LogCall.Namespace : "System");
        UnusedLocals.Remove(editor, [.. call.ArgumentList.Arguments.Take(1)], model, CodeLayout.Of(root.SyntaxTree));
        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("log", isLogger ? "Log it with the logger in scope" : "Write it to the console", changed));
    }

    /// <summary>The text that <c>File.AppendAllText</c> appends; null for another call, and where the path does more than name a file.</summary>
    private static ExpressionSyntax? Appended(InvocationExpressionSyntax call, SemanticModel model)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        return CallLocation.NameOf(call) is "AppendAllText" or "AppendAllTextAsync"
            && arguments.Count is 2 or 3
            && arguments.All(argument => argument.NameColon is null)
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } }
            && model.GetTypeInfo(arguments[1].Expression).Type is { SpecialType: SpecialType.System_String }
            && PureExpression.Is(arguments[0].Expression, model)
                ? arguments[1].Expression
                : null;
    }
}
