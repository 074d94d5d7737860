using CloudReady.Analyzers.Artifacts;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.Text;
using Stj = System.Text.Json;

namespace CloudReady.Analyzers.Tests.Artifacts;

[Properties(Arbitrary = [typeof(JsonTexts)], MaxTest = 500)]
public sealed class JsonDocumentPropertyTests
{
    private static readonly Stj.JsonDocumentOptions ConfigurationOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = Stj.JsonCommentHandling.Skip,
    };

    [Property]
    public void Valid_json_is_read_as_System_Text_Json_reads_it(ValidJson json)
    {
        JsonDocument document = JsonDocument.Parse(SourceText.From(json.Text), CancellationToken.None);
        using Stj.JsonDocument expected = Stj.JsonDocument.Parse(json.Text, ConfigurationOptions);

        Assert.Empty(document.Errors);
        AssertEqual(expected.RootElement, document.Root!.Value, document.Text);
    }

    [Property]
    public void Errors_are_reported_exactly_when_System_Text_Json_refuses_the_text(EditedJson json)
    {
        JsonDocument document = JsonDocument.Parse(SourceText.From(json.Text), CancellationToken.None);

        Assert.Equal(IsAccepted(json.Text), document.Errors.IsEmpty);
        Assert.All(document.Errors, error => Assert.True(error.Span.End <= json.Text.Length));
        ReadEverything(document);
    }

    private static bool IsAccepted(string text)
    {
        try
        {
            Stj.JsonDocument.Parse(text, ConfigurationOptions).Dispose();
            return true;
        }
        catch (Stj.JsonException)
        {
            return false;
        }
    }

    private static void ReadEverything(JsonDocument document)
    {
        foreach (JsonSetting setting in document.Configuration)
            Assert.Equal(setting.Value.Kind == JsonValueKind.Null, setting.Value.GetString() is null);
    }

    private static void AssertEqual(Stj.JsonElement expected, JsonValue actual, SourceText text)
    {
        Assert.Equal(expected.ValueKind.ToString(), actual.Kind.ToString());
        Assert.Equal(expected.GetRawText(), text.ToString(actual.Span));
        switch (expected.ValueKind)
        {
            case Stj.JsonValueKind.Object:
                AssertMembersEqual(expected, actual, text);
                break;
            case Stj.JsonValueKind.Array:
                JsonElementList.Enumerator elements = actual.Elements.GetEnumerator();
                foreach (Stj.JsonElement element in expected.EnumerateArray())
                {
                    Assert.True(elements.MoveNext());
                    AssertEqual(element, elements.Current, text);
                }

                Assert.False(elements.MoveNext());
                break;
            case Stj.JsonValueKind.Null:
                Assert.Null(actual.GetString());
                break;
            default:
                Assert.Equal(expected.ToString(), actual.GetString());
                break;
        }
    }

    private static void AssertMembersEqual(Stj.JsonElement expected, JsonValue actual, SourceText text)
    {
        JsonMemberList.Enumerator members = actual.Members.GetEnumerator();
        foreach (Stj.JsonProperty member in expected.EnumerateObject())
        {
            Assert.True(members.MoveNext());
            Assert.Equal(member.Name, members.Current.Name);
            AssertEqual(member.Value, members.Current.Value, text);
        }

        Assert.False(members.MoveNext());
    }
}
