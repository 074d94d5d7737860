using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine;

/// <summary>Takes elements and attributes out of an XML file; what stands around them keeps its lines.</summary>
internal static class XmlEdits
{
    /// <summary>Removes an element, with its lines where it has them for itself.</summary>
    public static TextChange Remove(SourceText text, XmlElement element)
    {
        TextSpan span = element.FullSpan;
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        bool isAlone = IsBlank(text, first.Start, span.Start) && IsBlank(text, span.End, last.End);
        return new TextChange(isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span, "");
    }

    /// <summary>Removes an attribute and the white space in front of it.</summary>
    public static TextChange Remove(SourceText text, XmlAttribute attribute)
    {
        int start = attribute.NameSpan.Start;
        while (char.IsWhiteSpace(text[start - 1]))
            start--;
        return new TextChange(TextSpan.FromBounds(start, attribute.ValueSpan.End + 1), "");
    }

    private static bool IsBlank(SourceText text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}
