using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>How a file breaks and indents its lines, so that new code in it looks like the old.</summary>
internal sealed class CodeLayout
{
    private const string DefaultIndent = "    ";

    private CodeLayout(string endOfLine, string indent)
    {
        EndOfLine = endOfLine;
        Indent = indent;
    }

    /// <summary>The line break of the file's first line; a line feed where it has one line only.</summary>
    public string EndOfLine { get; }

    /// <summary>One level of indentation: a tab, two or four spaces, as the first indented line has it.</summary>
    public string Indent { get; }

    public static CodeLayout Of(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        return new CodeLayout(EndOfLineOf(text), IndentOf(text));
    }

    /// <summary>The white space at the start of the line on which the position stands.</summary>
    public static string IndentationAt(SyntaxTree tree, int position)
    {
        SourceText text = tree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>True where nothing but white space stands before the node on its line.</summary>
    public static bool StartsLine(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(node.SpanStart);
        return IndentationAt(node.SyntaxTree, node.SpanStart).Length == node.SpanStart - line.Start;
    }

    /// <summary>True where the node begins and ends on one line.</summary>
    public static bool IsOnOneLine(SyntaxNode node)
    {
        TextLineCollection lines = node.SyntaxTree.GetText().Lines;
        return lines.IndexOf(node.SpanStart) == lines.IndexOf(node.Span.End);
    }

    /// <summary>
    /// How much deeper than the type its members stand; <see cref="Indent"/> for a type that has none on lines of their own.
    /// </summary>
    public string IndentWithin(TypeDeclarationSyntax type)
    {
        string outer = IndentationAt(type.SyntaxTree, type.SpanStart);
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            string inner = IndentationAt(type.SyntaxTree, member.SpanStart);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
                return inner.Substring(outer.Length);
        }

        return Indent;
    }

    public SyntaxTrivia LineBreak() => SyntaxFactory.EndOfLine(EndOfLine);

    /// <summary>Comments, each on a line of its own.</summary>
    public SyntaxTriviaList Lines(IEnumerable<SyntaxTrivia> comments, string indentation) =>
        SyntaxFactory.TriviaList(comments.SelectMany(comment => new[] { SyntaxFactory.Whitespace(indentation), comment, LineBreak() }));

    /// <summary>
    /// Code whose lines are parted by <c>\n</c> and indented by tabs, with the line breaks and the indentation of the file;
    /// the first line is not indented.
    /// </summary>
    public string Lay(string code, string indentation) =>
        code.Replace("\t", Indent).Replace("\n", EndOfLine + indentation);

    /// <summary>The code of a node in the form that <see cref="Lay"/> takes, without the trivia around it.</summary>
    public static string CodeOf(SyntaxNode node)
    {
        string indentation = IndentationAt(node.SyntaxTree, node.SpanStart);
        return node.WithoutTrivia().ToString().Replace("\r\n", "\n").Replace("\n" + indentation, "\n");
    }

    private static string EndOfLineOf(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    private static string IndentOf(SourceText text)
    {
        foreach (TextLine line in text.Lines)
        {
            if (line.Start == line.End)
                continue;
            if (text[line.Start] == '\t')
                return "\t";

            int spaces = 0;
            while (line.Start + spaces < line.End && text[line.Start + spaces] == ' ')
                spaces++;
            if (spaces is 2 or 4)
                return new string(' ', spaces);
        }

        return DefaultIndent;
    }
}
