using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Names for new locals.</summary>
internal static class UniqueName
{
    /// <summary>The name, or the name with the first number that nothing in the same member or top-level program writes.</summary>
    public static string For(SyntaxNode node, string name)
    {
        SyntaxNode member = node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax)
            ?? node.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(
            member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
            StringComparer.Ordinal);

        string candidate = name;
        for (int i = 2; taken.Contains(candidate); i++)
            candidate = name + i;
        return candidate;
    }
}
