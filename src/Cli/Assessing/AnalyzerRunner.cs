using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace CloudReady.Cli.Assessing;

/// <summary>Runs the analyzers over one project.</summary>
internal sealed class AnalyzerRunner
{
    private const string AnalyzerFailureId = "AD0001";
    private readonly CompiledProject _project;
    private readonly ConcurrentDictionary<string, byte> _failures = new(StringComparer.Ordinal);

    private AnalyzerRunner(CompiledProject project) => _project = project;

    /// <param name="project">The project.</param>
    /// <param name="analyzers">At least one.</param>
    /// <param name="failures">Receives the analyzers that threw, once for each kind of exception.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    /// <returns>What the analyzers reported, suppressed diagnostics included, in no particular order.</returns>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        CompiledProject project, ImmutableArray<DiagnosticAnalyzer> analyzers, ICollection<NotAnalyzed> failures, CancellationToken cancellationToken)
    {
        var runner = new AnalyzerRunner(project);
        ImmutableArray<Diagnostic> diagnostics = await runner.RunAsync(analyzers, cancellationToken).ConfigureAwait(false);
        foreach (string failure in runner._failures.Keys.Order(StringComparer.Ordinal))
            failures.Add(new NotAnalyzed(project.Inputs.File.FullPath, failure));
        return diagnostics;
    }

    private async Task<ImmutableArray<Diagnostic>> RunAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        ImmutableArray<BindOnDemandAnalyzer> onDemand = await ToOnDemandAsync(analyzers, cancellationToken).ConfigureAwait(false);
        ImmutableArray<Diagnostic> diagnostics = await With(ImmutableArray<DiagnosticAnalyzer>.CastUp(onDemand)).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => diagnostic.Id == AnalyzerFailureId))
            _failures.TryAdd(diagnostic.GetMessage(CultureInfo.InvariantCulture), 0);
        return [.. diagnostics.Where(diagnostic => diagnostic.Id != AnalyzerFailureId), .. RunCompilationActions(onDemand, cancellationToken)];
    }

    private async Task<ImmutableArray<BindOnDemandAnalyzer>> ToOnDemandAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        CompilationWithAnalyzers compilation = With(analyzers);
        ImmutableArray<BindOnDemandAnalyzer>.Builder onDemand = ImmutableArray.CreateBuilder<BindOnDemandAnalyzer>(analyzers.Length);
        foreach (DiagnosticAnalyzer analyzer in analyzers)
        {
            AnalyzerTelemetryInfo actions = await compilation.GetAnalyzerTelemetryInfoAsync(analyzer, cancellationToken).ConfigureAwait(false);
            onDemand.Add(new BindOnDemandAnalyzer(analyzer, registersModelActions: actions.SemanticModelActionsCount > 0));
        }

        return onDemand.MoveToImmutable();
    }

    private ImmutableArray<Diagnostic> RunCompilationActions(ImmutableArray<BindOnDemandAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var reported = new List<Diagnostic>();
        foreach (BindOnDemandAnalyzer analyzer in analyzers)
        {
            try
            {
                reported.AddRange(analyzer.RunCompilationActions(_project.Compilation, _project.Options, cancellationToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // As the compiler does: an analyzer with a bug must not end the run.
                AddFailure(e, analyzer);
            }
        }

        return [.. CompilationWithAnalyzers.GetEffectiveDiagnostics(reported, _project.Compilation)];
    }

    private CompilationWithAnalyzers With(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            _project.Options,
            onAnalyzerException: (exception, analyzer, _) => AddFailure(exception, analyzer),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        return _project.Compilation.WithAnalyzers(analyzers, options);
    }

    private void AddFailure(Exception exception, DiagnosticAnalyzer analyzer)
    {
        Exception cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
        string name = (analyzer is BindOnDemandAnalyzer onDemand ? onDemand.Inner : analyzer).GetType().Name;
        _failures.TryAdd($"analyzer {name} failed, its findings may be incomplete: {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}", 0);
    }
}
