using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Async;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>Awaits a process, or its output, in a function that is asynchronous or can become so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR5002BlockingProcessWaitFix))]
public sealed class CR5002BlockingProcessWaitFix : FixProvider
{
    private const string Action = "await";

    /// <inheritdoc />
    protected override string RuleId => "CR5002";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node is not InvocationExpressionSyntax call
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || AwaitedCallOf(call, model, cancellationToken) is not { } awaited
            || await AsyncConversion.PlanAsync(awaited.Target, document, model, cancellationToken).ConfigureAwait(false) is not { } conversion)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        editor.ReplaceNode(awaited.Target, (current, _) => Awaiting.Parenthesize(current, awaited.Replace(current)));
        conversion.Apply(editor, model);
        if (awaited.Target is ConditionalAccessExpressionSyntax)
            UsingDirectives.Ensure(editor, model, call.SpanStart, AsyncConversion.TasksNamespace);

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix(Action, $"Await {awaited.Method}", changed));
    }

    /// <summary>The expression to await, and how; null where the compilation has no asynchronous method, or none fits.</summary>
    private static AwaitedCall? AwaitedCallOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            return null;

        string name = method.Name + "Async";
        ImmutableArray<IMethodSymbol> candidates = model.LookupSymbols(call.SpanStart, method.ContainingType, name).OfType<IMethodSymbol>().ToImmutableArray();
        bool takesToken = candidates.Any(candidate => candidate.Parameters is { Length: 1 } parameters && CancellationInScope.IsToken(parameters[0].Type));
        if (!takesToken && !candidates.Any(candidate => candidate.Parameters.IsEmpty))
            return null;

        string token = takesToken ? CancellationInScope.Find(model, call.SpanStart) ?? "" : "";
        return call.Expression switch
        {
            MemberAccessExpressionSyntax when !call.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(access => access.WhenNotNull.Span.Contains(call.Span)) =>
                new AwaitedCall(call, name, current => Awaiting.Await(Renamed((InvocationExpressionSyntax)current, name, token))),

            // process?.WaitForExit(): there may be nothing to await.
            MemberBindingExpressionSyntax when method.ReturnsVoid && call.Parent is ConditionalAccessExpressionSyntax { Parent: ExpressionStatementSyntax } access =>
                new AwaitedCall(access, name, current => Awaiting.Await(OrCompleted((ConditionalAccessExpressionSyntax)current, name, token))),
            _ => null,
        };
    }

    private static ParenthesizedExpressionSyntax OrCompleted(ConditionalAccessExpressionSyntax access, string name, string token)
    {
        var call = (InvocationExpressionSyntax)access.WhenNotNull;
        ConditionalAccessExpressionSyntax renamed = access.WithWhenNotNull(Renamed(call, name, token)).WithoutTrivia();
        return SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ParseExpression($"{renamed} ?? Task.CompletedTask")).WithTriviaFrom(access);
    }

    private static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call, string name, string token) =>
        Invocations.Rename(call, SyntaxFactory.IdentifierName(name), SyntaxFactory.ParseArgumentList($"({token})"));

    private sealed class AwaitedCall(ExpressionSyntax target, string method, Func<SyntaxNode, ExpressionSyntax> replace)
    {
        /// <summary>The expression that an await stands in for.</summary>
        public ExpressionSyntax Target { get; } = target;

        public string Method { get; } = method;

        public Func<SyntaxNode, ExpressionSyntax> Replace { get; } = replace;
    }
}
