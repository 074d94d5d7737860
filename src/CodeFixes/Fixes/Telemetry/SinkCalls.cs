using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>
/// The calls that configure one logger: <c>configuration.WriteTo.Console().WriteTo.File(...)</c>, in one chain or in
/// statements on the same variable.
/// </summary>
internal static class SinkCalls
{
    private static readonly HashSet<string> SerilogParts = new(StringComparer.Ordinal)
    {
        "WriteTo", "AuditTo", "Enrich", "Filter", "MinimumLevel", "ReadFrom", "Destructure",
    };

    /// <summary>The other calls that always run on the object that the call configures.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Beside(InvocationExpressionSyntax call, SemanticModel model)
    {
        InvocationExpressionSyntax top = TopOf(call);
        ExpressionSyntax root = RootOf(call);
        IEnumerable<InvocationExpressionSyntax> calls = ChainOf(top);
        if (InitializerOf(root, model) is { } initializer)
            calls = calls.Concat(ChainOf(initializer));
        if (root is not BaseObjectCreationExpressionSyntax)
            calls = calls.Concat(StatementsAround(call).Where(statement => SyntaxFactory.AreEquivalent(RootOf(statement), root)).SelectMany(ChainOf));
        return calls.Where(other => other != call).Distinct();
    }

    /// <summary>
    /// The call whose lambda holds this call and nothing else that writes: <c>WriteTo.Async(sinks => sinks.File(...))</c>;
    /// null where there is none.
    /// </summary>
    public static InvocationExpressionSyntax? WrapperOf(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (TopOf(call).Parent is not LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } wrapper } argument } lambda
            || lambda.ExpressionBody is null
            || access.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteTo" }
            || lambda.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText is "WriteTo") > 1
            || !IsParameterOf(RootOf(call), lambda)
            || !wrapper.ArgumentList.Arguments.All(other => other == argument || PureExpression.Is(other.Expression, model)))
        {
            return null;
        }

        return wrapper;
    }

    /// <summary>
    /// Takes the call out of its chain, or its statement out of its block. False, with nothing done, where the code
    /// would not be right without it.
    /// </summary>
    public static bool TryRemove(SyntaxEditor editor, InvocationExpressionSyntax call, CodeLayout layout)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
            return false;

        MemberAccessExpressionSyntax first = access.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteTo" } writeTo ? writeTo : access;
        if (first.Expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
        {
            editor.ReplaceNode(call, first.Expression.WithTrailingTrivia(TriviaWithout(call, first, layout)));
            return true;
        }

        return call.Parent is ExpressionStatementSyntax statement && Statements.TryRemove(editor, statement, layout);
    }

    /// <summary>The object that a chain of calls configures: a variable, a property, a creation.</summary>
    public static ExpressionSyntax RootOf(ExpressionSyntax expression)
    {
        ExpressionSyntax current = expression;
        while (true)
        {
            switch (current)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method }:
                    current = method.Expression;
                    continue;
                case MemberAccessExpressionSyntax part when SerilogParts.Contains(part.Name.Identifier.ValueText):
                    current = part.Expression;
                    continue;
                default:
                    return current;
            }
        }
    }

    private static InvocationExpressionSyntax TopOf(InvocationExpressionSyntax call)
    {
        InvocationExpressionSyntax top = call;
        while (true)
        {
            SyntaxNode? access = top.Parent;
            while (access is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax outer } inner && outer.Expression == inner)
                access = outer;
            if (access is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } || invocation.Expression != access)
                return top;
            top = invocation;
        }
    }

    private static IEnumerable<InvocationExpressionSyntax> ChainOf(ExpressionSyntax expression)
    {
        for (ExpressionSyntax? current = expression; current is not null;)
        {
            if (current is InvocationExpressionSyntax invocation)
                yield return invocation;

            current = current switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } => method.Expression,
                MemberAccessExpressionSyntax part => part.Expression,
                _ => null,
            };
        }
    }

    private static IEnumerable<ExpressionSyntax> StatementsAround(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            foreach (StatementSyntax statement in Statements.Of(ancestor))
            {
                if (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax invocation })
                    yield return invocation;
            }
        }
    }

    private static ExpressionSyntax? InitializerOf(ExpressionSyntax root, SemanticModel model) =>
        root is IdentifierNameSyntax
        && model.GetSymbolInfo(root).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
        && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : null;

    private static bool IsParameterOf(ExpressionSyntax root, LambdaExpressionSyntax lambda)
    {
        string? name = (root as IdentifierNameSyntax)?.Identifier.ValueText;
        return lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText == name,
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name),
            _ => false,
        };
    }

    /// <summary>What follows the receiver of a call once the call is gone: its comments, then what followed the call.</summary>
    private static SyntaxTriviaList TriviaWithout(InvocationExpressionSyntax call, MemberAccessExpressionSyntax first, CodeLayout layout)
    {
        SyntaxTriviaList before = first.Expression.GetTrailingTrivia().AddRange(first.OperatorToken.LeadingTrivia);
        SyntaxTriviaList after = call.GetTrailingTrivia();
        ImmutableArray<SyntaxTrivia> inside = Trivia.CommentsIn(call.ArgumentList.DescendantTrivia()
            .Where(trivia => !after.Contains(trivia)));
        if (!Trivia.HoldsText(before) && inside.IsEmpty)
            return after;

        string indentation = CodeLayout.IndentationAt(call.SyntaxTree, first.OperatorToken.SpanStart);
        SyntaxTriviaList kept = WithoutLastWhitespace(before);
        if (!kept.Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            kept = kept.Add(layout.LineBreak());
        kept = kept.AddRange(layout.Lines(inside, indentation));
        return Trivia.HoldsText(after) ? kept.Add(SyntaxFactory.Whitespace(indentation)).AddRange(after.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))) : kept;
    }

    private static SyntaxTriviaList WithoutLastWhitespace(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;
}
