using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Turns a constant into a variable that is set once.</summary>
internal static class ConstantDeclaration
{
    /// <summary>The <c>const</c> field or local whose value the expression is part of.</summary>
    public static SyntaxNode? Of(ExpressionSyntax place) =>
        place.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent switch
        {
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => field,
            LocalDeclarationStatementSyntax local when local.IsConst && local.Span.Contains(place.Span) => local,
            _ => null,
        };

    /// <summary>
    /// False where a constant is asked for in the place of one of its uses: attribute, <c>case</c>, pattern, default value,
    /// another constant.
    /// </summary>
    public static async Task<bool> CanBecomeVariableAsync(SyntaxNode declaration, SemanticModel model, Solution solution, CancellationToken cancellationToken)
    {
        VariableDeclarationSyntax variables = declaration is FieldDeclarationSyntax field ? field.Declaration : ((LocalDeclarationStatementSyntax)declaration).Declaration;
        foreach (VariableDeclaratorSyntax variable in variables.Variables)
        {
            if (model.GetDeclaredSymbol(variable, cancellationToken) is not { } symbol)
                return false;

            foreach (ReferencedSymbol reference in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (ReferenceLocation location in reference.Locations)
                {
                    SyntaxNode? root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    if (root is null || MustBeConstant(root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true)))
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary>The declaration without <c>const</c>: a field becomes <c>static readonly</c>.</summary>
    public static SyntaxNode WithoutConst(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case FieldDeclarationSyntax field:
                int index = field.Modifiers.IndexOf(SyntaxKind.ConstKeyword);
                SyntaxToken constant = field.Modifiers[index];
                SyntaxTokenList modifiers = field.Modifiers.ReplaceRange(
                    constant,
                    [
                        SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithLeadingTrivia(constant.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space),
                        SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(constant.TrailingTrivia),
                    ]);
                return field.WithModifiers(modifiers);

            case LocalDeclarationStatementSyntax local:
                SyntaxTriviaList leading = local.GetLeadingTrivia();
                return local.WithModifiers(default).WithLeadingTrivia(leading);

            default:
                return declaration;
        }
    }

    private static bool MustBeConstant(SyntaxNode use)
    {
        for (SyntaxNode? node = use.Parent; node is not null and not StatementSyntax and not BaseTypeDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax or ParameterSyntax { Default: not null }:
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return true;
                case CrefSyntax:
                    return false;
            }
        }

        return use.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { IsConst: true };
    }
}
