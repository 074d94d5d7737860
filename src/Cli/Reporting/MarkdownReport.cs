using System.Globalization;
using System.Text;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>Writes a summary for a comment on a pull request, at most <see cref="MostLines"/> lines.</summary>
internal static class MarkdownReport
{
    /// <summary>The most lines that are written.</summary>
    public const int MostLines = 60;

    private const int FindingsShown = 20;
    private const int NotAnalyzedShown = 5;
    private const int LongestMessage = 160;

    public static string ToText(ReportSummary summary)
    {
        Assessment assessment = summary.Assessment;
        bool hasBaseline = assessment.Findings.Any(finding => finding.IsKnown);
        IReadOnlyList<Finding> shown = hasBaseline ? [.. summary.Findings.Where(finding => !finding.IsKnown)] : summary.Findings;
        var text = new StringBuilder();
        Line(text, $"## Ready for Kubernetes: {(assessment.Score is null ? "no score" : summary.ScoreText)}");
        Line(text);
        Line(text, Verdict(summary, shown.Count, hasBaseline));
        WriteSections(text, assessment);
        WriteFindings(text, shown, hasBaseline ? "New findings" : "Findings");
        WriteNotAnalyzed(text, assessment);
        return text.ToString();
    }

    private static string Verdict(ReportSummary summary, int count, bool hasBaseline)
    {
        string findings = hasBaseline
            ? $"**{ReportSummary.Count(count, "new finding")}**, {summary.Findings.Count - count} known"
            : $"**{ReportSummary.Count(count, "finding")}**";
        string suppressed = summary.Suppressed > 0 ? $", {summary.SuppressedText}" : "";
        return $"{findings}{suppressed} in {ReportSummary.Count(summary.Assessment.Projects.Length, "project")}; {ReportSummary.Hours(summary.TotalHours)} of work left.";
    }

    private static void WriteSections(StringBuilder text, Assessment assessment)
    {
        SectionScore[] sections = [.. assessment.Sections.Where(section => section.Findings > 0)];
        if (sections.Length == 0)
            return;
        Line(text);
        Line(text, "| Section | Score | Findings |");
        Line(text, "|---|--:|--:|");
        foreach (SectionScore section in sections)
            Line(text, string.Create(CultureInfo.InvariantCulture, $"| {section.Name} | {section.Score} | {section.Findings} |"));
    }

    private static void WriteFindings(StringBuilder text, IReadOnlyList<Finding> findings, string title)
    {
        if (findings.Count == 0)
            return;
        Line(text);
        Line(text, $"### {title}");
        Line(text);
        Line(text, "| Rule | Place | What to do |");
        Line(text, "|---|---|---|");
        foreach (Finding finding in findings.OrderByDescending(finding => finding.Severity).Take(FindingsShown))
            Line(text, string.Create(CultureInfo.InvariantCulture, $"| {finding.Id} | `{Cell(finding.File)}:{finding.Line}` | {Cell(Shortened(finding.Message))} |"));
        if (findings.Count > FindingsShown)
            Line(text, $"| | | … and {findings.Count - FindingsShown} more |");
    }

    private static void WriteNotAnalyzed(StringBuilder text, Assessment assessment)
    {
        if (assessment.NotAnalyzed.IsEmpty)
            return;
        Line(text);
        Line(text, $"### Not or not fully analyzed: {assessment.NotAnalyzed.Length}");
        Line(text);
        foreach (NotAnalyzed entry in assessment.NotAnalyzed.Take(NotAnalyzedShown))
            Line(text, $"- `{Cell(entry.Path)}`: {Cell(Shortened(entry.Reason))}");
        if (assessment.NotAnalyzed.Length > NotAnalyzedShown)
            Line(text, $"- … and {assessment.NotAnalyzed.Length - NotAnalyzedShown} more");
    }

    private static string Shortened(string message)
    {
        if (message.Length <= LongestMessage)
            return message;
        int end = message.LastIndexOf(' ', LongestMessage);
        return message[..(end < 0 ? LongestMessage : end)] + " …";
    }

    /// <summary>A text that stays in its cell of a table and is no markup.</summary>
    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
