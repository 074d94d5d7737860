using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>An attribute in an <see cref="XmlArtifact"/>.</summary>
internal readonly struct XmlAttribute
{
    private readonly XmlArtifact _document;
    private readonly int _index;

    internal XmlAttribute(XmlArtifact document, int index)
    {
        _document = document;
        _index = index;
    }

    /// <summary>The name without prefix.</summary>
    public string LocalName => _document.Nodes.Names.LocalName(Node.Name);

    /// <summary>The name, prefix included.</summary>
    public TextSpan NameSpan => new(Node.NameStart, _document.Nodes.Names.Length(Node.Name));

    /// <summary>The value, entities resolved. Computed on every call.</summary>
    public string Value => XmlDecoder.DecodeAttribute(_document.Text, ValueSpan);

    /// <summary>The value as it is written, without its quotes.</summary>
    public TextSpan ValueSpan => TextSpan.FromBounds(Node.ValueStart, Node.ValueEnd);

    private ref XmlAttributeNode Node => ref _document.Nodes.Attributes[_index];
}
