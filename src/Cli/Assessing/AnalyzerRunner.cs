using System.Collections.Concurrent;
using System.Collections.Immutable;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Cli.Assessing;

/// <summary>Runs the analyzers over one project.</summary>
internal static class AnalyzerRunner
{
    private const string AnalyzerFailureId = "AD0001";

    /// <param name="project">The project.</param>
    /// <param name="analyzers">At least one.</param>
    /// <param name="failures">Receives the analyzers that threw, once for each kind of exception.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    /// <returns>What the analyzers reported, suppressed diagnostics included, in no particular order.</returns>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        CompiledProject project, ImmutableArray<DiagnosticAnalyzer> analyzers, ICollection<NotAnalyzed> failures, CancellationToken cancellationToken)
    {
        string path = project.Inputs.File.FullPath;
        var thrown = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var options = new CompilationWithAnalyzersOptions(
            project.Options,
            onAnalyzerException: (exception, analyzer, _) => thrown.TryAdd(Describe(exception, analyzer), 0),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        ImmutableArray<Diagnostic> diagnostics = await project.Compilation
            .WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);

        if (thrown.IsEmpty && diagnostics.Any(diagnostic => diagnostic.Id == AnalyzerFailureId))
            thrown.TryAdd("an analyzer failed, its findings may be incomplete", 0);
        foreach (string failure in thrown.Keys.Order(StringComparer.Ordinal))
            failures.Add(new NotAnalyzed(path, failure));
        return diagnostics.RemoveAll(diagnostic => diagnostic.Id == AnalyzerFailureId);
    }

    private static string Describe(Exception exception, DiagnosticAnalyzer analyzer) =>
        $"analyzer {analyzer.GetType().Name} failed, its findings may be incomplete: {Failure.Describe(exception)}";
}
