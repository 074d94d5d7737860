using System.Collections.Immutable;
using System.Diagnostics;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Benchmarks;

/// <summary>What one analysis took.</summary>
internal readonly record struct Cost(TimeSpan Cpu, TimeSpan Wall, long Bytes)
{
    /// <summary>The least of each figure.</summary>
    public static Cost Least(Cost one, Cost other) =>
        new(one.Cpu < other.Cpu ? one.Cpu : other.Cpu, one.Wall < other.Wall ? one.Wall : other.Wall, Math.Min(one.Bytes, other.Bytes));
}

/// <summary>A project that is compiled and analyzed again and again, each time as if it were seen for the first time.</summary>
internal sealed class Workload
{
    private readonly ImmutableArray<SourceText> _sources;
    private readonly MetadataReference[] _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    public Workload(IEnumerable<string> sources)
    {
        _sources = [.. sources.Select(source => SourceText.From(source))];
        LineCount = _sources.Sum(source => source.Lines.Count);
    }

    public int LineCount { get; }

    /// <summary>
    /// Compiles without emitting, then analyzes every file with only some rules switched on, on one thread and without the
    /// driver: a driver outside a compiler compiles once more for itself, which costs more than the rules.
    /// </summary>
    public (Cost Compiler, Cost Analyzer) Run(ImmutableArray<Rule> rules)
    {
        CSharpCompilation compilation = FreshCompilation(rules);
        GC.Collect();
        Cost compiler = Measure(() => compilation.GetDiagnostics());
        Cost analyzer = Measure(() =>
        {
            CompilationContext? shared = CloudReadyAnalyzer.Prepare(compilation, new AnalyzerOptions([], WebProject.Instance), CancellationToken.None);
            foreach (SyntaxTree tree in compilation.SyntaxTrees)
                CloudReadyAnalyzer.Analyze(compilation.GetSemanticModel(tree), shared!, static _ => { }, CancellationToken.None);
        });
        return (compiler, analyzer);
    }

    private static Cost Measure(Action run)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();

        run();

        return new Cost(
            Process.GetCurrentProcess().TotalProcessorTime - cpu,
            Stopwatch.GetElapsedTime(start),
            GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    /// <summary>New trees over the same text: nothing that an earlier run kept for a tree is found again.</summary>
    private CSharpCompilation FreshCompilation(ImmutableArray<Rule> rules)
    {
        IEnumerable<KeyValuePair<string, ReportDiagnostic>> off = RuleCatalog.All
            .Where(rule => !rules.Contains(rule))
            .Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Suppress));
        return CSharpCompilation.Create(
            "Benchmark",
            _sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"/src/File{i}.cs")),
            _references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: off, concurrentBuild: false));
    }

    private sealed class WebProject : AnalyzerConfigOptionsProvider
    {
        public static readonly WebProject Instance = new();

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.UsingMicrosoftNETSdkWeb" ? "true" : null;
                return value is not null;
            }
        }
    }
}
