using YamlDotNet.Core;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A text, number, truth value or null.</summary>
internal sealed class YamlScalar(YamlTree tree, int index) : YamlNode(tree, index)
{
    /// <summary>What stands where a template may write anything.</summary>
    public static readonly YamlScalar Unknown = CreateUnknown();

    private string? _value;

    /// <summary>The text without quotes and escapes; templates in it are not resolved where <see cref="IsUnknown"/>.</summary>
    public string Value => _value ??= Tree.TextOf(Index);

    /// <summary>How it is written.</summary>
    public ScalarStyle Style => (ScalarStyle)Record.Kind;

    /// <inheritdoc/>
    public override bool IsUnknown => Record.IsOpen;

    /// <summary>True without quotes: then <c>true</c>, <c>1</c> and <c>null</c> are no text.</summary>
    public bool IsPlain => Style == ScalarStyle.Plain;

    /// <summary>True for nothing at all, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => IsPlain && !IsUnknown && Value is "" or "~" or "null" or "Null" or "NULL";

    private static YamlScalar CreateUnknown()
    {
        var tree = new YamlTree("");
        tree.Records.Add(new YamlRecord(YamlKind.Plain, 0, 0) { IsOpen = true });
        return new YamlScalar(tree, 0);
    }
}
