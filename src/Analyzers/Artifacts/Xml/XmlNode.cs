namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// An element of an <see cref="XmlArtifact"/>. Nodes stand in document order; what an element holds follows it. 32 bytes, because
/// an element may be as short as four characters of the text.
/// </summary>
internal struct XmlNode
{
    /// <summary>The number of the name in <see cref="XmlNames"/>.</summary>
    public int Name;

    /// <summary>The index of the element around; -1 for the root.</summary>
    public int Parent;

    /// <summary>The index of the node after the last one in the element.</summary>
    public int Next;

    /// <summary>The index of the first attribute; those of the next node start where its own end.</summary>
    public int FirstAttribute;

    /// <summary>The index of the span of the text; -1 if there is none.</summary>
    public int Text;

    /// <summary>The position of <c>&lt;</c>.</summary>
    public int Start;

    /// <summary>The position after the start tag.</summary>
    public int StartTagEnd;

    /// <summary>The position after the end tag.</summary>
    public int End;
}
