using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>
/// A string that the code writes: a literal, an interpolation, or a concatenation read as one string. Parts that are
/// not written are <see cref="Hole"/>s.
/// </summary>
internal sealed class LiteralUse
{
    /// <summary>Stands in a text for a value that is not written there.</summary>
    public const char Hole = '\uFFFC';

    private LiteralUse(ExpressionSyntax expression, string text, ConnectionString? connection = null, Endpoint? endpoint = null, string? secretName = null)
    {
        Expression = expression;
        Text = text;
        Connection = connection;
        Endpoint = endpoint;
        SecretName = secretName;
    }

    /// <summary>The whole expression, the outermost one of a concatenation.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>Its text, with holes. May hold a secret: never part of a message.</summary>
    public string Text { get; }

    /// <summary>The connection string that the text is; the template of one where its holes hide the server.</summary>
    public ConnectionString? Connection { get; }

    /// <summary>The address of a private service, or of one on this machine, that the text is.</summary>
    public Endpoint? Endpoint { get; }

    /// <summary>The name that the text is given to, where it may say that the text is secret; empty where the text itself does.</summary>
    public string? SecretName { get; }

    /// <summary>
    /// Classifies a string expression; false where it is nothing that varies by deployment, a template that nothing fills in, or
    /// part of a larger string.
    /// </summary>
    public static bool TryRead(ExpressionSyntax expression, out LiteralUse? literal)
    {
        literal = null;
        if (IsPartOfConcatenation(expression))
            return false;

        if (MayConnect(expression)
            && TextOf(expression) is { } text
            && ConnectionString.Read(text) is { } connection
            && (!connection.IsTemplate || text.IndexOf(Hole) >= 0 || FormatCall.Of(expression) is not null))
        {
            literal = new LiteralUse(expression, text, connection);
        }

        return literal is not null;
    }

    /// <summary>Classifies a string expression as the address of a private service or of one on this machine.</summary>
    public static bool TryReadEndpoint(ExpressionSyntax expression, out LiteralUse? literal)
    {
        literal = null;
        if (!IsPartOfConcatenation(expression)
            && TextOf(expression) is { } text
            && (Endpoint.ReadUrl(text) ?? Endpoint.ReadHost(text, takesName: true)) is { } endpoint
            && IsTelling(endpoint))
        {
            literal = new LiteralUse(expression, text, endpoint: endpoint);
        }

        return literal is not null;
    }

    /// <summary>A literal that is given to a name which may say that it is secret; the rule decides.</summary>
    /// <param name="literal">The string.</param>
    /// <param name="name">The name; empty where the text has the form of a secret.</param>
    public static LiteralUse Secret(LiteralExpressionSyntax literal, string name) => new(literal, literal.Token.ValueText, secretName: name);

    /// <summary>An address alone is telling where it is private; a name needs a scheme, a port or several labels.</summary>
    private static bool IsTelling(Endpoint endpoint)
    {
        if (endpoint.Scheme is not null || endpoint.Port is not null)
            return endpoint.IsPrivate || endpoint.IsLoopback;

        return endpoint.IsPrivate && (endpoint.IsAddress || endpoint.Host.Split('.').Length > 2);
    }

    /// <summary>The written text of a string expression with holes for the rest; null where nothing of it is written.</summary>
    /// <param name="expression">A literal, an interpolation or a concatenation, in parentheses or not.</param>
    /// <param name="valueOf">Gives the value of a part that is not written, where something is known about it.</param>
    public static string? TextOf(ExpressionSyntax expression, Func<ExpressionSyntax, string?>? valueOf = null)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;

        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return literal.Token.ValueText;

            case InterpolatedStringExpressionSyntax:
            case BinaryExpressionSyntax when HasWrittenText(expression):
                var builder = new StringBuilder();
                Append(expression, builder, valueOf);
                return builder.ToString();

            default:
                return null;
        }
    }

    private static void Append(ExpressionSyntax expression, StringBuilder builder, Func<ExpressionSyntax, string?>? valueOf)
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
                    Append(interpolated, builder, valueOf);
                    break;

                default:
                    AppendValue(operand, builder, valueOf);
                    break;
            }
        }
    }

    private static void Append(InterpolatedStringExpressionSyntax interpolated, StringBuilder builder, Func<ExpressionSyntax, string?>? valueOf)
    {
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax text)
                builder.Append(text.TextToken.ValueText);
            else if (content is InterpolationSyntax { FormatClause: null, AlignmentClause: null } interpolation)
                AppendValue(interpolation.Expression, builder, valueOf);
            else
                builder.Append(Hole);
        }
    }

    private static void AppendValue(ExpressionSyntax part, StringBuilder builder, Func<ExpressionSyntax, string?>? valueOf)
    {
        if (valueOf?.Invoke(part) is { } value)
            builder.Append(value);
        else
            builder.Append(Hole);
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

    /// <summary>The cheap test that almost every string fails; what is put together is looked at part by part.</summary>
    private static bool MayConnect(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax literal)
            return ConnectionString.CouldBe(literal.Token.ValueText);

        Marks marks = MarksOf(expression);
        return (marks & Marks.Scheme) != 0 || (marks & Marks.Pairs) == Marks.Pairs;
    }

    private static Marks MarksOf(ExpressionSyntax expression)
    {
        Marks marks = Marks.None;
        while (expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            marks |= MarksOfOperand(binary.Right);
            expression = binary.Left;
        }

        return marks | MarksOfOperand(expression);
    }

    private static Marks MarksOfOperand(ExpressionSyntax operand)
    {
        switch (operand)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return MarksOf(literal.Token.ValueText);

            case InterpolatedStringExpressionSyntax interpolated:
                Marks marks = Marks.None;
                foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax text)
                        marks |= MarksOf(text.TextToken.ValueText);
                }

                return marks;

            case ParenthesizedExpressionSyntax parenthesized:
                return MarksOf(parenthesized.Expression);

            default:
                return Marks.None;
        }
    }

    private static Marks MarksOf(string text) =>
        (text.IndexOf('=') >= 0 ? Marks.Equals : Marks.None)
        | (text.IndexOf(';') >= 0 || text.IndexOf(',') >= 0 ? Marks.Separator : Marks.None)
        | (text.IndexOf("://", StringComparison.Ordinal) > 0 ? Marks.Scheme : Marks.None);

    /// <summary>The characters without which no connection string can be put together.</summary>
    [Flags]
    private enum Marks
    {
        None = 0,
        Equals = 1,
        Separator = 2,
        Pairs = Equals | Separator,
        Scheme = 4,
    }
}
