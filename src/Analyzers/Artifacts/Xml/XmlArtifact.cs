using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// An XML file with the span of everything in it. It is well-formed exactly if <see cref="System.Xml.XmlReader"/> says so; a
/// file that is not yields what stands before the error. Document types are refused, nothing outside the file is read.
/// </summary>
internal sealed class XmlArtifact
{
    internal XmlArtifact(SourceText text, XmlNodes nodes, ImmutableArray<TextSpan> comments, ImmutableArray<ArtifactError> errors)
    {
        Text = text;
        Nodes = nodes;
        Comments = comments;
        Errors = errors;
    }

    /// <summary>The text that was read.</summary>
    public SourceText Text { get; }

    /// <summary>Why the file is not well-formed; reading stops at the first error.</summary>
    public ImmutableArray<ArtifactError> Errors { get; }

    /// <summary>The comments in the order of the file, from <c>&lt;!--</c> to <c>--&gt;</c>, both included.</summary>
    public ImmutableArray<TextSpan> Comments { get; }

    /// <summary>The outermost element; null if its start tag could not be read.</summary>
    public XmlElement? Root => Nodes.Elements.Count == 0 ? null : new XmlElement(this, 0);

    /// <summary>Reads <paramref name="text"/>; never fails, whatever it holds.</summary>
    public static XmlArtifact Parse(SourceText text, CancellationToken cancellationToken) =>
        new XmlParser(text, cancellationToken).Parse();

    internal XmlNodes Nodes { get; }
}
