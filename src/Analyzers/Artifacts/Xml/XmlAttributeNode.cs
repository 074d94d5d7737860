namespace CloudReady.Analyzers.Artifacts;

/// <summary>An attribute of an <see cref="XmlArtifact"/>.</summary>
internal struct XmlAttributeNode
{
    /// <summary>The name without prefix.</summary>
    public string LocalName;

    /// <summary>The position of the name as it is written.</summary>
    public int NameStart;

    /// <summary>The position after the name.</summary>
    public int NameEnd;

    /// <summary>The position after the opening quote.</summary>
    public int ValueStart;

    /// <summary>The position of the closing quote.</summary>
    public int ValueEnd;
}
