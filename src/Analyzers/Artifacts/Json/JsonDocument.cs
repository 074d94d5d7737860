using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A JSON file with the span of everything in it. Accepts what <c>Microsoft.Extensions.Configuration.Json</c> accepts:
/// comments, trailing commas, 64 levels of nesting. A file that is damaged or cut off yields its complete members, and errors.
/// </summary>
internal sealed class JsonDocument
{
    private const int MaxErrors = 100;

    private readonly SegmentedList<JsonNode> _nodes;

    internal JsonDocument(SourceText text, SegmentedList<JsonNode> nodes, ImmutableArray<ArtifactError> errors)
    {
        Text = text;
        Errors = errors;
        _nodes = nodes;
    }

    /// <summary>The text that was read.</summary>
    public SourceText Text { get; }

    /// <summary>What is wrong with the file, in its order; at most 100, then reading stops.</summary>
    public ImmutableArray<ArtifactError> Errors { get; }

    /// <summary>The value that the file consists of; null if there is none.</summary>
    public JsonValue? Root => _nodes.Count == 0 ? null : new JsonValue(this, 0);

    /// <summary>The settings in the file, as <c>Microsoft.Extensions.Configuration</c> sees them.</summary>
    public JsonConfiguration Configuration => new(this);

    /// <summary>Reads <paramref name="text"/>; never fails, whatever it holds.</summary>
    public static JsonDocument Parse(SourceText text, CancellationToken cancellationToken) =>
        new JsonParser(text, MaxErrors, cancellationToken).Parse();

    internal int NodeCount => _nodes.Count;

    internal ref JsonNode Node(int index) => ref _nodes[index];

    /// <summary>What the characters between two quotes mean.</summary>
    internal string Unescape(TextSpan content)
    {
        string written = Text.ToString(content);
        int escape = written.IndexOf('\\');
        if (escape < 0)
            return written;

        var value = new StringBuilder(written.Length);
        int copied = 0;
        while (escape >= 0 && escape + 1 < written.Length)
        {
            value.Append(written, copied, escape - copied);
            copied = escape + AppendEscape(value, written, escape);
            escape = written.IndexOf('\\', copied);
        }

        return value.Append(written, copied, written.Length - copied).ToString();
    }

    /// <summary>Appends the meaning of the escape at <paramref name="start"/>, an invalid one as it is written; returns its length.</summary>
    private static int AppendEscape(StringBuilder value, string written, int start)
    {
        char kind = written[start + 1];
        if (kind == 'u' && TryReadCodeUnit(written, start + 2, out char unit))
        {
            value.Append(unit);
            return 6;
        }

        switch (kind)
        {
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case '"' or '\\' or '/': value.Append(kind); break;
            default: value.Append('\\').Append(kind); break;
        }

        return 2;
    }

    private static bool TryReadCodeUnit(string written, int start, out char unit)
    {
        unit = '\0';
        if (start + 4 > written.Length)
            return false;

        int value = 0;
        for (int i = start; i < start + 4; i++)
        {
            int digit = JsonParser.HexDigit(written[i]);
            if (digit < 0)
                return false;

            value = (value << 4) | digit;
        }

        unit = (char)value;
        return true;
    }
}
