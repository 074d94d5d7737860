using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>The path of a route as far as code says it: all of it, its end, or nothing.</summary>
internal sealed class RoutePattern
{
    public static readonly RoutePattern Root = new("", startsUnknown: false);

    private const int LongestChain = 8;

    private RoutePattern(string text, bool startsUnknown, string hint = "")
    {
        Text = text;
        StartsUnknown = startsUnknown;
        Hint = hint;
    }

    /// <summary><c>/orders/{id}</c>; empty for the root.</summary>
    public string Text { get; }

    /// <summary>True where something that is decided at run time stands before <see cref="Text"/>.</summary>
    public bool StartsUnknown { get; }

    /// <summary>The code that gives the path, or the part of it that is decided at run time: its names may tell what it is.</summary>
    public string Hint { get; }

    public bool IsUnknown => StartsUnknown && Text.Length == 0;

    public bool HasParameter => Text.IndexOf('{') >= 0;

    public static RoutePattern Of(string text) => new(Normalized(text), startsUnknown: false);

    /// <summary>A path that is decided at run time.</summary>
    public static RoutePattern Unknown(SyntaxNode? code = null) => new("", startsUnknown: true, code?.ToString() ?? "");

    /// <summary>
    /// Reads what an expression says: constants, what is added to something unknown, and the initial values of fields that
    /// do not change.
    /// </summary>
    public static RoutePattern Read(ExpressionSyntax expression, ApplicationModel application) => Read(expression, application, 0);

    /// <summary>The end of a path whose beginning is decided at run time.</summary>
    public static RoutePattern EndingWith(string text) => new(Normalized(text), startsUnknown: true);

    public RoutePattern Within(RoutePattern prefix) =>
        StartsUnknown ? this : new RoutePattern(prefix.Text + Text, prefix.StartsUnknown, prefix.Hint + Hint);

    private RoutePattern Named(ExpressionSyntax code) =>
        code is IdentifierNameSyntax or MemberAccessExpressionSyntax ? new RoutePattern(Text, StartsUnknown, code.ToString()) : this;

    private RoutePattern AfterUnknown(SyntaxNode code) => new(Text, startsUnknown: true, Hint + code);

    /// <summary>
    /// True where a request for the path is answered, false where it is not; null where a parameter or something that is
    /// decided at run time decides.
    /// </summary>
    public bool? Matches(string path)
    {
        int query = path.IndexOf('?');
        string[] asked = Segments(query < 0 ? path : path.Substring(0, query));
        string[] own = Segments(Text);
        if (StartsUnknown)
            return own.Length <= asked.Length && MatchesFrom(own, asked, asked.Length - own.Length) != false ? null : false;

        return MatchesFrom(own, asked, 0);
    }

    public override string ToString() => StartsUnknown ? "…" + Text : Text.Length == 0 ? "/" : Text;

    private static bool? MatchesFrom(string[] own, string[] asked, int start)
    {
        bool isCertain = true;
        for (int i = 0; i < own.Length; i++)
        {
            string segment = own[i];
            if (segment.StartsWith("{*", StringComparison.Ordinal))
                return null;

            bool isParameter = segment.IndexOf('{') >= 0;
            if (start + i >= asked.Length)
            {
                if (!isParameter || !IsOptional(segment))
                    return false;
            }
            else if (isParameter)
            {
                isCertain = false;
            }
            else if (!segment.Equals(asked[start + i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return asked.Length - start > own.Length ? false : isCertain ? true : null;
    }

    private static bool IsOptional(string segment) => segment.EndsWith("?}", StringComparison.Ordinal) || segment.IndexOf('=') > 0;

    private static string[] Segments(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    private static string Normalized(string text)
    {
        string trimmed = text.Trim().TrimStart('~').Trim('/');
        return trimmed.Length == 0 ? "" : "/" + trimmed;
    }

    private static RoutePattern Read(ExpressionSyntax expression, ApplicationModel application, int depth)
    {
        if (depth > LongestChain)
            return Unknown(expression);
        if (application.ModelOf(expression).GetConstantValue(expression) is { HasValue: true, Value: var value })
            return value is string text ? Of(text).Named(expression) : Unknown(expression);

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression, application, depth + 1);

            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }:
                return Read(arguments[0].Expression, application, depth + 1);

            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Read(sum.Right, application, depth + 1).AfterUnknown(sum.Left);

            case InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents }:
                return contents[contents.Count - 1] switch
                {
                    InterpolatedStringTextSyntax end => Of(end.TextToken.ValueText).AfterUnknown(expression),
                    InterpolationSyntax hole => Read(hole.Expression, application, depth + 1).AfterUnknown(expression),
                    _ => Unknown(expression),
                };

            case IdentifierNameSyntax or MemberAccessExpressionSyntax when InitializerOf(expression, application) is { } initializer:
                return Read(initializer, application, depth + 1).Named(expression);

            default:
                return Unknown(expression);
        }
    }

    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, ApplicationModel application)
    {
        ISymbol? symbol = application.Bind(name);
        if (symbol is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;

        return symbol.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
    }
}
