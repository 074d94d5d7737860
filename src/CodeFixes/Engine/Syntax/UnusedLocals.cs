using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Removes the variables that only dropped code read: the path of a log file that is gone.</summary>
internal static class UnusedLocals
{
    public static void Remove(SyntaxEditor editor, IReadOnlyCollection<SyntaxNode> dropped, SemanticModel model, CodeLayout layout)
    {
        foreach (ILocalSymbol local in LocalsIn(dropped, model))
        {
            if (DeclarationOf(local) is { } declaration && IsRemovable(declaration, model) && !IsReadOutside(local, declaration, dropped, model))
                Statements.TryRemove(editor, declaration, layout);
        }
    }

    private static IEnumerable<ILocalSymbol> LocalsIn(IReadOnlyCollection<SyntaxNode> nodes, SemanticModel model) =>
        nodes.SelectMany(node => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .OfType<ILocalSymbol>()
            .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default);

    private static LocalDeclarationStatementSyntax? DeclarationOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is { Length: 1 } references
            ? references[0].GetSyntax().Parent?.Parent as LocalDeclarationStatementSyntax
            : null;

    private static bool IsRemovable(LocalDeclarationStatementSyntax declaration, SemanticModel model) =>
        declaration.UsingKeyword.RawKind == 0
        && declaration.Declaration.Variables is { Count: 1 } variables
        && variables[0].Initializer is { } initializer
        && PureExpression.Is(initializer.Value, model);

    private static bool IsReadOutside(ILocalSymbol local, LocalDeclarationStatementSyntax declaration, IReadOnlyCollection<SyntaxNode> dropped, SemanticModel model)
    {
        SyntaxNode scope = declaration.Parent is GlobalStatementSyntax global ? global.Parent! : declaration.Parent!;
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && !dropped.Any(node => node.Span.Contains(name.Span))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local));
    }
}
