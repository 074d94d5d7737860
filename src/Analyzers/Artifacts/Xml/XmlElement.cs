using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>An element in an <see cref="XmlArtifact"/>.</summary>
internal readonly struct XmlElement
{
    private readonly XmlArtifact _document;
    private readonly int _index;

    internal XmlElement(XmlArtifact document, int index)
    {
        _document = document;
        _index = index;
    }

    /// <summary>The name without prefix.</summary>
    public string LocalName => _document.Nodes.Names.LocalName(Node.Name);

    /// <summary>The start tag, from <c>&lt;</c> to <c>&gt;</c>, both included.</summary>
    public TextSpan Span => TextSpan.FromBounds(Node.Start, Node.StartTagEnd);

    /// <summary>
    /// The element with all that it holds and its end tag. An element that is not closed ends where reading ended.
    /// </summary>
    public TextSpan FullSpan => TextSpan.FromBounds(Node.Start, Node.End);

    /// <summary>The name in the start tag, prefix included.</summary>
    public TextSpan NameSpan => new(Node.Start + 1, _document.Nodes.Names.Length(Node.Name));

    /// <summary>The element around; null for the root.</summary>
    public XmlElement? Parent => Node.Parent < 0 ? null : new XmlElement(_document, Node.Parent);

    /// <summary>The attributes in the order of the file, namespace declarations included.</summary>
    public XmlAttributeList Attributes => new(_document, Node.FirstAttribute, _document.Nodes.EndOfAttributes(_index));

    /// <summary>The elements directly inside.</summary>
    public XmlElementList Children => new(_document, _index + 1, Node.Next, isDeep: false);

    /// <summary>The elements inside at all depths, in the order of the file.</summary>
    public XmlElementList Descendants => new(_document, _index + 1, Node.Next, isDeep: true);

    /// <summary>
    /// The text directly inside, without the white space around it; entities and CDATA resolved; empty if there is none.
    /// Computed on every call.
    /// </summary>
    public string Text => XmlDecoder.DecodeText(_document.Text, TextSpan, Children);

    /// <summary>
    /// From the first to the last character of the text that is not white space, as it is written: entities, CDATA brackets
    /// and whatever stands between two parts of the text included. Empty, after the start tag, if there is no text.
    /// </summary>
    public TextSpan TextSpan => Node.Text < 0 ? new TextSpan(Node.StartTagEnd, 0) : _document.Nodes.Texts[Node.Text];

    /// <summary>The first child with that local name, or null.</summary>
    public XmlElement? FindChild(string localName, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (XmlElement child in Children)
        {
            if (string.Equals(child.LocalName, localName, comparison))
                return child;
        }

        return null;
    }

    /// <summary>The first attribute with that local name, whatever its prefix, or null.</summary>
    public XmlAttribute? FindAttribute(string localName, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (XmlAttribute attribute in Attributes)
        {
            if (string.Equals(attribute.LocalName, localName, comparison))
                return attribute;
        }

        return null;
    }

    private ref XmlNode Node => ref _document.Nodes.Elements[_index];
}
