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
        AssessmentRequest request = RequestFor(options, input, environment.Analyzers());
        bool showsProgress = environment.IsErrorTerminal && !options.Quiet && !options.NoColor;
        Assessment assessment = showsProgress
            ? await ProgressDisplay.RunAsync(environment.Error, report => Assessor.AssessAsync(request, report, cancellationToken)).ConfigureAwait(false)
            : await Assessor.AssessAsync(request, static _ => { }, cancellationToken).ConfigureAwait(false);

        var summary = new ReportSummary(assessment, clock.Elapsed, options.Path);
        DateTimeOffset now = environment.Time.GetUtcNow();
        OutputFile.WriteAll([.. plan.Files.Select(file => (file.Path, Render(file.Format, summary, now)))], cancellationToken);
        WriteToStandardOutput(plan.StandardOutput, summary, now, options, environment);
        return IsGateBroken(assessment, options.FailOn) ? ExitCode.GateBroken : ExitCode.Done;
    }

    private static AssessmentRequest RequestFor(AssessOptions options, Input input, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var rules = RuleSelection.Parse(options.Rules, analyzers);
        return new AssessmentRequest(input, options.Build, rules, new PathFilter(options.Exclude, input.Root), rules.Filter(analyzers));
    }

    private static byte[] Render(ReportFormat format, ReportSummary summary, DateTimeOffset now)
    {
        if (format == ReportFormat.Json)
            return JsonReport.ToUtf8(summary.Assessment, now);
        using var text = new StringWriter();
        PlainReport.Write(summary, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteToStandardOutput(ReportFormat format, ReportSummary summary, DateTimeOffset now, AssessOptions options, CliEnvironment environment)
    {
        if (format == ReportFormat.Json)
            environment.Out.Write(Encoding.UTF8.GetString(JsonReport.ToUtf8(summary.Assessment, now)));
        else if (options.Quiet)
            return;
        else if (environment.IsOutTerminal && !options.NoColor)
            TerminalReport.Write(summary, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Out) }));
        else
            PlainReport.Write(summary, environment.Out);
    }

    private static bool IsGateBroken(Assessment assessment, FailOn gate) => gate switch
    {
        FailOn.Info => assessment.ActiveFindings.Any(),
        FailOn.Warning => assessment.ActiveFindings.Any(finding => finding.Severity >= Severity.Warning),
        FailOn.Error => assessment.ActiveFindings.Any(finding => finding.Severity >= Severity.Error),
        _ => false,
    };
}
