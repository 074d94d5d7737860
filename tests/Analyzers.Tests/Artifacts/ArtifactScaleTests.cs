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
        AssertLinear("FROM alpine:3\n", item, "", text => Assert.NotNull(Dockerfile.Parse(text, CancellationToken.None)), low: 0);

    private static void AssertLinear(string start, string item, string end, Action<SourceText> read, double low = 3.5)
    {
        const int Length = 5_000_000;
        SourceText small = MakeText(start, item, end, Length);
        SourceText large = MakeText(start, item, end, 4 * Length);
        read(small);

        double allocatedForSmall = Allocated(read, small);
        double allocatedForLarge = Allocated(read, large);

        Assert.InRange(allocatedForLarge / allocatedForSmall, low, 4.5);
        Assert.InRange((allocatedForLarge / large.Length) + sizeof(char), 0, MemoryFactor);
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
