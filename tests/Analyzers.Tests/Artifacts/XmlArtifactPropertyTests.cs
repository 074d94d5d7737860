using System.Xml;
using System.Xml.Linq;
using CloudReady.Analyzers.Artifacts;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.Text;
using XmlAttribute = CloudReady.Analyzers.Artifacts.XmlAttribute;
using XmlElement = CloudReady.Analyzers.Artifacts.XmlElement;

namespace CloudReady.Analyzers.Tests.Artifacts;

[Properties(Arbitrary = [typeof(XmlTexts)], MaxTest = 500)]
public sealed class XmlArtifactPropertyTests
{
    [Property]
    public void Valid_xml_is_read_as_LINQ_to_XML_reads_it(ValidXml xml)
    {
        XmlArtifact artifact = XmlArtifact.Parse(SourceText.From(xml.Text), CancellationToken.None);
        XDocument expected = XDocument.Parse(xml.Text.TrimStart('\uFEFF'), LoadOptions.PreserveWhitespace);

        Assert.Empty(artifact.Errors);
        AssertEqual(expected.Root!, artifact.Root!.Value, artifact.Text);
        Assert.Equal(
            expected.DescendantNodes().OfType<XComment>().Select(comment => Unify("<!--" + comment.Value + "-->")),
            artifact.Comments.Select(span => Unify(artifact.Text.ToString(span))));
    }

    [Property]
    public void An_error_is_reported_exactly_when_XmlReader_refuses_the_text(EditedXml xml)
    {
        XmlArtifact artifact = XmlArtifact.Parse(SourceText.From(xml.Text), CancellationToken.None);

        Assert.Equal(IsAccepted(xml.Text), artifact.Errors.IsEmpty);
        Assert.All(artifact.Errors, error => Assert.True(error.Span.End <= xml.Text.Length));
        if (artifact.Root is { } root)
            AssertSpans(root, artifact.Text);
    }

    private static bool IsAccepted(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text));
            while (reader.Read())
                ;

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static void AssertEqual(XElement expected, XmlElement actual, SourceText text)
    {
        Assert.Equal(expected.Name.LocalName, actual.LocalName);
        Assert.Equal(
            expected.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)),
            Attributes(actual).Select(attribute => (attribute.LocalName, attribute.Value)));
        Assert.Equal(string.Concat(expected.Nodes().OfType<XText>().Select(node => node.Value)).Trim(), actual.Text.Trim());
        AssertSpans(actual, text);

        XmlElementList.Enumerator children = actual.Children.GetEnumerator();
        foreach (XElement child in expected.Elements())
        {
            Assert.True(children.MoveNext());
            Assert.Equal(actual.Span, children.Current.Parent!.Value.Span);
            Assert.EndsWith(">", text.ToString(children.Current.FullSpan));
            AssertEqual(child, children.Current, text);
        }

        Assert.False(children.MoveNext());
    }

    private static void AssertSpans(XmlElement element, SourceText text)
    {
        string tag = text.ToString(element.Span);
        Assert.StartsWith("<" + text.ToString(element.NameSpan), tag);
        Assert.EndsWith(">", tag);
        Assert.EndsWith(element.LocalName, text.ToString(element.NameSpan));
        Assert.True(element.FullSpan.Contains(element.Span) && element.FullSpan.Contains(element.TextSpan));
        foreach (XmlAttribute attribute in element.Attributes)
        {
            Assert.EndsWith(attribute.LocalName, text.ToString(attribute.NameSpan));
            Assert.True(text[attribute.ValueSpan.Start - 1] is '"' or '\'');
            Assert.Equal(text[attribute.ValueSpan.Start - 1], text[attribute.ValueSpan.End]);
        }

        foreach (XmlElement child in element.Children)
        {
            Assert.True(element.FullSpan.Contains(child.FullSpan));
            AssertSpans(child, text);
        }
    }

    private static List<XmlAttribute> Attributes(XmlElement element)
    {
        var attributes = new List<XmlAttribute>();
        foreach (XmlAttribute attribute in element.Attributes)
            attributes.Add(attribute);

        return attributes;
    }

    private static string Unify(string text) => text.ReplaceLineEndings("\n");
}
