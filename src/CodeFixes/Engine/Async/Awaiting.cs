using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Async;

/// <summary>Tells what can be awaited, and writes await expressions.</summary>
internal static class Awaiting
{
    public static bool IsAwaitable(ITypeSymbol type) => type.GetMembers("GetAwaiter").Any();

    public static AwaitExpressionSyntax Await(ExpressionSyntax task)
    {
        SyntaxToken keyword = SyntaxFactory.Token(task.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return SyntaxFactory.AwaitExpression(keyword, task.WithoutLeadingTrivia());
    }

    /// <summary>The await in parentheses where it takes the place of a receiver: <c>(await x.ReadToEndAsync()).Trim()</c>.</summary>
    public static ExpressionSyntax Parenthesize(SyntaxNode replaced, ExpressionSyntax awaited)
    {
        bool isOperand = replaced.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == replaced,
            ElementAccessExpressionSyntax element => element.Expression == replaced,
            ConditionalAccessExpressionSyntax conditional => conditional.Expression == replaced,
            InvocationExpressionSyntax invocation => invocation.Expression == replaced,
            PostfixUnaryExpressionSyntax => true,
            _ => false,
        };
        return isOperand
            ? SyntaxFactory.ParenthesizedExpression(awaited.WithoutTrivia()).WithTriviaFrom(awaited)
            : awaited;
    }
}
