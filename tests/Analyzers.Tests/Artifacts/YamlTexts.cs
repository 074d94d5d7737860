using FsCheck;
using FsCheck.Fluent;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>YAML in the many ways in which it can be written.</summary>
public sealed record WrittenYaml(string Text);

/// <summary>YAML with one to three edits, some of which break it.</summary>
public sealed record EditedYaml(string Text);

/// <summary>Generators of YAML texts.</summary>
public static class YamlTexts
{
    private static readonly Gen<string> Key = Gen.Elements(
        "a", "name", "app.kubernetes.io/name", "kind ", "\"quoted\"", "'single'", "\"e\\u0073c\"", "- x", "{{ .Values.key }}", "<<", "b c", "-1", "?x", "\"\"", "a#b", "k:l");

    private static readonly Gen<string> LineText = Gen.Elements(
        "v1", "true", "8080", "two words", "http://shop:80/a#b", "'it''s'", "\"a\\tb \\\"c\\\"\"", "\"\"", "''", "~", "", "a,b", "-x", "x -", "0 0 * * *", "{{ .Values.a }}",
        "\"{{ .b }}\"", "a 'b' \"c\"", "value # comment", "'x' # comment", "é 😀", "&a x", "*a", "!!str x", "a: b", "[a]: b", "@x", "%x", ":x", "\"x\"y", "'open", "\"open", "x\u00A0", "a\tb\t");

    private static readonly Gen<string> Flow = Gen.Elements(
        "[]", "{}", "[a, 'b', \"c\"]", "{a: 1, \"b\":2}", "[ {a: [b, c]}, d ]", "{ a: {} } # comment", "[a, b,]", "[a: b]", "{a, b}", "{a: }", "[\n  a,\n  b\n]", "{\"a\": [\n1\n]\n}", "[a b, -c]", "[*a]", "[a # c\n]",
        "[a\n  b]", "{a:1}", "{\"a\"::b}", "[http://x:80/]");

    private static readonly Gen<string> Trailer = Gen.Frequency((6, Gen.Constant("\n")), (1, Gen.Elements(" \n", "\n\n", " # comment\n", "\n# comment\n", "\n      # comment\n", "\n  \n", "\t\n")));

    /// <summary>Mostly what manifests use.</summary>
    public static Arbitrary<WrittenYaml> Written() =>
        (from documents in (from node in Gen.Sized(size => Node(0, Math.Min(size, 25))) from isRoot in Gen.Constant(0) select node).NonEmptyListOf()
         from separator in Gen.Elements("---\n", "--- \n", "---\n", "--- # x\n", "...\n", "...\n---\n", "---\n---\n")
         from start in Gen.Elements("", "---\n", "# comment\n\n", "%YAML 1.2\n---\n", "\uFEFF")
         from end in Gen.Elements("", "\n", "---\n", "...\n", " ")
         from isWindows in Gen.Elements(false, false, true)
         select new WrittenYaml(Lines(start + string.Join(separator, documents.Take(4)) + end, isWindows))).ToArbitrary();

    /// <summary>Edited YAML.</summary>
    public static Arbitrary<EditedYaml> Edited() =>
        (from written in Written().Generator
         from edits in Gen.Choose(1, 3).SelectMany(count => TextEdits.Generator(" \t\n\r:-#'\"[]{},|>&*!?%@.\\x1\u0085\u2028").ArrayOf(count))
         select new EditedYaml(TextEdits.Apply(written.Text, edits))).ToArbitrary();

    private static string Lines(string text, bool isWindows) => isWindows ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;

    /// <summary>Lines of a container at a column; each ends with a line break.</summary>
    private static Gen<string> Node(int column, int size) => size <= 1
        ? Entries(column, 1)
        : Gen.Frequency((4, Entries(column, size)), (2, Items(column, size)), (1, from flow in Flow select Space(column) + flow + "\n"));

    private static Gen<string> Entries(int column, int size) =>
        from entries in (from key in Key from value in Value(column, size / 2, isEntry: true) select Space(column) + key + ":" + value).NonEmptyListOf()
        select string.Concat(entries.Take(5));

    private static Gen<string> Items(int column, int size) =>
        from items in (from value in Gen.Frequency((3, Value(column, size / 2, isEntry: false)), (2, Compact(column, size / 2))) select Space(column) + "-" + value).NonEmptyListOf()
        select string.Concat(items.Take(5));

    private static Gen<string> Compact(int column, int size) =>
        from entries in Node(column + 2, size)
        select entries.Length > column + 2 ? " " + entries[(column + 2)..] : " x\n";

    private static Gen<string> Value(int column, int size, bool isEntry) => Gen.Frequency(
        (6, from text in LineText from trailer in Trailer select " " + text + trailer),
        (2, from flow in Flow from trailer in Trailer select " " + flow + trailer),
        (2, Block(column)),
        (1, from trailer in Trailer select trailer),
        (1, from words in Gen.Elements("one\n", "one # c\n", "\n") from more in Gen.Elements("two", "- two", "\n\n    two", "# no", "two: three", "\ttwo") select $" {words}{Space(column + 1)}{more}\n"),
        (size > 1 ? 6 : 0, from trailer in Trailer from node in Node(column + 2, size) select trailer + node),
        (size > 1 && isEntry ? 2 : 0, from trailer in Trailer from items in Items(column, size) select trailer + items));

    private static Gen<string> Block(int column) =>
        from header in Gen.Elements("|", ">", "|-", ">-", "|+", ">+", "| # comment", "|2", ">1-", "|#", "|\t")
        from lines in Gen.Elements("text", "  indented", "", " ", "\tx", "# no comment", "key: value", "---", "      ", "- a", "  ").ArrayOf()
        from indent in Gen.Elements(1, 2, 2, 2, 4)
        from dedent in Gen.Elements(0, 0, 0, 0, 1)
        select $" {header}\n" + string.Concat(lines.Select((line, i) => (line.Length == 0 ? "" : Space(column + indent - (i == 1 ? dedent : 0))) + line + "\n"));

    private static string Space(int count) => new(' ', count);
}
