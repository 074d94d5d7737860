using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class JsonConfigurationTests
{
    private const string Settings = """
        {
          "ConnectionStrings": { "Default": "Server=db" },
          "Kestrel:Limits": { "MaxRequestBodySize": 10 },
          "Endpoints": [ { "Url": "http://a" }, [ true, false ], null, "x" ],
          "Empty": {},
          "None": [],
          "": { "": "nameless" },
          "connectionstrings": { "Default": "second", "Other": "o" }
        }
        """;

    [Fact]
    public void Keys_and_values_are_those_of_the_configuration()
    {
        Assert.Equal(
            [
                "ConnectionStrings:Default=Server=db",
                "Kestrel:Limits:MaxRequestBodySize=10",
                "Endpoints:0:Url=http://a",
                "Endpoints:1:0=True",
                "Endpoints:1:1=False",
                "Endpoints:2=",
                "Endpoints:3=x",
                ":=nameless",
                "connectionstrings:Default=second",
                "connectionstrings:Other=o",
            ],
            Flatten(Settings));
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public void A_file_whose_root_is_not_an_object_has_no_settings(string text)
    {
        Assert.Empty(Flatten(text));
        Assert.Null(Parse(text).Configuration.Find("0"));
    }

    [Theory]
    [InlineData("ConnectionStrings:Default", "\"Server=db\"")]
    [InlineData("CONNECTIONSTRINGS:other", "\"o\"")]
    [InlineData("connectionStrings", "{ \"Default\": \"Server=db\" }")]
    [InlineData("Kestrel:Limits:MaxRequestBodySize", "10")]
    [InlineData("kestrel:limits", "{ \"MaxRequestBodySize\": 10 }")]
    [InlineData("Endpoints:0:Url", "\"http://a\"")]
    [InlineData("Endpoints:2", "null")]
    [InlineData(":", "\"nameless\"")]
    public void A_key_finds_its_value_without_regard_to_case(string key, string written)
    {
        JsonDocument document = Parse(Settings);

        Assert.Equal(written, document.Text.ToString(document.Configuration.Find(key)!.Value.Span));
    }

    [Theory]
    [InlineData("Connection")]
    [InlineData("ConnectionStrings:")]
    [InlineData("ConnectionStrings:Default:More")]
    [InlineData("Kestrel")]
    [InlineData("Endpoints:4")]
    [InlineData("Endpoints:00")]
    public void A_key_that_is_not_there_finds_nothing(string key)
    {
        Assert.Null(Parse(Settings).Configuration.Find(key));
    }

    private static JsonDocument Parse(string text) => JsonDocument.Parse(SourceText.From(text), TestContext.Current.CancellationToken);

    private static List<string> Flatten(string text)
    {
        var settings = new List<string>();
        foreach (JsonSetting setting in Parse(text).Configuration)
            settings.Add($"{setting.Key}={setting.Value.GetString()}");

        return settings;
    }
}
