using FsCheck;
using FsCheck.Fluent;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>JSON with comments and trailing commas that <c>System.Text.Json</c> can read.</summary>
public sealed record ValidJson(string Text);

/// <summary>JSON with one to three edits, most of which break it.</summary>
public sealed record EditedJson(string Text);

/// <summary>Generators of JSON texts.</summary>
public static class JsonTexts
{
    private static readonly Gen<string> Trivia = Gen.Frequency(
        (8, Gen.Constant("")),
        (3, Gen.Elements(" ", "\t", "\n", "\r\n", "  \r")),
        (1, Gen.Elements("// a \"comment\", [\n", "/* { */", "/***/", "//\r\n", "/* 1\r\n2 */ // 3\r")));

    private static readonly Gen<string> Space = Gen.Elements("", "", "", " ", "\t", "\n", "\r\n");

    private static readonly Gen<string> StringLiteral =
        from parts in Gen.Elements(
            "a", "Password", "ü", "日本", "😀", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t",
            "\\u00e9", "\\uD83D\\uDE00", "\\u0000", "/*", "//", "{", "]", ",", ":", " ", "\u2028", "\u0085").ArrayOf()
        select '"' + string.Concat(parts) + '"';

    private static readonly Gen<string> Scalar = Gen.OneOf(
        StringLiteral,
        Gen.Elements("true", "false", "null", "0", "-0", "12", "-3.25", "1e5", "0.10E-07", "98765432109876543210"));

    /// <summary>Valid JSON.</summary>
    public static Arbitrary<ValidJson> Valid() =>
        (from value in Gen.Sized(size => Value(Math.Min(size, 20)))
         from before in Trivia
         from after in Trivia
         select new ValidJson(before + value + after)).ToArbitrary();

    /// <summary>Edited JSON.</summary>
    public static Arbitrary<EditedJson> Edited() =>
        (from valid in Valid().Generator
         from edits in Gen.Choose(1, 3).SelectMany(count => TextEdits.Generator("{}[]\",:/*\\ \n\rtu0-1.e\u2028\u00A0\0\u0001x").ArrayOf(count))
         select new EditedJson(TextEdits.Apply(valid.Text, edits))).ToArbitrary();

    private static Gen<string> Value(int size) => size <= 1
        ? Scalar
        : Gen.Frequency((2, Scalar), (3, List('{', Member(size / 2), '}')), (2, List('[', Value(size / 2), ']')));

    private static Gen<string> Member(int size) =>
        from name in StringLiteral
        from beforeColon in Space
        from afterColon in Trivia
        from value in Value(size)
        select name + beforeColon + ':' + afterColon + value;

    private static Gen<string> List(char open, Gen<string> item, char close) =>
        from items in (from before in Trivia from content in item from after in Trivia select before + content + after).ArrayOf()
        from hasTrailingComma in Gen.Elements(true, false)
        from end in Trivia
        select open + string.Join(',', items) + (hasTrailingComma && items.Length > 0 ? "," : "") + end + close;
}
