using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using CloudReady.Benchmarks;
using Microsoft.CodeAnalysis;

// What the analyzers cost, against the compiler with an analyzer that does nothing. Without arguments on a generated tree;
// with a path on the C# files below it, compiled as one project, which need not bind without errors.
const int Lines = 60_000;
const int Runs = 7;

string[] sources = args.Length > 0
    ? [.. Directory.EnumerateFiles(args[0], "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(File.ReadAllText)]
    : [.. GeneratedTree.Create(Lines)];
var workload = new Workload(sources);
Console.WriteLine($"{workload.LineCount:N0} lines in {sources.Length:N0} files, {Environment.ProcessorCount} processors, best of {Runs} runs");

workload.Run(new CloudReadyAnalyzer(), RuleCatalog.All, withCompiler: true);
workload.Run(new IdleAnalyzer(), RuleCatalog.All, withCompiler: true);
Measure("all rules", workload, RuleCatalog.All);
Console.WriteLine($"{"",-10} {WallRatio(workload),6:0.000} x wall clock of compiler and idle analyzer");
foreach (Rule rule in RuleCatalog.All.Where(rule => rule.Section != Section.Tool))
    Measure(rule.Id, workload, [rule]);

static bool IsSource(string path) =>
    !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

// The analyzers alone: their scan, what they bind, and what they report. Noise only ever adds, so the best run counts.
static void Measure(string name, Workload workload, ImmutableArray<Rule> rules)
{
    Cost idle = Best(() => workload.Run(new IdleAnalyzer(), rules, withCompiler: false));
    Cost busy = Best(() => workload.Run(new CloudReadyAnalyzer(), rules, withCompiler: false));
    double cpu = (busy.Cpu - idle.Cpu).TotalMicroseconds / workload.LineCount;
    double bytes = (busy.Bytes - idle.Bytes) / (double)workload.LineCount;
    Console.WriteLine($"{name,-10} {cpu,6:0.00} us/line CPU {bytes,6:0} bytes/line");
}

static double WallRatio(Workload workload)
{
    Cost idle = Best(() => workload.Run(new IdleAnalyzer(), RuleCatalog.All, withCompiler: true));
    Cost busy = Best(() => workload.Run(new CloudReadyAnalyzer(), RuleCatalog.All, withCompiler: true));
    return busy.Wall / idle.Wall;
}

static Cost Best(Func<Cost> run)
{
    Cost best = run();
    for (int i = 1; i < Runs; i++)
    {
        Cost cost = run();
        best = new Cost(cost.Cpu < best.Cpu ? cost.Cpu : best.Cpu, cost.Wall < best.Wall ? cost.Wall : best.Wall, Math.Min(cost.Bytes, best.Bytes));
    }

    return best;
}
