using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Which of the registered checks an endpoint runs: the <c>Predicate</c> of its options.</summary>
internal sealed class HealthPredicate
{
    /// <summary>There is none: all checks run.</summary>
    public static readonly HealthPredicate All = new(null, isKnown: true);

    /// <summary>The code does not say.</summary>
    public static readonly HealthPredicate Unknown = new(null, isKnown: false);

    private const int LongestCondition = 64;

    private readonly ExpressionSyntax? _condition;
    private readonly bool _isKnown;
    private readonly SemanticModel? _model;

    private HealthPredicate(ExpressionSyntax? condition, bool isKnown, SemanticModel? model = null)
    {
        _condition = condition;
        _isKnown = isKnown;
        _model = model;
    }

    /// <summary>True where every check runs, whatever it is called.</summary>
    public bool RunsAll => _isKnown && (_condition is null || _condition.IsKind(SyntaxKind.TrueLiteralExpression));

    public static HealthPredicate Of(ExpressionSyntax predicate, SemanticModel model)
    {
        if (predicate.IsKind(SyntaxKind.NullLiteralExpression))
            return All;

        ExpressionSyntax? condition = predicate switch
        {
            LambdaExpressionSyntax { ExpressionBody: { } body } => body,
            AnonymousFunctionExpressionSyntax { Block.Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } result } => result,
            _ => null,
        };
        return condition is null ? Unknown : new HealthPredicate(condition, isKnown: true, model);
    }

    /// <summary>True where the check runs, false where it does not; null where the code does not say.</summary>
    public bool? Runs(HealthCheckRegistration check) => !_isKnown ? null : _condition is null ? true : Evaluate(_condition, check, 0);

    private bool? Evaluate(ExpressionSyntax condition, HealthCheckRegistration check, int depth)
    {
        if (depth > LongestCondition)
            return null;

        switch (condition)
        {
            case LiteralExpressionSyntax literal:
                return literal.IsKind(SyntaxKind.TrueLiteralExpression) ? true : literal.IsKind(SyntaxKind.FalseLiteralExpression) ? false : null;

            case ParenthesizedExpressionSyntax parenthesized:
                return Evaluate(parenthesized.Expression, check, depth + 1);

            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                return !Evaluate(not.Operand, check, depth + 1);

            case BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression):
                return Evaluate(both.Left, check, depth + 1) & Evaluate(both.Right, check, depth + 1);

            case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.LogicalOrExpression):
                return Evaluate(either.Left, check, depth + 1) | Evaluate(either.Right, check, depth + 1);

            case BinaryExpressionSyntax equality when equality.IsKind(SyntaxKind.EqualsExpression) || equality.IsKind(SyntaxKind.NotEqualsExpression):
                bool? isEqual = IsNamed(equality.Left, equality.Right, check) ?? IsNamed(equality.Right, equality.Left, check);
                return equality.IsKind(SyntaxKind.EqualsExpression) ? isEqual : !isEqual;

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Tags" } } } contains
                when contains.ArgumentList.Arguments.Count >= 1 && TextOf(contains.ArgumentList.Arguments[0].Expression) is { } tag:
                return HasTag(check, tag);

            default:
                return null;
        }
    }

    private bool? IsNamed(ExpressionSyntax name, ExpressionSyntax text, HealthCheckRegistration check) =>
        name is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Name" } && check.Name is { } known && TextOf(text) is { } wanted
            ? known == wanted
            : null;

    private static bool? HasTag(HealthCheckRegistration check, string tag)
    {
        if (check.Tags is null)
            return null;

        foreach (string candidate in check.Tags)
        {
            if (candidate == tag)
                return true;
        }

        return false;
    }

    private string? TextOf(ExpressionSyntax expression) => _model?.GetConstantValue(expression) is { HasValue: true, Value: string text } ? text : null;
}
