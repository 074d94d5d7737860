using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>What kind of code a place stands in.</summary>
internal static class Placement
{
    /// <summary>The field or auto-property whose initializer holds the place: no instance member can be read there.</summary>
    public static MemberDeclarationSyntax? InitializedMemberOf(SyntaxNode place) =>
        place.FirstAncestorOrSelf<EqualsValueClauseSyntax>(clause => clause.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax })
            ?.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    /// <summary>True in a static member, and in what a constructor passes on to <c>base</c> or <c>this</c>.</summary>
    public static bool IsInStaticContext(SyntaxNode place)
    {
        for (SyntaxNode? node = place; node is not null and not TypeDeclarationSyntax; node = node.Parent)
        {
            SyntaxTokenList modifiers = Functions.ModifiersOf(node);
            if (node is ConstructorInitializerSyntax || modifiers.Any(SyntaxKind.StaticKeyword) || modifiers.Any(SyntaxKind.ConstKeyword))
                return true;
        }

        return false;
    }

    /// <summary>True for what follows <c>??</c>.</summary>
    public static bool IsFallback(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == expression;
}
