using System.Diagnostics;
using System.Text;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Benchmarks;

/// <summary>
/// What reading a file beside the code takes: megabytes per second of CPU, and bytes of memory for each byte of the file, the
/// text itself included, that are kept and that were allocated in all.
/// </summary>
internal static class ArtifactBenchmark
{
    private const int Megabyte = 1_000_000;
    private static readonly int[] Sizes = [1, 10, 100];

    /// <param name="args">Parts of names: only rows with one of them are measured.</param>
    public static void Run(string[] args)
    {
        Console.WriteLine($"{"",-42} {"MB",5} {"MB/s",8} {"kept",8} {"allocated",10}");
        foreach (int size in Sizes)
        {
            Measure("JSON", GeneratedArtifact.Settings, size, Json);
            Measure("XML", GeneratedArtifact.WebConfig, size, Xml);
            Measure("YAML", GeneratedArtifact.Manifests, size, Yaml);
            Measure("YAML, each value looked at", GeneratedArtifact.Manifests, size, YamlAndItsValues);
            Measure("YAML, YamlDotNet alone", GeneratedArtifact.Manifests, size, YamlDotNetAlone);
            Measure("Dockerfile", GeneratedArtifact.Dockerfiles, size, Dockerfile);
            Measure("Dockerfile, each word looked at", GeneratedArtifact.Dockerfiles, size, DockerfileAndItsWords);
        }

        foreach (GeneratedArtifact hostile in GeneratedArtifact.HostileJson)
            Measure("JSON", hostile, 10, Json);
        foreach (GeneratedArtifact hostile in GeneratedArtifact.HostileXml)
            Measure("XML", hostile, 10, Xml);
        foreach (GeneratedArtifact hostile in GeneratedArtifact.HostileYaml)
            MeasureGrowth("YAML", hostile, Yaml);
        foreach (GeneratedArtifact hostile in GeneratedArtifact.HostileDockerfiles)
            MeasureGrowth("Dockerfile", hostile, Dockerfile);

        void Measure(string reader, GeneratedArtifact artifact, int size, Func<SourceText, object> read)
        {
            string name = $"{reader}, {artifact.Name}";
            if (args.Length > 0 && !args.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                return;

            byte[] bytes = artifact.Create(size * Megabyte);
            int runs = size >= 100 ? 3 : 7;
            var best = new Result(TimeSpan.MaxValue, long.MaxValue, long.MaxValue);
            for (int i = 0; i < runs; i++)
                best = Result.Least(best, MeasureOnce(bytes, read));
            Console.WriteLine(
                $"{name,-42} {size,5} {bytes.Length / best.Cpu.TotalSeconds / Megabyte,8:0.0} {(double)best.Kept / bytes.Length,8:0.0} {(double)best.Allocated / bytes.Length,10:0.0}");
        }

        // Time that is not linear shows as a rate that falls with the size.
        void MeasureGrowth(string reader, GeneratedArtifact artifact, Func<SourceText, object> read)
        {
            Measure(reader, artifact, 1, read);
            Measure(reader, artifact, 10, read);
        }
    }

    private static object Json(SourceText text) => JsonDocument.Parse(text, CancellationToken.None);

    private static object Xml(SourceText text) => XmlArtifact.Parse(text, CancellationToken.None);

    private static object Yaml(SourceText text) => YamlFile.Parse(text, null, CancellationToken.None);

    private static object YamlAndItsValues(SourceText text)
    {
        YamlFile file = YamlFile.Parse(text, null, CancellationToken.None);
        return (file, file.Documents.Sum(Length));

        static long Length(YamlNode node) => node switch
        {
            YamlScalar scalar => scalar.Value.Length,
            YamlMapping mapping => mapping.Entries.Sum(entry => Length(entry.Key) + Length(entry.Value)),
            _ => node.Items.Sum(Length),
        };
    }

    private static object YamlDotNetAlone(SourceText text)
    {
        var parser = new YamlDotNet.Core.Parser(new StringReader(text.ToString()));
        long events = 0;
        while (parser.MoveNext())
            events++;
        return events;
    }

    private static object Dockerfile(SourceText text)
    {
        Analyzers.Artifacts.Dockerfile file = Analyzers.Artifacts.Dockerfile.Parse(text, CancellationToken.None);
        return (file, file.Stages);
    }

    private static object DockerfileAndItsWords(SourceText text)
    {
        Analyzers.Artifacts.Dockerfile file = Analyzers.Artifacts.Dockerfile.Parse(text, CancellationToken.None);
        return (file, file.Stages, file.Instructions.Sum(instruction => instruction.Words.Length));
    }

    private static Result MeasureOnce(byte[] bytes, Func<SourceText, object> read)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        SourceText text = SourceText.From(new MemoryStream(bytes), Encoding.UTF8);
        long textSize = GC.GetTotalMemory(forceFullCollection: true) - before;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;

        object result = read(text);

        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(result);
        GC.KeepAlive(text);
        return new Result(cpu, kept, allocated + textSize);
    }

    private readonly record struct Result(TimeSpan Cpu, long Kept, long Allocated)
    {
        /// <summary>Noise only ever adds, so the least of each figure counts.</summary>
        public static Result Least(Result one, Result other) =>
            new(one.Cpu < other.Cpu ? one.Cpu : other.Cpu, Math.Min(one.Kept, other.Kept), Math.Min(one.Allocated, other.Allocated));
    }
}
