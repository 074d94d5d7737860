using System.Text;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class XmlArtifactTests
{
    private const string WebConfig = """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- cloudready: disable CR1103 known -->
        <configuration xmlns:xdt="urn:xdt">
          <connectionStrings>
            <add name='Default'
                 connectionString = "Server=db;Password=a&amp;b&#33;"   xdt:Transform="Replace" />
          </connectionStrings>
          <!-- between -->
          <setting name="Path">
            <value> C:\data &lt; <!-- not this --> <![CDATA[ <x> & y ]]>
            </value>
          </setting>
        </configuration>
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Spans_are_what_is_written(string lineEnd)
    {
        XmlArtifact artifact = Parse(WebConfig.ReplaceLineEndings(lineEnd));
        XmlElement root = artifact.Root!.Value;
        XmlElement section = root.FindChild("connectionStrings")!.Value;
        XmlElement add = section.FindChild("add")!.Value;

        Assert.Empty(artifact.Errors);
        Assert.Equal("<configuration xmlns:xdt=\"urn:xdt\">", Written(artifact, root.Span));
        Assert.StartsWith("<connectionStrings>", Written(artifact, section.FullSpan));
        Assert.EndsWith("</connectionStrings>", Written(artifact, section.FullSpan));
        Assert.Equal("add", Written(artifact, add.NameSpan));
        Assert.StartsWith("<add name='Default'", Written(artifact, add.Span));
        Assert.EndsWith("\"Replace\" />", Written(artifact, add.Span));
        Assert.Equal(add.Span, add.FullSpan);
        Assert.Equal("connectionStrings", add.Parent!.Value.LocalName);
        Assert.Equal(3, add.Attributes.Count);
        AssertAttribute(artifact, add.Attributes[0], "name", "Default", "Default");
        AssertAttribute(artifact, add.Attributes[1], "connectionString", "Server=db;Password=a&amp;b&#33;", "Server=db;Password=a&b!");
        AssertAttribute(artifact, add.Attributes[2], "xdt:Transform", "Replace", "Replace");
        Assert.Equal("Transform", add.Attributes[2].LocalName);
        Assert.Equal(
            ["<!-- cloudready: disable CR1103 known -->", "<!-- between -->", "<!-- not this -->"],
            artifact.Comments.Select(span => Written(artifact, span)));
    }

    [Fact]
    public void Text_is_the_content_without_the_white_space_around_it()
    {
        XmlArtifact artifact = Parse(WebConfig);
        XmlElement value = artifact.Root!.Value.FindChild("setting")!.Value.FindChild("value")!.Value;

        Assert.Equal("""C:\data &lt; <!-- not this --> <![CDATA[ <x> & y ]]>""", Written(artifact, value.TextSpan));
        Assert.Equal("""C:\data <   <x> & y """, value.Text);
        Assert.True(artifact.Root!.Value.TextSpan.IsEmpty);
        Assert.Equal("", artifact.Root!.Value.Text);
    }

    [Fact]
    public void Text_around_children_leaves_them_out()
    {
        XmlArtifact artifact = Parse("<a><first>1</first>\r\n x <b>no<c>no</c></b> y\r\nz<?pi no?><last/></a>");

        Assert.Equal("x  y\nz", artifact.Root!.Value.Text);
        Assert.Equal("x <b>no<c>no</c></b> y\r\nz", Written(artifact, artifact.Root!.Value.TextSpan));
    }

    [Fact]
    public void Line_ends_in_an_attribute_are_blanks()
    {
        XmlAttribute attribute = Parse("<a b='1\r\n2\t3\n4&#10;5>'/>").Root!.Value.Attributes[0];

        Assert.Equal("1 2 3 4\n5>", attribute.Value);
    }

    [Fact]
    public void Elements_are_found_by_local_name_and_at_all_depths()
    {
        XmlElement root = Parse("<n:nlog xmlns:n='u'><n:targets><n:Target TYPE='File'/></n:targets><n:rules/></n:nlog>").Root!.Value;
        var names = new List<string>();
        foreach (XmlElement element in root.Descendants)
            names.Add(element.LocalName);

        Assert.Equal(["targets", "Target", "rules"], names);
        Assert.Null(root.FindChild("Targets"));
        XmlElement target = root.FindChild("Targets", StringComparison.OrdinalIgnoreCase)!.Value.FindChild("Target")!.Value;
        Assert.Equal("File", target.FindAttribute("type", StringComparison.OrdinalIgnoreCase)!.Value.Value);
        Assert.Null(target.FindAttribute("type"));
    }

    [Fact]
    public void A_byte_order_mark_does_not_move_spans()
    {
        XmlArtifact artifact = Parse("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?><a>\n<b>&</b></a>");

        Assert.Equal("<b>", Written(artifact, artifact.Root!.Value.FindChild("b")!.Value.Span));
        Assert.InRange(Assert.Single(artifact.Errors).Span.Start, artifact.Text.ToString().IndexOf('&'), artifact.Text.ToString().IndexOf('&') + 1);
    }

    [Fact]
    public void A_file_cut_off_anywhere_keeps_its_complete_elements()
    {
        XmlArtifact complete = Parse(WebConfig);
        for (int length = 0; length < WebConfig.Length; length++)
        {
            XmlArtifact artifact = Parse(WebConfig[..length]);

            Assert.Single(artifact.Errors);
            Assert.Equal(TagsEndingBefore(complete, length), TagsEndingBefore(artifact, length));
            Assert.Equal(complete.Comments.Where(span => span.End <= length), artifact.Comments);
        }
    }

    [Fact]
    public void Text_that_is_cut_off_is_left_out()
    {
        Assert.Equal("", Parse("<a>Server=d").Root!.Value.Text);
        Assert.Equal("Server=db", Parse("<a>Server=db<").Root!.Value.Text);
    }

    [Theory]
    [InlineData("", "The file ends before its XML is complete.")]
    [InlineData("<!-- c -->", "The file ends before its XML is complete.")]
    [InlineData("<a><b>", "The file ends before the element 'b' is closed.")]
    [InlineData("<a><b></a>", "The end tag of the element 'b' is expected here.")]
    [InlineData("<a b='Password=x&y;'/>", "An ampersand must be written '&amp;'.")]
    [InlineData("<a b='Password=x&y'/>", "An ampersand must be written '&amp;'.")]
    [InlineData("<a>x & y</a>", "An ampersand must be written '&amp;'.")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "A document type (DTD) is not read, because it can include other files.")]
    [InlineData("{ \"a\": 1 }", "The XML is not well-formed here.")]
    [InlineData("<a b=hunter2/>", "The XML is not well-formed here.")]
    [InlineData("<a/><b/>", "The XML is not well-formed here.")]
    [InlineData("<a>\0</a>", "The XML is not well-formed here.")]
    [InlineData("<a>&#xD800;</a>", "The XML is not well-formed here.")]
    [InlineData("<n:a/>", "The XML is not well-formed here.")]
    public void A_file_that_is_not_well_formed_has_one_error(string text, string message)
    {
        Assert.Equal(message, Assert.Single(Parse(text).Errors).Message);
    }

    [Fact]
    public void Deep_nesting_is_read()
    {
        const int Depth = 100_000;
        string open = string.Concat(Enumerable.Repeat("<a>", Depth));
        XmlArtifact closed = Parse(open + string.Concat(Enumerable.Repeat("</a>", Depth)));
        XmlArtifact cut = Parse(open);

        Assert.Empty(closed.Errors);
        Assert.Single(cut.Errors);
        Assert.Equal(Depth, TagsEndingBefore(closed, int.MaxValue).Count);
        Assert.Equal(Depth, TagsEndingBefore(cut, int.MaxValue).Count);
    }

    [Fact]
    public void Binary_content_is_an_error()
    {
        var random = new Random(1);
        byte[] bytes = new byte[200_000];
        for (int i = 0; i < 20; i++)
        {
            random.NextBytes(bytes);

            Assert.Single(Parse("<a>" + Encoding.Latin1.GetString(bytes)).Errors);
            Assert.Single(Parse("<a>" + Encoding.UTF8.GetString(bytes)).Errors);
            Assert.Single(Parse(Encoding.BigEndianUnicode.GetString(bytes)).Errors);
        }
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        Assert.Throws<OperationCanceledException>(() => XmlArtifact.Parse(SourceText.From(WebConfig), new CancellationToken(canceled: true)));
    }

    private static XmlArtifact Parse(string text) => XmlArtifact.Parse(SourceText.From(text), TestContext.Current.CancellationToken);

    private static string Written(XmlArtifact artifact, TextSpan span) => artifact.Text.ToString(span);

    private static void AssertAttribute(XmlArtifact artifact, XmlAttribute attribute, string name, string written, string value)
    {
        Assert.Equal(name, Written(artifact, attribute.NameSpan));
        Assert.Equal(written, Written(artifact, attribute.ValueSpan));
        Assert.Equal(value, attribute.Value);
    }

    private static List<TextSpan> TagsEndingBefore(XmlArtifact artifact, int position)
    {
        var tags = new List<TextSpan>();
        if (artifact.Root is not { } root)
            return tags;

        Add(root);
        foreach (XmlElement element in root.Descendants)
            Add(element);

        return tags;

        void Add(XmlElement element)
        {
            if (element.Span.End <= position)
                tags.Add(element.Span);
        }
    }
}
