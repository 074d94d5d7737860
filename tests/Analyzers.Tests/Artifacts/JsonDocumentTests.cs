using System.Text;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class JsonDocumentTests
{
    private const string Settings = """
        // deployed by hand
        {
          "ConnectionStrings": {
            "Default": "Server=tcp:\"db\";Password=\u00fc\\", /* the one */
            "Names": [ "a", 1.50, true, null, { "b": [] }, ],
          },
          "Empty": {},
          "Last": -0.5e+3
        }
        """;

    [Fact]
    public void Spans_are_what_is_written()
    {
        JsonDocument document = Parse(Settings);
        JsonProperty section = Members(document.Root)[0];
        JsonProperty setting = Members(section.Value)[0];

        Assert.Empty(document.Errors);
        Assert.Equal("\"ConnectionStrings\"", Written(document, section.NameSpan));
        Assert.Equal("\"Default\"", Written(document, setting.NameSpan));
        Assert.Equal("""
            "Server=tcp:\"db\";Password=\u00fc\\"
            """, Written(document, setting.Value.Span));
        Assert.Equal("""
            Server=tcp:\"db\";Password=\u00fc\\
            """, Written(document, setting.Value.ContentSpan));
        Assert.Equal("""Server=tcp:"db";Password=ü\""", setting.Value.GetString());
        Assert.Equal("""[ "a", 1.50, true, null, { "b": [] }, ]""", Written(document, Members(section.Value)[1].Value.Span));
        Assert.Equal("-0.5e+3", Written(document, Members(document.Root)[2].Value.ContentSpan));
        Assert.Equal(Settings.IndexOf('{'), document.Root!.Value.Span.Start);
        Assert.Equal(Settings.Length, document.Root!.Value.Span.End);
    }

    [Theory]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData("{\r\n\"a\"\r\n:\r\n1\r\n}\r\n")]
    [InlineData("{\"a\":1}//")]
    [InlineData("/**/{/**/\"a\":/**/1/**/,/**/}/**/")]
    [InlineData("{\"\\u0061\":1}")]
    public void A_settings_file_is_accepted_as_configuration_accepts_it(string text)
    {
        JsonDocument document = Parse(text);

        Assert.Empty(document.Errors);
        JsonProperty member = Assert.Single(Members(document.Root));
        Assert.Equal("a", member.Name);
        Assert.Equal("1", Written(document, member.Value.Span));
    }

    [Fact]
    public void Escaped_and_written_surrogates_are_one_character()
    {
        JsonDocument document = Parse("""["😀\uD83D\uDE00", "\ud800"]""");

        Assert.Empty(document.Errors);
        Assert.Equal(["😀😀", "\ud800"], Strings(document.Root!.Value));
    }

    [Fact]
    public void Duplicate_members_are_kept_in_order()
    {
        List<JsonProperty> members = Members(Parse("""{ "a": 1, "A": 2, "a": 3 }""").Root);

        Assert.Equal(["a", "A", "a"], members.ConvertAll(member => member.Name));
        Assert.Equal(["1", "2", "3"], members.ConvertAll(member => member.Value.GetString()));
    }

    [Fact]
    public void A_file_cut_off_anywhere_keeps_its_complete_members()
    {
        List<string> complete = Flatten(Parse(Settings));
        for (int length = 0; length < Settings.Length; length++)
        {
            JsonDocument document = Parse(Settings[..length]);
            List<string> read = Flatten(document);

            Assert.NotEmpty(document.Errors);
            Assert.Equal(complete.GetRange(0, read.Count), read);
            Assert.Equal(CompleteScalars(length), read.Count);
        }
    }

    [Theory]
    [InlineData("""{ "a": 1 "b": 2 }""", "\"b\"", "a=1 b=2")]
    [InlineData("{ \"a\": 'x',\n \"b\": 2 }", "'", "b=2")]
    [InlineData("{ \"a\": \"x\n \"b\": 2 }", "\"", "b=2")]
    [InlineData("""{ "a": , "b": 2 }""", ",", "b=2")]
    [InlineData("""{ "a", "b": 2 }""", ",", "b=2")]
    [InlineData("""{ a: 1, "b": 2 }""", "a", "b=2")]
    [InlineData("""{ "a" /* x */: 1, "b": 2 }""", "/", "a=1 b=2")]
    [InlineData("""{ "a": 01, "b": 2 }""", "0", "b=2")]
    [InlineData("""{ "a": True, "b": 2 }""", "T", "b=2")]
    [InlineData("""{ "a": [1, 2, "b": 2 }""", ":", "a:0=1 a:1=2 a:2=b")]
    [InlineData("""{ "a": [1 }, "b": 2 }""", "}", "a:0=1")]
    [InlineData("""{ "a": 1 ], "b": 2 }""", "]", "a=1 b=2")]
    [InlineData("""{ "a": "\q", "b": 2 }""", "\\", "a=\\q b=2")]
    [InlineData("""{ "a": 1 } { "b": 2 }""", "{", "a=1")]
    [InlineData("{ \"a\": \"\0\", \"b\": 2 }", "\0", "a=\0 b=2")]
    [InlineData("""{ "a": 1, /* "b": 2 }""", "/", "a=1")]
    public void Reading_goes_on_after_an_error(string text, string firstError, string settings)
    {
        JsonDocument document = Parse(text);

        Assert.NotEmpty(document.Errors);
        Assert.Equal(firstError[0], text[document.Errors[0].Span.Start]);
        Assert.Equal(settings, string.Join(' ', Flatten(document)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" // nothing\n")]
    [InlineData("\uFEFF")]
    [InlineData("\0\0\0\0")]
    [InlineData("<configuration />")]
    public void A_file_without_a_value_has_an_error_and_no_root(string text)
    {
        JsonDocument document = Parse(text);

        Assert.Single(document.Errors);
        Assert.Null(document.Root);
    }

    [Fact]
    public void Nesting_is_accepted_to_the_depth_that_System_Text_Json_accepts()
    {
        Assert.Empty(Parse(new string('[', 64) + new string(']', 64)).Errors);

        ArtifactError error = Assert.Single(Parse(new string('[', 65) + new string(']', 65)).Errors);
        Assert.Equal(new TextSpan(64, 1), error.Span);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Nesting_without_end_is_an_error(string open)
    {
        JsonDocument document = Parse("{\"first\":1,\"deep\":" + string.Concat(Enumerable.Repeat(open, 100_000)));

        Assert.Single(document.Errors);
        Assert.Equal("first=1", Assert.Single(Flatten(document)));
    }

    [Fact]
    public void Binary_content_is_an_error()
    {
        var random = new Random(1);
        byte[] bytes = new byte[200_000];
        for (int i = 0; i < 20; i++)
        {
            random.NextBytes(bytes);
            JsonDocument latin = Parse("{\"a\":[" + Encoding.Latin1.GetString(bytes));
            JsonDocument utf8 = Parse("{\"a\":[" + Encoding.UTF8.GetString(bytes));

            Assert.InRange(latin.Errors.Length, 1, 100);
            Assert.InRange(utf8.Errors.Length, 1, 100);
        }
    }

    [Fact]
    public void Messages_do_not_quote_the_file()
    {
        const string Damaged = """{ "Password": hunter2, "Token": 12hunter2, "Key": "hunter2\q" hunter2 """;

        Assert.All(Parse(Damaged).Errors, error => Assert.DoesNotContain("hunter", error.Message));
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        Assert.Throws<OperationCanceledException>(() => JsonDocument.Parse(SourceText.From(Settings), new CancellationToken(canceled: true)));
    }

    private static JsonDocument Parse(string text) => JsonDocument.Parse(SourceText.From(text), TestContext.Current.CancellationToken);

    private static string Written(JsonDocument document, TextSpan span) => document.Text.ToString(span);

    /// <summary>The number of scalars of <see cref="Settings"/> that end before the position.</summary>
    private static int CompleteScalars(int position)
    {
        int count = 0;
        foreach (JsonSetting setting in Parse(Settings).Configuration)
        {
            // The last digits of a number may be cut off.
            int needed = setting.Value.Span.End + (setting.Value.Kind == JsonValueKind.Number ? 1 : 0);
            count += needed <= position ? 1 : 0;
        }

        return count;
    }

    private static List<JsonProperty> Members(JsonValue? value)
    {
        var members = new List<JsonProperty>();
        foreach (JsonProperty member in value!.Value.Members)
            members.Add(member);

        return members;
    }

    private static List<string?> Strings(JsonValue array)
    {
        var strings = new List<string?>();
        foreach (JsonValue element in array.Elements)
            strings.Add(element.GetString());

        return strings;
    }

    private static List<string> Flatten(JsonDocument document)
    {
        var settings = new List<string>();
        foreach (JsonSetting setting in document.Configuration)
            settings.Add($"{setting.Key}={setting.Value.GetString()}");

        return settings;
    }
}
