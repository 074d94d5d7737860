using System.Text;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>What reading allocates is counted, because it is the same on every machine; time is measured in the benchmarks.</summary>
public sealed class ArtifactScaleTests
{
    /// <summary>The memory that a text and what was read from it may take, as a multiple of the bytes of the file.</summary>
    private const int MemoryFactor = 10;

    [Theory]
    [InlineData("{\"Name\": \"value \\u00e9\", \"Numbers\": [1, 2.5, true]},\n")]
    [InlineData("0,")]
    public void Reading_json_takes_memory_in_proportion_to_the_text(string item)
    {
        AssertLinear("[", item, "]", text => Assert.Empty(JsonDocument.Parse(text, CancellationToken.None).Errors));
    }

    [Theory]
    [InlineData("<add key=\"Name\" value=\"a &amp; b\" />\n")]
    [InlineData("<a/>\n")]
    [InlineData("<target><file>app.log</file><!-- comment --></target>\r\n")]
    public void Reading_xml_takes_memory_in_proportion_to_the_text(string item)
    {
        AssertLinear("<a>", item, "</a>", text => Assert.Empty(XmlArtifact.Parse(text, CancellationToken.None).Errors));
    }

    [Theory]
    [InlineData("RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates && rm -rf /var/lib/apt/lists/*\n")]
    [InlineData("RUN a very long line that goes on \\\n")]
    [InlineData("# a comment\n")]
    [InlineData("# cloudready: disable CR7003 reason\n")]
    [InlineData("a b c d e f g ")]
    [InlineData("\0\0\0\n")]
    [InlineData("COPY <<EOF /x\n")]
    public void Reading_a_Dockerfile_takes_memory_in_proportion_to_the_text(string item) =>
        AssertLinear("FROM alpine:3\n", item, "", text => Assert.NotNull(Dockerfile.Parse(text, CancellationToken.None)), low: 0, length: 3_000_000);

    [Theory]
    [InlineData("", "---\napiVersion: v1\nkind: Service # comment\nmetadata:\n  name: \"shop\"\nspec:\n  ports:\n  - port: 80\n    name: 'http'\n  selector: {app: shop}\n")]
    [InlineData("data: |\n", "  one line of a block text\n")]
    [InlineData("a: ", "one line without an end ")]
    [InlineData("a: [", "0, [a, b], ")]
    [InlineData("", "---\na: b\n")]
    [InlineData("", "- - - - - - - - - - - - - - - - - - - - a\n")]
    [InlineData("", "- a: b\n")]
    public void Reading_yaml_takes_memory_in_proportion_to_the_text(string start, string item) => AssertLinear(
        start, item, start.EndsWith('[') ? "0]" : "", text => Assert.Empty(YamlFile.Parse(text, null, CancellationToken.None).Errors), length: 500_000);

    [Theory]
    [InlineData("- &a text\n")]
    [InlineData("- \"a text\n  of two lines\"\n")]
    [InlineData("{{- if .Values.a }}\na:\n{{- toYaml .Values.b | nindent 2 }}\n{{- end }}\n")]
    public void Reading_what_YamlDotNet_or_templates_need_is_linear(string item) =>
        AssertLinear("", item, "", text => Assert.Empty(YamlFile.Parse(text, null, CancellationToken.None).Errors), length: 200_000, memoryFactor: 150);

    [Fact]
    public void Longer_instructions_and_more_of_them_than_any_build_has_are_read()
    {
        Dockerfile file = Parse("FROM alpine AS s0\n", i => $"FROM s{i} AS s{i + 1}\n", 10_000);
        Assert.Equal(10_001, file.Stages.Length);
        Assert.Equal("s9999", file.FinalStage!.ImageWord.Text);
        Assert.Equal(64, file.FinalStage.Chain.Count());

        DockerInstruction run = Parse("FROM alpine\nRUN a \\\n", i => $"  && echo {i} \\\n", 100_000).Instructions[1];
        Assert.Equal(3 * 100_000 + 1, run.Words.Length);
        Assert.Equal("99999", run.Words[^1].Text);

        Assert.Equal(10_000, Parse("FROM alpine\n", i => $"RUN <<E{i}\necho {i}\nE{i}\n", 10_000).Instructions.Sum(instruction => instruction.Heredocs.Length));

        static Dockerfile Parse(string start, Func<int, string> item, int count)
        {
            Dockerfile file = Dockerfile.Parse(SourceText.From(start + string.Concat(Enumerable.Range(0, count).Select(item))), CancellationToken.None);
            Assert.Empty(file.Errors);
            return file;
        }
    }

    [Fact]
    public void A_Dockerfile_of_too_many_instructions_says_so()
    {
        Dockerfile file = Dockerfile.Parse(SourceText.From("FROM a\n" + string.Concat(Enumerable.Repeat("RUN a\n", 110_000))), CancellationToken.None);
        Assert.Contains("instructions", Assert.Single(file.Errors).Message, StringComparison.Ordinal);
    }

    private static void AssertLinear(
        string start, string item, string end, Action<SourceText> read, double low = 3.5, int length = 1_000_000, double memoryFactor = MemoryFactor)
    {
        SourceText small = MakeText(start, item, end, length);
        SourceText large = MakeText(start, item, end, 4 * length);
        read(small);

        double allocatedForSmall = Allocated(read, small);
        double allocatedForLarge = Allocated(read, large);

        Assert.InRange(allocatedForLarge / allocatedForSmall, low, 4.5);
        Assert.InRange((allocatedForLarge / large.Length) + sizeof(char), 0, memoryFactor);
    }

    /// <summary>A text that is held in chunks, as Roslyn holds large files.</summary>
    private static SourceText MakeText(string start, string item, string end, int length)
    {
        var content = new MemoryStream(length + start.Length + end.Length);
        content.Write(Encoding.ASCII.GetBytes(start));
        byte[] bytes = Encoding.ASCII.GetBytes(item);
        for (int count = length / bytes.Length; count > 0; count--)
            content.Write(bytes);

        content.Write(Encoding.ASCII.GetBytes(end));
        content.Position = 0;
        return SourceText.From(content, Encoding.ASCII);
    }

    private static long Allocated(Action<SourceText> read, SourceText text)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
