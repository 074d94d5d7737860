using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A text, number, truth value or null.</summary>
internal sealed class YamlScalar(string value, ScalarStyle style, TextSpan span, int column, bool isUnknown = false) : YamlNode(span, column)
{
    /// <summary>What stands where a template may write anything.</summary>
    public static readonly YamlScalar Unknown = new("", ScalarStyle.Plain, default, 0, isUnknown: true);

    /// <summary>The text without quotes and escapes; templates in it are not resolved where <see cref="IsUnknown"/>.</summary>
    public string Value { get; } = value;

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <inheritdoc/>
    public override bool IsUnknown { get; } = isUnknown;

    /// <summary>True without quotes: then <c>true</c>, <c>1</c> and <c>null</c> are no text.</summary>
    public bool IsPlain => Style == ScalarStyle.Plain;

    /// <summary>True for nothing at all, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => IsPlain && !IsUnknown && Value is "" or "~" or "null" or "Null" or "NULL";
}
