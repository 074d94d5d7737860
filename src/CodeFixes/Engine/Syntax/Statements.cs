using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Lists of statements: those of blocks and those of the top level.</summary>
internal static class Statements
{
    /// <summary>The statements of a block, or of the top level of a file; none for other code.</summary>
    public static IEnumerable<StatementSyntax> Of(SyntaxNode? list) => list switch
    {
        BlockSyntax block => block.Statements,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement),
        _ => [],
    };

    /// <summary>
    /// Removes a statement whose block has others, and keeps the comments on it. False, with nothing done, where the code
    /// would not be right without it.
    /// </summary>
    public static bool TryRemove(SyntaxEditor editor, StatementSyntax statement, CodeLayout layout)
    {
        SyntaxNode removed = statement.Parent is GlobalStatementSyntax global ? global : statement;
        if (removed is not GlobalStatementSyntax && statement.Parent is not BlockSyntax { Statements.Count: > 1 })
            return false;

        if (statement.DescendantTrivia().Any(trivia => trivia.IsDirective))
            return false;

        ImmutableArray<SyntaxTrivia> comments = Trivia.CommentsIn(statement.DescendantTrivia());
        string indentation = CodeLayout.IndentationAt(statement.SyntaxTree, statement.SpanStart);
        editor.TrackNode(removed);
        editor.ReplaceNode(editor.OriginalRoot, (root, _) =>
        {
            SyntaxToken next = root.GetCurrentNode(removed)!.GetLastToken().GetNextToken(includeZeroWidth: true);
            root = root.ReplaceToken(next, next.WithLeadingTrivia(layout.Lines(comments, indentation).AddRange(next.LeadingTrivia)));
            return root.RemoveNode(root.GetCurrentNode(removed)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        });
        return true;
    }
}
