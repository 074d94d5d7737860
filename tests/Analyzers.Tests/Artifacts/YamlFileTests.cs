using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class YamlFileTests
{
    [Theory]
    [InlineData("a: 1\nb: 'two' # comment\nc: \"th\\u0072ee\"\nd: {e: 5, f: [6, 7]}\n")]
    [InlineData("a: 1\r\nb: 'two' # comment\r\nc: \"th\\u0072ee\"\r\nd:\r\n  e: 5\r\n  f:\r\n  - 6\r\n  - 7\r\n")]
    [InlineData("{ \"a\": 1, \"b\": \"two\",\t\"c\": \"three\", \"d\": { \"e\": 5, \"f\": [6, 7] } }")]
    [InlineData("# é 😀\na: 1\nb: two\nc: three\nd: &x {e: 5, f: [6, 7]}\ng: *x")]
    public void Spans_are_those_of_the_text(string content)
    {
        YamlFile file = Parse(content);
        Assert.Empty(file.Errors);
        YamlNode root = Assert.Single(file.Documents);
        Assert.Equal("1", Written(file, root.Get("a")!));
        Assert.Contains("two", Written(file, root.Get("b")!), StringComparison.Ordinal);
        Assert.Equal("three", root.Get("c")!.AsText());
        Assert.Equal("5", Written(file, root.Get("d")!.Get("e")!));
        Assert.Equal(["6", "7"], root.Get("d")!.Get("f")!.Items.Select(item => Written(file, item)));
        Assert.Equal("a", Written(file, ((YamlMapping)root).Entries[0].Key).Trim('"'));
    }

    [Fact]
    public void A_pair_in_a_list_starts_at_its_key() =>
        Assert.Equal("x: y", Written(Parse("a: [1, x: y]\n"), Parse("a: [1, x: y]\n").Documents[0].Get("a")!.Items[1]));

    [Fact]
    public void Block_texts_end_at_their_last_character()
    {
        YamlFile file = Parse("a: |\n  one\n  two\n\n\nb: >-\n  three\n  four\n# end\nc: 1\n");
        Assert.Equal("|\n  one\n  two", Written(file, file.Documents[0].Get("a")!));
        Assert.Equal("three four", file.Documents[0].Get("b")!.AsText());
        Assert.Equal("1", Written(file, file.Documents[0].Get("c")!));
    }

    [Fact]
    public void Aliases_and_merge_keys_are_followed()
    {
        YamlNode root = Parse("base: &b {x: 1, y: 2}\none:\n  <<: *b\n  y: 3\ntwo:\n  <<: [*b, {z: 4}]\nthree: *b\n").Documents[0];
        Assert.Equal(["1", "3"], [root.Get("one")!.Get("x")!.AsText(), root.Get("one")!.Get("y")!.AsText()]);
        Assert.Equal(["2", "4"], [root.Get("two")!.Get("y")!.AsText(), root.Get("two")!.Get("z")!.AsText()]);
        Assert.Equal("1", root.Get("three")!.Get("x")!.AsText());
        Assert.Null(root.Get("one")!.Get("q"));
    }

    [Fact]
    public void A_damaged_document_does_not_hide_the_next()
    {
        YamlFile file = Parse("a: [1\n---\nb: 2\n---\nc: ]\n---\nd: 4\n");
        Assert.Equal(2, file.Errors.Count);
        Assert.Equal(["2", "4"], [file.Documents[0].Get("b")!.AsText(), file.Documents[1].Get("d")!.AsText()]);
    }

    [Fact]
    public void Templates_keep_positions_and_say_what_is_not_known()
    {
        YamlFile file = Parse("""
            {{- if .Values.on }}
            a: {{ .Values.a | quote }}
            b: "x-{{ .Release.Name }}"
            {{- with .Values.c }}
            c:
              {{- toYaml . | nindent 2 }}
            {{- end }}
            d:
              e: 1
              {{- include "more" . | nindent 2 }}
            f:
            {{ toYaml .Values.list | indent 0 }}
            {{/* a comment
                 of two lines */}}
            g: {h: 1}
            {{- end }}
            """);
        Assert.True(file.IsTemplate);
        Assert.Empty(file.Errors);
        YamlNode root = file.Documents[0];
        Assert.True(root.Get("a")!.IsUnknown);
        Assert.Equal("{{ .Values.a | quote }}", Written(file, root.Get("a")!));
        Assert.True(root.Get("b")!.IsUnknown);
        Assert.True(root.Get("c")!.IsUnknown);
        Assert.Equal("1", root.Get("d")!.Get("e")!.AsText());
        Assert.True(root.Get("d")!.Get("other")!.IsUnknown);
        Assert.True(root.Get("f")!.IsUnknown);
        Assert.Null(root.Get("g")!.Get("i"));
        Assert.True(file.IsConditional(((YamlMapping)root).Find("c")!.Span, root.Span));
    }

    [Theory]
    [InlineData("{{ .Values.a.b }}", "1")]
    [InlineData("{{- .Values.a.b | quote -}}", "1")]
    [InlineData("\"v{{ .Values.a.b }}.{{ .Values.a.b }}\"", "v1.1")]
    [InlineData("{{ .Values.a.empty }}", null)]
    [InlineData("{{ .Values.a.none }}", null)]
    [InlineData("{{ .Values.a.b | default 3 }}", null)]
    [InlineData("{{ .Chart.Name }}", null)]
    public void Values_of_the_chart_are_looked_up(string written, string? expected)
    {
        YamlFile values = Parse("a:\n  b: 1\n  empty: \"\"\n");
        YamlNode node = YamlFile.Parse(SourceText.From($"x: {written}\n"), values, CancellationToken.None).Documents[0].Get("x")!;
        Assert.Equal(expected, node.AsText());
        Assert.Equal(expected is null, node.IsUnknown);
    }

    [Fact]
    public void A_value_of_ten_million_characters_is_read()
    {
        YamlFile file = Parse("a: |\n  " + new string('x', 11_000_000) + "\nb: 1\n");
        Assert.Empty(file.Errors);
        Assert.Equal(11_000_001, file.Documents[0].Get("a")!.AsText()!.Length);
        Assert.Equal("1", file.Documents[0].Get("b")!.AsText());
    }

    [Theory]
    [InlineData("a: 1\n---\n", "[", 200, "\n---\nb: 2\n", "nested")]
    [InlineData("a: 1\n---\n", "- ", 200, "\n---\nb: 2\n", "nested")]
    [InlineData("a: 1\n---\n", "- &a# x\n", 100_001, "---\nb: 2\n", "anchors")]
    public void What_nobody_writes_is_refused_and_the_rest_read(string start, string item, int count, string end, string reason)
    {
        YamlFile file = Parse(start + string.Concat(Enumerable.Range(0, count).Select(i => item.Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))) + end);
        Assert.Contains(reason, Assert.Single(file.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], [file.Documents[0].Get("a")!.AsText(), file.Documents[1].Get("b")!.AsText()]);
    }

    public static TheoryData<string> Hostile =>
    [
        new string('[', 200_000),
        string.Concat(Enumerable.Repeat("- ", 200_000)),
        string.Concat(Enumerable.Repeat("{a: ", 50_000)),
        string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:\n")),
        "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"b{i}: &{(char)('b' + (i % 20))}{i} [*a, *a, *a, *a, *a, *a]\n")),
        "a: &a [*a, *a]\nb: &b {<<: *b, c: *b}\n",
        "a: \0b\n",
        "\uFEFFa: 1\n",
        "a: \uD800\n",
        "\ta: 1\n",
        "a: *missing\n",
        "? [a, b]\n: c\n",
        "%YAML 9.9\n---\na: 1\n",
        "a: !!binary |\n  x\n--- !<tag:x>\n...\n...\n",
        "{{",
        string.Concat(Enumerable.Repeat("{{ \"`", 50_000)),
        string.Concat(Enumerable.Repeat("{{ if }}", 50_000)),
        new string('a', 300_000),
        "\"" + new string('a', 300_000),
        string.Concat(Enumerable.Repeat("&a ", 10_000)),
        string.Concat(Enumerable.Repeat("---\n\"", 10_000)),
        string.Concat(Enumerable.Repeat("- ", 90)) + "[" + string.Concat(Enumerable.Repeat("[a, {b: c}], ", 5_000)) + "]",
        string.Concat(Enumerable.Range(0, 5_000).Select(i => $"k{i}: &a{i % 100} v\nk{i}: *a{i % 100}\n")),
        string.Concat(Enumerable.Repeat("---\n", 100_000)),
        string.Concat(Enumerable.Repeat("a:\n{{ .b }}\n", 20_000)),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_ends(string content)
    {
        YamlFile file = Parse(content);
        foreach (YamlNode root in file.Documents)
            Assert.True(root.Get("nothing") is null or { IsUnknown: true });
    }

    [Fact]
    public void Zero_bytes_are_said() =>
        Assert.Contains("zero byte", Assert.Single(Parse("a: 1\n\0").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_prefix_of_a_manifest_is_read_without_failing()
    {
        const string Manifest = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  a: \"x\\\"y\"\n  b: 'z'\n  c: [1, {d: e}]\n  f: |\n    g\n  {{- if .h }}\n  i: {{ .j }}\n  {{- end }}\n  k: &l {m: n}\n  o: *l\n";
        for (int length = 0; length <= Manifest.Length; length++)
        {
            YamlFile file = Parse(Manifest.Substring(0, length));
            Assert.All(file.Errors, error => Assert.InRange(error.Span.End, 0, length));
        }
    }

    private static YamlFile Parse(string content) => YamlFile.Parse(SourceText.From(content), null, CancellationToken.None);

    private static string Written(YamlFile file, YamlNode node) => file.Text.ToString(node.Span);
}
