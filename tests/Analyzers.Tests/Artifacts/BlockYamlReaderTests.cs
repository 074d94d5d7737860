using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CloudReady.Analyzers.Artifacts;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>A file is the same whether it is read with YamlDotNet alone or with the reader of what manifests use before it.</summary>
[Properties(Arbitrary = [typeof(YamlTexts)], MaxTest = 300)]
public sealed partial class BlockYamlReaderTests
{
    [Property]
    public void Written_texts_are_the_same(WrittenYaml yaml) => AssertSame(yaml.Text);

    [Property]
    public void Edited_texts_are_the_same(EditedYaml yaml) => AssertSame(yaml.Text);

    [Fact]
    public void Files_and_pages_of_the_repository_are_the_same()
    {
        int count = 0;
        foreach (string folder in (string[])["samples", "deploy", "docs"])
        {
            foreach (string path in Directory.EnumerateFiles(Path.Combine(References.RepositoryRoot, folder), "*", SearchOption.AllDirectories))
            {
                if (Path.GetExtension(path) is ".yaml" or ".yml" or ".json")
                    AssertSame(File.ReadAllText(path), ref count);
                else if (Path.GetExtension(path) == ".md")
                    Assert.All(Fences().Matches(File.ReadAllText(path)), match => AssertSame(match.Groups[1].Value, ref count));
            }
        }

        Assert.InRange(count, 25, int.MaxValue);
    }

    [Fact]
    public void Every_prefix_and_every_omission_is_the_same()
    {
        const string Manifest = """
            # comment
            apiVersion: apps/v1
            kind: "Deployment" # comment
            metadata: {name: 'shop', labels: {a: b}}
            spec:
              template:
                containers:
                - name: a
                  args: ["--x", '-y']
                  env:
                    - name: B
                      value: "c\n"
                    -
                      name: D
                - - e
                  - |-
                    f
                     g

                    h
              text: one two
                three
              folded: >+
                i
                j

              empty:
            ---
            k: [
              l
            ]
            """;
        for (int i = 0; i <= Manifest.Length; i++)
        {
            AssertSame(Manifest[..i]);
            AssertSame(Manifest[..i] + Manifest[Math.Min(Manifest.Length, i + 1)..]);
        }
    }

    [Theory]
    [InlineData("a: 1\nb:\n- c: d\n  e: |\n    f\n", 0)]
    [InlineData("---\na: &x 1\n---\nb: 2\n---\nc: *x\n", 2)]
    [InlineData("a: 1\n...\n---\nb: 2\n", 2)]
    [InlineData("a: [\n---\nb: 2\n", 1)]
    public void YamlDotNet_is_asked_for_the_rest(string content, int documents)
    {
        var reader = new YamlReader(SourceText.From(content), null, CancellationToken.None);
        reader.Read();
        Assert.Equal(documents, reader.DocumentsOfYamlDotNet);
    }

    private static void AssertSame(string content, ref int count)
    {
        AssertSame(content);
        count++;
    }

    private static void AssertSame(string content) => Assert.Equal(Describe(content, isAlone: true), Describe(content, isAlone: false));

    private static string Describe(string content, bool isAlone)
    {
        YamlFile file = new YamlReader(SourceText.From(content), null, CancellationToken.None) { UsesYamlDotNetAlone = isAlone }.Read();
        var result = new StringBuilder();
        foreach (YamlNode root in file.Documents)
            Describe(root, 0, result);
        foreach (YamlEntry duplicate in file.DuplicateKeys)
            result.Append(CultureInfo.InvariantCulture, $"twice {duplicate.Key.Value} {duplicate.Span}\n");
        foreach (ArtifactError error in file.Errors.Concat(file.Limits))
            result.Append(CultureInfo.InvariantCulture, $"error {error.Span} {error.Message}\n");
        return result.ToString();
    }

    private static void Describe(YamlNode node, int depth, StringBuilder result)
    {
        result.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{node.GetType().Name} {node.Span} column {node.Column}");
        switch (node)
        {
            case YamlScalar scalar:
                result.Append(CultureInfo.InvariantCulture, $" {scalar.Style} {scalar.IsUnknown} <{scalar.Value}>\n");
                break;

            case YamlSequence sequence:
                result.Append(CultureInfo.InvariantCulture, $" {sequence.IsFlow} {sequence.IsOpen}\n");
                foreach (YamlNode item in sequence.Nodes)
                    Describe(item, depth + 1, result);
                break;

            case YamlMapping mapping:
                result.Append(CultureInfo.InvariantCulture, $" {mapping.IsFlow} {mapping.IsOpen}\n");
                foreach (YamlEntry entry in mapping.Entries)
                {
                    Describe(entry.Key, depth + 1, result);
                    Describe(entry.Value, depth + 2, result);
                }

                break;
        }
    }

    [GeneratedRegex("```(?:yaml|json)\\s*?\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
