using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Text of a Dockerfile that may stretch over lines, without the escapes that continue a line and the comments in between, and
/// the way back to where each character stands.
/// </summary>
internal sealed class LogicalText
{
    private readonly int _start;

    /// <summary>Where the lines after the first begin; null for a text of one line.</summary>
    private readonly List<(int Logical, int Source)>? _pieces;

    private LogicalText(string text, int start, List<(int Logical, int Source)>? pieces)
    {
        Text = text;
        _start = start;
        _pieces = pieces;
    }

    /// <summary>The text as Docker sees it.</summary>
    public string Text { get; }

    /// <summary>True where the text is written on more than one line.</summary>
    public bool IsContinued => _pieces is not null;

    /// <param name="content">The file.</param>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="escape">The character that continues a line.</param>
    public static LogicalText Create(string content, int start, int end, char escape)
    {
        List<(int, int)>? pieces = null;
        StringBuilder? joined = null;
        string first = "";
        int position = start;
        while (true)
        {
            int newLine = content.IndexOf('\n', position, end - position);
            int lineEnd = newLine < 0 ? end : newLine;
            int pieceEnd = DockerLine.WithoutContinuation(content, position, lineEnd, escape);
            if (position == start)
            {
                first = content.Substring(position, pieceEnd - position);
            }
            else if (!DockerLine.IsBlankOrComment(content, position, lineEnd))
            {
                joined ??= new StringBuilder(first);
                (pieces ??= []).Add((joined.Length, position));
                joined.Append(content, position, pieceEnd - position);
            }

            if (newLine < 0)
                break;
            position = newLine + 1;
        }

        return new LogicalText(joined?.ToString() ?? first, start, pieces);
    }

    /// <summary>Where the characters from <paramref name="start"/> to <paramref name="end"/> stand in the file.</summary>
    public TextSpan SpanOf(int start, int end) =>
        end <= start ? new TextSpan(ToSource(start), 0) : TextSpan.FromBounds(ToSource(start), ToSource(end - 1) + 1);

    private int ToSource(int logical)
    {
        int low = -1;
        int high = (_pieces?.Count ?? 0) - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_pieces![middle].Logical <= logical)
                low = middle;
            else
                high = middle - 1;
        }

        return low < 0 ? _start + logical : _pieces![low].Source + logical - _pieces[low].Logical;
    }
}
