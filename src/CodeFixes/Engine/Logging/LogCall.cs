using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Logging;

/// <summary>Writes calls of <c>ILogger</c>, where one is in scope.</summary>
internal static class LogCall
{
    public const string Namespace = "Microsoft.Extensions.Logging";

    private const string Logger = Namespace + ".ILogger";

    /// <summary>The call that logs a message; null where no logger is in scope.</summary>
    /// <param name="model">The model of the tree.</param>
    /// <param name="position">Where the call will stand.</param>
    /// <param name="level"><c>Information</c>, <c>Warning</c>, <c>Error</c>.</param>
    /// <param name="message">The message as it is written now.</param>
    public static ExpressionSyntax? Create(SemanticModel model, int position, string level, ExpressionSyntax message)
    {
        ISymbol? logger = SymbolsInScope.Variables(model, position).Concat(SymbolsInScope.Members(model, position))
            .FirstOrDefault(symbol => SymbolsInScope.TypeOf(symbol) is { } type && type.NullableAnnotation != NullableAnnotation.Annotated && KnownTypes.Is(type, Logger));
        if (logger is null || KnownTypes.Find(model.Compilation, Namespace + ".LoggerExtensions") is null)
            return null;

        ExpressionSyntax text = WithoutLineBreak(message, model);
        string arguments = text is LiteralExpressionSyntax { Token.Value: string literal } && literal.IndexOfAny(['{', '}']) < 0
            ? text.ToString()
            : $"\"{{Message}}\", {text.WithoutTrivia()}";
        return SyntaxFactory.ParseExpression($"{logger.Name}.Log{level}({arguments})");
    }

    /// <summary>A logger ends its lines by itself.</summary>
    public static ExpressionSyntax WithoutLineBreak(ExpressionSyntax message, SemanticModel model)
    {
        if (message is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression)
            && (sum.Right is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NewLine" } || model.GetConstantValue(sum.Right).Value is "\n" or "\r\n"))
        {
            return sum.Left.WithoutTrailingTrivia();
        }

        if (message is LiteralExpressionSyntax { Token.Value: string text } && text.EndsWith("\n", StringComparison.Ordinal))
            return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text.TrimEnd('\r', '\n')));
        return message;
    }
}
