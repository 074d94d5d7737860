using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>What an <see cref="XmlArtifact"/> is a view of; the parser fills it.</summary>
internal sealed class XmlNodes
{
    /// <summary>The elements in the order of their start tags.</summary>
    public SegmentedList<XmlNode> Elements { get; } = new();

    /// <summary>The attributes in the order of the file.</summary>
    public SegmentedList<XmlAttributeNode> Attributes { get; } = new();

    /// <summary>For each element that has text, from the first to the last character of it that is not white space.</summary>
    public SegmentedList<TextSpan> Texts { get; } = new();

    /// <summary>The names of elements and attributes.</summary>
    public XmlNames Names { get; } = new();

    /// <summary>The index after the last attribute of the element at <paramref name="index"/>.</summary>
    public int EndOfAttributes(int index) =>
        index + 1 < Elements.Count ? Elements[index + 1].FirstAttribute : Attributes.Count;
}
