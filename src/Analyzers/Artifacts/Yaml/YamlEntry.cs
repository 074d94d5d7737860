using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A key with its value.</summary>
internal sealed class YamlEntry(YamlScalar key, YamlNode value)
{
    public YamlScalar Key { get; } = key;

    /// <summary>The value; a null scalar of no length where nothing is written.</summary>
    public YamlNode Value { get; } = value;

    /// <summary>True where the value is written elsewhere, at an anchor.</summary>
    public bool IsAlias => Value.Span.Start < Key.Span.Start;

    /// <summary>From the key to the end of the value.</summary>
    public TextSpan Span => TextSpan.FromBounds(Key.Span.Start, IsAlias ? Key.Span.End : Math.Max(Key.Span.End, Value.Span.End));
}
