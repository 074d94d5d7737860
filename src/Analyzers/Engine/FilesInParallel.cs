using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace CloudReady.Analyzers.Engine;

/// <summary>
/// Analyzes all files of a compilation on all processors as soon as the first one is asked for: the driver asks for one after
/// the other.
/// </summary>
internal sealed class FilesInParallel(CompilationContext shared)
{
    private readonly object _gate = new();
    private ConcurrentDictionary<SyntaxTree, (ConcurrentQueue<Diagnostic> Found, ExceptionDispatchInfo? Failure)>? _results;

    /// <summary>Reports what was found in a file; throws what a rule threw in it.</summary>
    public void Report(SyntaxTree tree, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        (ConcurrentQueue<Diagnostic> found, ExceptionDispatchInfo? failure) = ResultsOf(cancellationToken).GetOrAdd(tree, missing => Analyze(missing, cancellationToken));
        foreach (Diagnostic diagnostic in found)
            report(diagnostic);
        failure?.Throw();
    }

    private ConcurrentDictionary<SyntaxTree, (ConcurrentQueue<Diagnostic> Found, ExceptionDispatchInfo? Failure)> ResultsOf(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_results is null)
            {
                var results = new ConcurrentDictionary<SyntaxTree, (ConcurrentQueue<Diagnostic> Found, ExceptionDispatchInfo? Failure)>();
                OrderablePartitioner<SyntaxTree> trees = Partitioner.Create(shared.Compilation.SyntaxTrees, EnumerablePartitionerOptions.NoBuffering);
                Parallel.ForEach(trees, new ParallelOptions { CancellationToken = cancellationToken }, tree =>
                {
                    // The driver will not ask for it.
                    if (!GeneratedFile.IsByName(tree.FilePath))
                        results[tree] = Analyze(tree, cancellationToken);
                });
                _results = results;
            }

            return _results;
        }
    }

    private (ConcurrentQueue<Diagnostic> Found, ExceptionDispatchInfo? Failure) Analyze(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var found = new ConcurrentQueue<Diagnostic>();
        try
        {
#pragma warning disable RS1030 // no model of the driver is at hand in a syntax tree action, nor is one shared with others
            CloudReadyAnalyzer.Analyze(shared.Compilation.GetSemanticModel(tree), shared, found.Enqueue, cancellationToken);
#pragma warning restore RS1030
            return (found, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (found, ExceptionDispatchInfo.Capture(e));
        }
    }
}
