using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A value in a <see cref="YamlFile"/>. What an alias stands for is the value of its anchor, with the place of the anchor.
/// </summary>
internal abstract class YamlNode(YamlTree tree, int index)
{
    /// <summary>From the first to the last character, without comments and space after it.</summary>
    public TextSpan Span => Record.Span;

    /// <summary>The column of the first character, from 0; of a sequence, that of its dashes.</summary>
    public int Column => tree.ColumnOf(index);

    /// <summary>True where a template decides what stands here.</summary>
    public virtual bool IsUnknown => false;

    /// <summary>The items of a sequence; none of anything else.</summary>
    public IReadOnlyList<YamlNode> Items => this is YamlSequence sequence ? sequence.Nodes : [];

    private protected YamlTree Tree => tree;

    private protected int Index => index;

    private protected ref YamlRecord Record => ref tree.Records[index];

    /// <summary>
    /// The value of a key. Null where it is certain that there is none; an unknown node where a template may write one.
    /// </summary>
    public virtual YamlNode? Get(string key) => IsUnknown ? this : null;

    /// <summary>The text of a scalar that is known and not null.</summary>
    public string? AsText() => this is YamlScalar { IsUnknown: false, IsNull: false } scalar ? scalar.Value : null;
}
