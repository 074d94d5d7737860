namespace CloudReady.Analyzers.Artifacts;

/// <summary>An attribute of an <see cref="XmlArtifact"/>.</summary>
internal struct XmlAttributeNode
{
    /// <summary>The number of the name in <see cref="XmlNames"/>.</summary>
    public int Name;

    /// <summary>The position of the name.</summary>
    public int NameStart;

    /// <summary>The position after the opening quote.</summary>
    public int ValueStart;

    /// <summary>The position of the closing quote.</summary>
    public int ValueEnd;
}
