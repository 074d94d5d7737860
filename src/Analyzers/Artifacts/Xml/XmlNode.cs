namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// An element of an <see cref="XmlArtifact"/>. Nodes stand in document order; what an element holds follows it.
/// </summary>
internal struct XmlNode
{
    /// <summary>The name without prefix; the reader's name table keeps one copy of each.</summary>
    public string LocalName;

    /// <summary>The index of the element around; -1 for the root.</summary>
    public int Parent;

    /// <summary>The index of the node after the last one in the element.</summary>
    public int Next;

    /// <summary>The index of the first attribute; those of the next node start where its own end.</summary>
    public int FirstAttribute;

    /// <summary>The position of <c>&lt;</c>.</summary>
    public int Start;

    /// <summary>The length of the name as it is written, prefix included.</summary>
    public int NameLength;

    /// <summary>The position after the start tag.</summary>
    public int StartTagEnd;

    /// <summary>The position after the end tag.</summary>
    public int End;

    /// <summary>The position of the first character of text that is not white space; <see cref="StartTagEnd"/> if there is none.</summary>
    public int TextStart;

    /// <summary>The position after the last character of text that is not white space.</summary>
    public int TextEnd;
}
