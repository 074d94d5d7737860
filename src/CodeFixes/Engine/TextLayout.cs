using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine;

/// <summary>How a text breaks and indents its lines.</summary>
internal static class TextLayout
{
    /// <summary>The line break of the text: that of its first line.</summary>
    public static string EndOfLine(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <summary>The white space that the line of a position begins with.</summary>
    public static string IndentAt(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>The lines that a span touches, with their line breaks: what is removed with it where nothing else is on them.</summary>
    public static TextSpan WholeLines(SourceText text, TextSpan span)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        // At the end of the text the break before it goes.
        return last.EndIncludingLineBreak == last.End && first.Start > 0
            ? TextSpan.FromBounds(text.Lines[first.LineNumber - 1].End, last.End)
            : TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }
}
