using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>The line that a scaffold leaves for its user.</summary>
internal static class TodoComment
{
    /// <summary>
    /// The root with the comment on a line of its own above the statement that holds the node, or above the member where no
    /// statement of it begins a line.
    /// </summary>
    public static SyntaxNode Above(SyntaxNode node, SyntaxNode root, string comment)
    {
        SyntaxNode anchor = node.AncestorsAndSelf().First(IsAnchor);
        SyntaxToken first = anchor.GetFirstToken();
        SyntaxTriviaList leading = first.LeadingTrivia;
        SyntaxTriviaList indentation = Trivia.IndentationOf(leading);
        SyntaxTrivia[] line = [SyntaxFactory.Comment(comment), CodeLayout.Of(root.SyntaxTree).LineBreak(), .. indentation];
        return root.ReplaceToken(first, first.WithLeadingTrivia(leading.AddRange(line)));
    }

    private static bool IsAnchor(SyntaxNode node) => node switch
    {
        StatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } => CodeLayout.StartsLine(node),
        MemberDeclarationSyntax and not GlobalStatementSyntax => true,
        CompilationUnitSyntax => true,
        _ => false,
    };
}
