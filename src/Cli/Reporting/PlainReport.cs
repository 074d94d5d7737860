using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>The console report as plain lines, for a log or a pipe: a finding is one line, in the form that build tools use.</summary>
internal static class PlainReport
{
    public static void Write(ReportSummary summary, TextWriter output)
    {
        Assessment assessment = summary.Assessment;
        output.WriteLine($"{ToolInfo.Name} {ToolInfo.Version}: {summary.Headline}");
        output.WriteLine();
        WriteFindings(summary, output);
        output.WriteLine($"Score {summary.ScoreText}");
        foreach (SectionScore section in assessment.Sections.Where(section => section.Findings > 0))
            output.WriteLine($"  {section.Name,-14} {section.Score,3}  {ReportSummary.Count(section.Findings, "finding")}");
        WriteTodos(summary, output);
        WriteNotAnalyzed(assessment, output);
        output.WriteLine();
        output.WriteLine($"Next: {summary.NextCommand.Command}  ({summary.NextCommand.Why})");
    }

    private static void WriteFindings(ReportSummary summary, TextWriter output)
    {
        foreach (Finding finding in summary.BySeverity.SelectMany(group => group))
            output.WriteLine($"{finding.File}({finding.Line},{finding.Column}): {finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: {finding.Message}{Note(finding)}");
        if (summary.Findings.Count == 0)
            output.WriteLine("No findings.");
        if (summary.Suppressed > 0)
            output.WriteLine($"{summary.SuppressedText}.");
        output.WriteLine();
    }

    private static void WriteTodos(ReportSummary summary, TextWriter output)
    {
        if (summary.Todos.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("To do first");
        foreach (Todo todo in summary.Todos.Take(ReportSummary.TodosOnConsole))
            output.WriteLine($"  {todo.Id} {todo.Name}: {ReportSummary.Count(todo.Count, "finding")}, {ReportSummary.Hours(todo.Hours)}, {ReportSummary.Points(todo.Gain)}");
    }

    private static void WriteNotAnalyzed(Assessment assessment, TextWriter output)
    {
        if (assessment.NotAnalyzed.IsEmpty)
            return;
        output.WriteLine();
        output.WriteLine("Not or not fully analyzed");
        foreach (NotAnalyzed entry in assessment.NotAnalyzed)
            output.WriteLine($"  {entry.Path}: {entry.Reason}");
    }

    private static string Note(Finding finding) => finding.Confidence == Confidence.Syntactic ? " [matched by name]" : "";
}
