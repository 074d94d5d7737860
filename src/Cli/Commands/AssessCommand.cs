using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;
using CloudReady.Cli.Reporting;
using Microsoft.CodeAnalysis.Diagnostics;
using Spectre.Console;

namespace CloudReady.Cli.Commands;

/// <summary><c>cloudready assess</c>: analyzes what a path stands for, and reports.</summary>
internal static class AssessCommand
{
    /// <returns>The exit code.</returns>
    /// <exception cref="CliException">What was asked cannot be done.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<int> RunAsync(AssessOptions options, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        Input input = InputLocator.Locate(options.Path, environment.CurrentDirectory);
        ReportPlan plan = ReportPlan.For(options, environment.CurrentDirectory);
        Baseline? baseline = options.Baseline is { } known ? Baseline.Read(Path.Combine(environment.CurrentDirectory, known)) : null;
        AssessmentRequest request = RequestFor(options, input, environment.Analyzers()) with { WithFixes = plan.Writes(ReportFormat.Sarif) };
        bool showsProgress = environment.IsErrorTerminal && !options.Quiet && !options.NoColor;
        Assessment assessment = showsProgress
            ? await ProgressDisplay.RunAsync(environment.Error, report => Assessor.AssessAsync(request, report, cancellationToken)).ConfigureAwait(false)
            : await Assessor.AssessAsync(request, static _ => { }, cancellationToken).ConfigureAwait(false);

        if (baseline is not null)
            assessment = baseline.Mark(assessment);
        var summary = new ReportSummary(assessment, clock.Elapsed, options.Path);
        DateTimeOffset now = environment.Time.GetUtcNow();
        List<(string Path, byte[] Content)> files = [.. plan.Files.Select(file => (file.Path, ReportFile.Render(file.Format, summary, now)))];
        if (plan.Baseline is { } baselineFile)
            files.Add((baselineFile, BaselineFile.ToUtf8(assessment)));
        OutputFile.WriteAll(files, cancellationToken);
        WriteToStandardOutput(plan.StandardOutput, summary, now, options, environment);
        return IsGateBroken(assessment, options.FailOn ?? (baseline is null ? FailOn.None : FailOn.Info)) ? ExitCode.GateBroken : ExitCode.Done;
    }

    private static AssessmentRequest RequestFor(AssessOptions options, Input input, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var rules = RuleSelection.Parse(options.Rules, analyzers);
        return new AssessmentRequest(input, options.Build, rules, new PathFilter(options.Exclude, input.Root), rules.Filter(analyzers)) { Shard = options.Shard };
    }

    private static void WriteToStandardOutput(ReportFormat format, ReportSummary summary, DateTimeOffset now, AssessOptions options, CliEnvironment environment)
    {
        if (format != ReportFormat.Console)
            environment.Out.Write(Encoding.UTF8.GetString(ReportFile.Render(format, summary, now)));
        else if (options.Quiet)
            return;
        else if (environment.IsOutTerminal && !options.NoColor)
            TerminalReport.Write(summary, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Out) }));
        else
            PlainReport.Write(summary, environment.Out);
    }

    /// <summary>What the baseline knows breaks no gate.</summary>
    private static bool IsGateBroken(Assessment assessment, FailOn gate)
    {
        IEnumerable<Finding> counting = assessment.ActiveFindings.Where(finding => !finding.IsKnown);
        return gate switch
        {
            FailOn.Info => counting.Any(),
            FailOn.Warning => counting.Any(finding => finding.Severity >= Severity.Warning),
            FailOn.Error => counting.Any(finding => finding.Severity >= Severity.Error),
            _ => false,
        };
    }
}
