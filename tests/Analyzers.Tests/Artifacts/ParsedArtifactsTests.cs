using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class ParsedArtifactsTests
{
    [Fact]
    public void A_text_is_read_once_for_all_that_ask()
    {
        SourceText text = SourceText.From("{ \"a\": 1 }");

        Assert.Same(ParsedArtifacts.Json(text), ParsedArtifacts.Json(text));
        Assert.Same(ParsedArtifacts.Xml(text), ParsedArtifacts.Xml(text));
        Assert.NotSame(ParsedArtifacts.Json(text), ParsedArtifacts.Json(SourceText.From("{ \"a\": 1 }")));
    }

    [Fact]
    public void A_location_names_the_file_and_its_lines()
    {
        SourceText text = SourceText.From("{\r\n  \"a\": 1\r\n}");

        Location location = ArtifactLocation.Create("/app/appsettings.json", text, new TextSpan(5, 3));

        Assert.Equal(new TextSpan(5, 3), location.SourceSpan);
        Assert.Equal("/app/appsettings.json: (1,2)-(1,5)", location.GetLineSpan().ToString());
    }
}
