using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using CloudReady.Benchmarks;
using Microsoft.CodeAnalysis;

// What the analyzers cost beside the compiler. Without arguments on a generated tree;
// with a path on the C# files below it, compiled as one project, which need not bind without errors. With the start
// of an id, such as CR1, with these rules only; with '--each' also every rule alone, which takes half an hour. With '--artifacts'
// on the readers of files beside the code. With '--assess', a command and folders on the whole tool.
switch (args)
{
    case ["--artifacts", ..]:
        ArtifactBenchmark.Run(args[1..]);
        return;
    case ["--assess", ..]:
        AssessmentBenchmark.Run(args[1..]);
        return;
}

const int Lines = 60_000;
const int Runs = 7;
const int RunsOfOneRule = 2;

string? ids = Array.Find(args, static arg => arg.StartsWith("CR", StringComparison.Ordinal));
string? path = Array.Find(args, arg => arg != ids && !arg.StartsWith("--", StringComparison.Ordinal));
string[] sources = path is not null
    ? [.. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(File.ReadAllText)]
    : [.. GeneratedTree.Create(Lines)];
var workload = new Workload(sources);
Console.WriteLine($"{workload.LineCount:N0} lines in {sources.Length:N0} files, {Environment.ProcessorCount} processors, best of {Runs} runs");

ImmutableArray<Rule> rules = ids is null ? RuleCatalog.All : [.. RuleCatalog.All.Where(rule => rule.Id.StartsWith(ids, StringComparison.Ordinal))];
workload.Run(rules);
(Cost compiler, Cost all) = Best(Runs, () => workload.Run(rules));
Console.WriteLine($"{"compiler",-10} {PerLine(compiler.Cpu.TotalMicroseconds),6:0.00} us/line CPU {PerLine(compiler.Bytes),6:0} bytes/line");
Print(ids is null ? "all rules" : $"{ids}*", all);
Console.WriteLine($"{"",-10} {(compiler.Wall + all.Wall) / compiler.Wall,6:0.000} x wall clock of the compiler, one after the other on one thread");
if (!args.Contains("--each"))
    return;

foreach (Rule rule in rules.Where(rule => new CloudReadyAnalyzer().SupportedDiagnostics.Contains(rule.Descriptor)))
    Print(rule.Id, Best(RunsOfOneRule, () => workload.Run([rule])).Analyzer);

void Print(string name, Cost cost) =>
    Console.WriteLine($"{name,-10} {PerLine(cost.Cpu.TotalMicroseconds),6:0.00} us/line CPU {PerLine(cost.Bytes),6:0} bytes/line");

double PerLine(double value) => value / workload.LineCount;

static bool IsSource(string path) =>
    !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

// Noise only ever adds, so the best run counts.
static (Cost Compiler, Cost Analyzer) Best(int runs, Func<(Cost Compiler, Cost Analyzer)> run)
{
    (Cost Compiler, Cost Analyzer) best = run();
    for (int i = 1; i < runs; i++)
    {
        (Cost compiler, Cost analyzer) = run();
        best = (Cost.Least(best.Compiler, compiler), Cost.Least(best.Analyzer, analyzer));
    }

    return best;
}
