using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A member of an object in a <see cref="JsonDocument"/>.</summary>
internal readonly struct JsonProperty
{
    private readonly JsonDocument _document;
    private readonly int _index;

    internal JsonProperty(JsonDocument document, int index)
    {
        _document = document;
        _index = index;
    }

    /// <summary>The name, unescaped. Computed on every call.</summary>
    public string Name
    {
        get
        {
            TextSpan span = NameSpan;
            return _document.Unescape(TextSpan.FromBounds(span.Start + 1, span.End - 1));
        }
    }

    /// <summary>The name as it is written, quotes included.</summary>
    public TextSpan NameSpan
    {
        get
        {
            ref JsonNode node = ref _document.Node(_index);
            return TextSpan.FromBounds(node.Start, node.End);
        }
    }

    /// <summary>The value.</summary>
    public JsonValue Value => new(_document, _index + 1);
}
