using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A value in a <see cref="JsonDocument"/>.</summary>
internal readonly struct JsonValue
{
    private readonly JsonDocument _document;
    private readonly int _index;

    internal JsonValue(JsonDocument document, int index)
    {
        _document = document;
        _index = index;
    }

    /// <summary>What the value is.</summary>
    public JsonValueKind Kind => _document.Node(_index).Kind;

    /// <summary>The value as it is written: quotes and brackets included. A container that is not closed ends where reading ended.</summary>
    public TextSpan Span
    {
        get
        {
            ref JsonNode node = ref _document.Node(_index);
            return TextSpan.FromBounds(node.Start, node.End);
        }
    }

    /// <summary>A string without its quotes; any other value as <see cref="Span"/>.</summary>
    public TextSpan ContentSpan
    {
        get
        {
            TextSpan span = Span;
            return Kind == JsonValueKind.String ? TextSpan.FromBounds(span.Start + 1, span.End - 1) : span;
        }
    }

    /// <summary>The members of an object in the order of the file, duplicates included; none for any other value.</summary>
    public JsonMemberList Members => new(_document, _index, Kind == JsonValueKind.Object ? Next : _index);

    /// <summary>The elements of an array; none for any other value.</summary>
    public JsonElementList Elements => new(_document, _index, Kind == JsonValueKind.Array ? Next : _index);

    /// <summary>The value of the first member with that name, compared without regard to case; null if there is none.</summary>
    public JsonValue? Find(string name)
    {
        foreach (JsonProperty member in Members)
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }

    /// <summary>
    /// The value as <c>Microsoft.Extensions.Configuration</c> reads it: a string unescaped, a number as it is written,
    /// <c>True</c> or <c>False</c>; null for null and for containers. Computed on every call.
    /// </summary>
    public string? GetString() => Kind switch
    {
        JsonValueKind.String => _document.Unescape(ContentSpan),
        JsonValueKind.Number => _document.Text.ToString(Span),
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => null,
    };

    /// <summary>The index of the node after this value and all that it holds.</summary>
    internal int Next => _index + _document.Node(_index).DescendantCount + 1;
}
