using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>The code around a path.</summary>
internal static class PathPlace
{
    /// <summary>The <c>Path.Combine</c> that begins with the expression and otherwise holds literals, else the expression itself.</summary>
    public static ExpressionSyntax WholeOf(ExpressionSyntax expression)
    {
        while (expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join", Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } } combine } argument
            && combine.ArgumentList.Arguments[0] == argument
            && AreWritten(combine.ArgumentList.Arguments))
        {
            expression = combine;
        }

        return expression;
    }

    /// <summary>
    /// What is taken where configuration, the environment or an argument says nothing: after <c>??</c>, in a choice or an
    /// assignment under a test for an empty value.
    /// </summary>
    public static bool IsFallback(ExpressionSyntax expression)
    {
        ExpressionSyntax whole = WholeOf(expression);
        while (whole.Parent is ParenthesizedExpressionSyntax parenthesized)
            whole = parenthesized;

        switch (whole.Parent)
        {
            case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) && choice.Right == whole:
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
            case ConditionalExpressionSyntax choice2 when TestsForEmpty(choice2.Condition):
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetValue" } } } }:
                return true;
        }

        for (SyntaxNode? node = whole.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is IfStatementSyntax branch && TestsForEmpty(branch.Condition))
                return true;
        }

        return false;
    }

    private static bool TestsForEmpty(ExpressionSyntax condition) => condition switch
    {
        InvocationExpressionSyntax call => CallLocation.NameOf(call) is "IsNullOrEmpty" or "IsNullOrWhiteSpace",
        PrefixUnaryExpressionSyntax negation => TestsForEmpty(negation.Operand),
        ParenthesizedExpressionSyntax parenthesized => TestsForEmpty(parenthesized.Expression),
        BinaryExpressionSyntax binary => binary.Left.IsKind(SyntaxKind.NullLiteralExpression) || binary.Right.IsKind(SyntaxKind.NullLiteralExpression)
            || binary.Right is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }
            || (binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression)) && (TestsForEmpty(binary.Left) || TestsForEmpty(binary.Right)),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var value } } => value.IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };

    private static bool AreWritten(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (int i = 1; i < arguments.Count; i++)
        {
            if (!arguments[i].Expression.IsKind(SyntaxKind.StringLiteralExpression))
                return false;
        }

        return true;
    }
}
