using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>
/// A string that the code writes: a literal, an interpolation, or a concatenation read as one string. Parts that are
/// not written are <see cref="Hole"/>s.
/// </summary>
internal sealed class LiteralUse(ExpressionSyntax expression, string text, ConnectionString connection)
{
    /// <summary>Stands in a text for a value that is not written there.</summary>
    public const char Hole = '\uFFFC';

    private const int ShortestConnectionString = 8;
    private const int LongestConnectionString = 4096;

    /// <summary>The whole expression, the outermost one of a concatenation.</summary>
    public ExpressionSyntax Expression { get; } = expression;

    /// <summary>Its text, with holes. May hold a secret: never part of a message.</summary>
    public string Text { get; } = text;

    /// <summary>What the text is.</summary>
    public ConnectionString Connection { get; } = connection;

    /// <summary>Classifies a string expression; false where it is nothing that varies by deployment, or part of a larger string.</summary>
    public static bool TryRead(ExpressionSyntax expression, out LiteralUse? literal)
    {
        literal = null;
        if (IsPartOfConcatenation(expression))
            return false;

        string? text = TextOf(expression);
        if (text is null || !MayConnect(text) || !ConnectionString.TryParse(text, out ConnectionString? connection))
            return false;

        literal = new LiteralUse(expression, text, connection!);
        return true;
    }

    /// <summary>The written text of a string expression with holes for the rest; null where nothing of it is written.</summary>
    public static string? TextOf(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return literal.Token.ValueText;

            case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax when !HasWrittenText(expression):
                return null;

            case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax:
                var builder = new StringBuilder();
                Append(expression, builder);
                return builder.ToString();

            case ParenthesizedExpressionSyntax parenthesized:
                return TextOf(parenthesized.Expression);

            default:
                return null;
        }
    }

    private static void Append(ExpressionSyntax expression, StringBuilder builder)
    {
        // The left spine of a concatenation may be thousands of operands deep: it is walked, not recursed into.
        var operands = new Stack<ExpressionSyntax>();
        operands.Push(expression);
        while (operands.Count > 0)
        {
            ExpressionSyntax operand = operands.Pop();
            switch (operand)
            {
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    operands.Push(binary.Right);
                    operands.Push(binary.Left);
                    break;

                case ParenthesizedExpressionSyntax parenthesized:
                    operands.Push(parenthesized.Expression);
                    break;

                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    builder.Append(literal.Token.ValueText);
                    break;

                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
                    {
                        if (content is InterpolatedStringTextSyntax text)
                            builder.Append(text.TextToken.ValueText);
                        else
                            builder.Append(Hole);
                    }

                    break;

                default:
                    builder.Append(Hole);
                    break;
            }
        }
    }

    private static bool HasWrittenText(ExpressionSyntax expression)
    {
        while (expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            if (IsWrittenString(binary.Right))
                return true;
            expression = binary.Left;
        }

        return IsWrittenString(expression);
    }

    private static bool IsWrittenString(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.StringLiteralExpression)
        || expression.IsKind(SyntaxKind.InterpolatedStringExpression)
        || expression is ParenthesizedExpressionSyntax { Expression: var inner } && HasWrittenText(inner);

    private static bool IsPartOfConcatenation(SyntaxNode expression)
    {
        SyntaxNode? parent = expression.Parent;
        while (parent.IsKind(SyntaxKind.ParenthesizedExpression))
            parent = parent!.Parent;

        return parent.IsKind(SyntaxKind.AddExpression);
    }

    /// <summary>The cheap test that almost every string fails.</summary>
    private static bool MayConnect(string text) =>
        text.Length is >= ShortestConnectionString and <= LongestConnectionString
        && (text.IndexOf('=') > 0 || text.IndexOf("://", StringComparison.Ordinal) > 0);
}
