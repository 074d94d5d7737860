namespace CloudReady.Cli.Reporting;

/// <summary>The forms a report can take.</summary>
internal enum ReportFormat
{
    /// <summary>A table for a person at a terminal, or plain lines.</summary>
    Console,

    /// <summary>Everything, for programs: <c>docs/report-format.md</c>.</summary>
    Json,

    /// <summary>One page without a network, for people.</summary>
    Html,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>A summary for a pull request.</summary>
    Markdown,
}

/// <summary>Which extension of a file says which format.</summary>
internal static class ReportFormats
{
    /// <summary>The format that the extension of a file says, or null.</summary>
    public static ReportFormat? OfFile(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" when path.EndsWith(".sarif.json", StringComparison.OrdinalIgnoreCase) => ReportFormat.Sarif,
        ".json" => ReportFormat.Json,
        ".html" or ".htm" => ReportFormat.Html,
        ".sarif" => ReportFormat.Sarif,
        ".md" or ".markdown" => ReportFormat.Markdown,
        ".txt" => ReportFormat.Console,
        _ => null,
    };
}
