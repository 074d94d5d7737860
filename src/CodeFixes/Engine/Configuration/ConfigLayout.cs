using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Breaks and indents the lines of a configuration file as the file does.</summary>
internal sealed class ConfigLayout
{
    private readonly string _endOfLine;
    private readonly string _indent;

    public ConfigLayout(SourceText text, XmlElement root)
    {
        TextLine first = text.Lines[0];
        _endOfLine = first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        _indent = IndentOf(text, root);
    }

    public string Line(int depth) => _endOfLine + string.Concat(Enumerable.Repeat(_indent, depth));

    private static string IndentOf(SourceText text, XmlElement root)
    {
        foreach (XmlElement child in root.Children)
        {
            TextLine line = text.Lines.GetLineFromPosition(child.Span.Start);
            string before = text.ToString(TextSpan.FromBounds(line.Start, child.Span.Start));
            if (before.Length > 0 && string.IsNullOrWhiteSpace(before))
                return before;
        }

        return "  ";
    }
}
