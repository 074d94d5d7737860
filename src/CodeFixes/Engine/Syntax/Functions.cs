using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Methods, local functions, lambdas and anonymous methods, seen alike.</summary>
internal static class Functions
{
    /// <summary>What the function declares; null for code that is not understood.</summary>
    public static IMethodSymbol? SymbolOf(SyntaxNode function, SemanticModel model) =>
        (function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) as IMethodSymbol;

    public static bool IsOne(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    /// <summary>The body in braces.</summary>
    public static BlockSyntax? BlockOf(SyntaxNode function) => function switch
    {
        BaseMethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Block,
        _ => null,
    };

    /// <summary>The modifiers of a function or of another member; none for other code.</summary>
    public static SyntaxTokenList ModifiersOf(SyntaxNode function) => function switch
    {
        MemberDeclarationSyntax member => member.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Modifiers,
        _ => default,
    };
}
