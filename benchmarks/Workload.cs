using System.Collections.Immutable;
using System.Diagnostics;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Benchmarks;

/// <summary>What one analysis took.</summary>
internal readonly record struct Cost(TimeSpan Cpu, TimeSpan Wall, long Bytes);

/// <summary>A project that is compiled and analyzed again and again, each time as if it were seen for the first time.</summary>
internal sealed class Workload
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly MetadataReference[] _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    public Workload(IEnumerable<string> sources)
    {
        _trees = [.. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"/src/File{i}.cs"))];
        LineCount = _trees.Sum(tree => tree.GetText().Lines.Count);
    }

    public int LineCount { get; }

    /// <summary>Runs one analyzer with only some rules switched on, alone or beside the compiler's own diagnostics.</summary>
    public Cost Run(DiagnosticAnalyzer analyzer, ImmutableArray<Rule> rules, bool withCompiler)
    {
        CSharpCompilation compilation = FreshCompilation(rules);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], WebProject.Instance), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        GC.Collect();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();

        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([analyzer], options);
        Task<ImmutableArray<Diagnostic>> diagnostics = withCompiler
            ? analysis.GetAllDiagnosticsAsync(CancellationToken.None)
            : analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        diagnostics.GetAwaiter().GetResult();

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
            _trees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), tree.Options)),
            _references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: off));
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
