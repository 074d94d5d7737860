using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>
    /// Puts other statements in the place of one. Their lines are parted by <c>\n</c> and indented by tabs; comments that begin
    /// them are kept, and so is what stands around the old statement.
    /// </summary>
    public static void Replace(SyntaxEditor editor, StatementSyntax statement, IReadOnlyList<string> code)
    {
        var layout = CodeLayout.Of(statement.SyntaxTree);
        bool isInList = statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;
        string indentation = CodeLayout.IndentationAt(statement.SyntaxTree, isInList ? statement.SpanStart : statement.Parent!.SpanStart);
        if (!isInList)
        {
            if (code.Count == 1 && !code[0].Contains('\n'))
            {
                editor.ReplaceNode(statement, (current, _) => SyntaxFactory.ParseStatement(code[0]).WithTriviaFrom(current));
                return;
            }

            string block = $"{{\n\t{string.Join("\n\t", code.Select(part => part.Replace("\n", "\n\t")))}\n}}";
            bool startsLine = CodeLayout.StartsLine(statement);
            editor.ReplaceNode(statement, (current, _) => SyntaxFactory.ParseStatement(layout.Lay(block, indentation))
                .WithLeadingTrivia(startsLine ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation)) : current.GetLeadingTrivia())
                .WithTrailingTrivia(current.GetTrailingTrivia()));
            return;
        }

        SyntaxNode replaced = statement.Parent is GlobalStatementSyntax global ? global : statement;
        editor.TrackNode(replaced);
        editor.ReplaceNode(replaced.Parent!, (parent, _) =>
        {
            SyntaxNode current = parent.GetCurrentNode(replaced)!;
            return parent.ReplaceNode(current, code.Select((part, i) =>
            {
                StatementSyntax parsed = SyntaxFactory.ParseStatement(layout.Lay(part, indentation));
                SyntaxTriviaList own = parsed.GetLeadingTrivia();
                SyntaxTriviaList leading = i == 0 ? current.GetLeadingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation));
                parsed = parsed
                    .WithLeadingTrivia(leading.AddRange(own))
                    .WithTrailingTrivia(i == code.Count - 1 ? current.GetTrailingTrivia() : SyntaxFactory.TriviaList(layout.LineBreak()));
                return current is GlobalStatementSyntax ? (SyntaxNode)SyntaxFactory.GlobalStatement(parsed) : parsed;
            }));
        });
    }
}
