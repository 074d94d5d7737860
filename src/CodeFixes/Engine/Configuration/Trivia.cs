using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>What a document uses to lay out its code.</summary>
internal static class Trivia
{
    /// <summary>The first end of line of the document.</summary>
    public static SyntaxTrivia EndOfLineOf(SyntaxNode root)
    {
        foreach (SyntaxTrivia trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia;
        }

        return SyntaxFactory.LineFeed;
    }

    /// <summary>The white space in front of the line that a node begins on.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        string line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>One step of indentation: that of the members of the type, four blanks where it has none.</summary>
    public static string StepOf(TypeDeclarationSyntax type)
    {
        string outer = IndentationOf(type);
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            string inner = IndentationOf(member);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
                return inner.Substring(outer.Length);
        }

        return "    ";
    }

    /// <summary>True where a comment or a directive stands between the tokens of a node.</summary>
    public static bool HasInnerComment(SyntaxNode node)
    {
        foreach (SyntaxTrivia trivia in node.DescendantTrivia())
        {
            bool isInside = trivia.SpanStart > node.SpanStart && trivia.Span.End < node.Span.End;
            if (isInside && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }
}
