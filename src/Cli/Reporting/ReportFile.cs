using System.Text;
using CloudReady.Cli.Reporting.Html;

namespace CloudReady.Cli.Reporting;

/// <summary>A report as the bytes of a file.</summary>
internal static class ReportFile
{
    public static byte[] Render(ReportFormat format, ReportSummary summary, DateTimeOffset now) => format switch
    {
        ReportFormat.Json => JsonReport.ToUtf8(summary.Assessment, now),
        ReportFormat.Sarif => SarifReport.ToUtf8(summary.Assessment, now),
        ReportFormat.Html => Encoding.UTF8.GetBytes(HtmlReport.ToText(summary, now)),
        ReportFormat.Markdown => Encoding.UTF8.GetBytes(MarkdownReport.ToText(summary)),
        _ => Encoding.UTF8.GetBytes(Plain(summary)),
    };

    private static string Plain(ReportSummary summary)
    {
        using var text = new StringWriter { NewLine = "\n" };
        PlainReport.Write(summary, text);
        return text.ToString();
    }
}
