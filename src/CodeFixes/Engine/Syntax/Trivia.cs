using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Takes trivia apart: blank lines, comments, directives, indentation.</summary>
internal static class Trivia
{
    /// <summary>The white space that ends the trivia, in front of the token.</summary>
    public static SyntaxTriviaList IndentationOf(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading.Last())
            : SyntaxTriviaList.Empty;

    /// <summary>
    /// How many trivia belong to the code before: up to the last <c>#endif</c> or <c>#endregion</c> that closes what was
    /// open, and not into what a directive opens around the token.
    /// </summary>
    public static int EndOfClosedDirectives(SyntaxTriviaList leading)
    {
        int end = 0;
        int depth = 0;
        for (int i = 0; i < leading.Count; i++)
        {
            switch (leading[i].Kind())
            {
                case SyntaxKind.IfDirectiveTrivia:
                case SyntaxKind.RegionDirectiveTrivia:
                    depth++;
                    break;
                case SyntaxKind.EndIfDirectiveTrivia:
                case SyntaxKind.EndRegionDirectiveTrivia:
                    depth = Math.Max(0, depth - 1);
                    if (depth == 0)
                        end = i + 1;
                    break;
            }
        }

        return end;
    }

    /// <summary>How many trivia head a file: comments that a blank line ends, and directives that open nothing.</summary>
    public static int EndOfHeader(SyntaxTriviaList leading)
    {
        int end = 0;
        int depth = 0;
        bool lineIsBlank = true;
        for (int i = 0; i < leading.Count; i++)
        {
            SyntaxTrivia trivia = leading[i];
            if (trivia.IsKind(SyntaxKind.IfDirectiveTrivia) || trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
                depth++;
            else if (trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia) || trivia.IsKind(SyntaxKind.EndRegionDirectiveTrivia))
                depth--;

            bool endsLine = trivia.IsKind(SyntaxKind.EndOfLineTrivia);
            if (depth == 0 && (trivia.IsDirective || (endsLine && lineIsBlank)))
                end = i + 1;
            lineIsBlank = endsLine || trivia.IsDirective || (lineIsBlank && trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        }

        return end;
    }

    public static bool StartsWithBlankLine(SyntaxTriviaList leading) => BlankLines(leading) > 0;

    /// <summary>How many trivia at the start are blank lines.</summary>
    public static int BlankLines(SyntaxTriviaList leading)
    {
        int end = 0;
        for (int i = 0; i < leading.Count; i++)
        {
            if (leading[i].IsKind(SyntaxKind.EndOfLineTrivia))
                end = i + 1;
            else if (!leading[i].IsKind(SyntaxKind.WhitespaceTrivia))
                break;
        }

        return end;
    }

    /// <summary>The trivia up to its last comment or directive.</summary>
    public static SyntaxTriviaList WithoutSpaceAtEnd(SyntaxTriviaList trivia)
    {
        int end = trivia.Count;
        while (end > 0 && (trivia[end - 1].IsKind(SyntaxKind.WhitespaceTrivia) || trivia[end - 1].IsKind(SyntaxKind.EndOfLineTrivia)))
            end--;
        return SyntaxFactory.TriviaList(trivia.Take(end));
    }

    /// <summary>True where dropping the trivia would lose something that a person wrote.</summary>
    public static bool HoldsText(IEnumerable<SyntaxTrivia> trivia) =>
        trivia.Any(item => !item.IsKind(SyntaxKind.WhitespaceTrivia) && !item.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>True where a comment or a directive stands between the tokens of a node.</summary>
    public static bool HasInnerComment(SyntaxNode node) =>
        HoldsText(node.DescendantTrivia().Where(trivia => trivia.SpanStart > node.SpanStart && trivia.Span.End < node.Span.End));

    /// <summary>The comments among trivia, in order.</summary>
    public static ImmutableArray<SyntaxTrivia> CommentsIn(IEnumerable<SyntaxTrivia> trivia) =>
        trivia.Where(item => item.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia).ToImmutableArray();
}
