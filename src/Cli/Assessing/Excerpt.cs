using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Assessing;

/// <summary>A few lines of a file around a finding, without what may be a secret.</summary>
/// <param name="FirstLine">The number of the first of the lines, from 1.</param>
/// <param name="Lines">The lines, without their ends.</param>
internal sealed record Excerpt(int FirstLine, ImmutableArray<string> Lines)
{
    private const int LinesAround = 1;
    private const int MostLines = 6;
    private const int LongestLine = 200;

    /// <summary>The lines of a span with one line before and after.</summary>
    public static Excerpt? Of(SourceText? text, TextSpan span)
    {
        if (text is null || span.End > text.Length)
            return null;

        int start = text.Lines.IndexOf(span.Start);
        int first = Math.Max(0, start - LinesAround);
        int last = Math.Min(Math.Min(text.Lines.IndexOf(span.End) + LinesAround, first + MostLines - 1), text.Lines.Count - 1);
        ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
        for (int line = first; line <= last; line++)
            lines.Add(SecretMask.Apply(LineAt(text, line), LineAt(text, line - 1), LineAt(text, line + 1)).TrimEnd());
        return new Excerpt(first + 1, lines.ToImmutable());
    }

    private static string LineAt(SourceText text, int index)
    {
        if (index < 0 || index >= text.Lines.Count)
            return "";
        TextLine line = text.Lines[index];
        return text.ToString(TextSpan.FromBounds(line.Start, Math.Min(line.End, line.Start + LongestLine)));
    }
}
