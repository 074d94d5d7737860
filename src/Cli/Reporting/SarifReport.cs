using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>
/// Writes SARIF 2.1.0 (OASIS standard): real messages, paths relative to <c>SRCROOT</c>, fingerprints, suppressions, fixes. A
/// log that would pass <see cref="LargestSize"/>, which code scanning services refuse, gives up the fixes, then all but the most
/// severe results, and says so.
/// </summary>
internal static class SarifReport
{
    /// <summary>The largest log that is written, in bytes.</summary>
    public const int LargestSize = 10_000_000;

    private const string RootId = "SRCROOT";
    private const string FingerprintName = "cloudready/v1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToUtf8(Assessment assessment, DateTimeOffset generatedAt) => ToUtf8(assessment, generatedAt, LargestSize);

    /// <param name="assessment">What to write.</param>
    /// <param name="generatedAt">The time of the report.</param>
    /// <param name="largestSize">In bytes; fixes, then results are left out until the log is no larger.</param>
    public static byte[] ToUtf8(Assessment assessment, DateTimeOffset generatedAt, int largestSize)
    {
        ImmutableArray<Finding> shown = assessment.Findings;
        byte[] log = Write(assessment, shown, generatedAt);
        if (log.Length > largestSize)
        {
            shown = [.. shown.Select(finding => finding with { Fix = null })];
            log = Write(assessment, shown, generatedAt);
        }

        while (log.Length > largestSize && !shown.IsEmpty)
        {
            int kept = (int)Math.Min(shown.Length - 1, shown.Length * (double)largestSize / log.Length * 0.95);
            shown = [.. shown.OrderByDescending(finding => finding.Severity).Take(kept).Order(FindingOrder.Instance)];
            log = Write(assessment, shown, generatedAt);
        }

        return log;
    }

    private static byte[] Write(Assessment assessment, ImmutableArray<Finding> findings, DateTimeOffset generatedAt)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(json, assessment, findings, generatedAt);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Assessment assessment, ImmutableArray<Finding> findings, DateTimeOffset generatedAt)
    {
        string[] ids = [.. findings.Select(finding => finding.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, ids);
        WriteInvocation(json, assessment, findings, generatedAt);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(RootId);
        json.WriteString("uri", new Uri(assessment.Root.TrimEnd('/', '\\') + "/").AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Finding finding in findings)
            WriteResult(json, finding, Array.BinarySearch(ids, finding.Id, StringComparer.Ordinal));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, string[] ids)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "CloudReady");
        json.WriteString("semanticVersion", ToolInfo.Version);
        json.WriteString("informationUri", ToolInfo.Url);
        json.WriteStartArray("rules");
        foreach (string id in ids)
            WriteRule(json, id);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        if (RuleCatalog.Find(id) is { } rule)
        {
            json.WriteString("name", rule.Name);
            WriteText(json, "shortDescription", rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture));
            WriteText(json, "fullDescription", rule.Descriptor.Description.ToString(CultureInfo.InvariantCulture));
            json.WriteString("helpUri", rule.Descriptor.HelpLinkUri);
            json.WriteStartObject("help");
            json.WriteString("text", $"{rule.Descriptor.Description} See {rule.Descriptor.HelpLinkUri}");
            if (RulePages.Find(id) is { } page)
                json.WriteString("markdown", page);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(rule.Descriptor.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning ? Severity.Warning : Severity.Info));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteString("category", rule.Section.ToString());
            json.WriteNumber("effortHours", rule.EffortHours);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, Assessment assessment, ImmutableArray<Finding> shown, DateTimeOffset generatedAt)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteString("endTimeUtc", JsonReport.Time(generatedAt));
        json.WriteStartArray("toolExecutionNotifications");
        if (assessment.Findings.Any(finding => finding.Fix is not null) && shown.All(finding => finding.Fix is null))
            WriteNotification(json, "note", $"The fixes are left out, since the log would pass {LargestSize / 1_000_000} MB; 'cloudready fix' makes them.", path: null);
        if (shown.Length < assessment.Findings.Length)
        {
            WriteNotification(
                json, "warning", $"{assessment.Findings.Length - shown.Length} of {assessment.Findings.Length} results are left out, since the log would pass {LargestSize / 1_000_000} MB. The most severe ones are kept; the JSON report has all.", path: null);
        }

        foreach (NotAnalyzed entry in assessment.NotAnalyzed)
            WriteNotification(json, "note", $"Not or not fully analyzed: {entry.Reason}", entry.Path);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string level, string message, string? path)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        WriteText(json, "message", message);
        if (path is not null)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            WriteArtifact(json, path);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", LevelOf(finding.Severity));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, finding.File);
        WriteRegion(json, "region", finding.Line, finding.Column, finding.EndLine, finding.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString(FingerprintName, finding.Fingerprint);
        json.WriteEndObject();
        if (finding.IsSuppressed)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "inSource");
            if (finding.Justification is { Length: > 0 } justification)
                json.WriteString("justification", justification);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (finding.Fix is { } fix)
            WriteFix(json, finding, fix);
        json.WriteString("baselineState", finding.IsKnown ? "unchanged" : "new");
        json.WriteStartObject("properties");
        json.WriteString("confidence", finding.Confidence == Confidence.Syntactic ? "syntactic" : "semantic");
        json.WriteString("project", finding.Project);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Finding finding, FindingFix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText(json, "description", fix.Title);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, finding.File);
        json.WriteStartArray("replacements");
        foreach (FindingEdit edit in fix.Edits)
        {
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", edit.Line, edit.Column, edit.EndLine, edit.EndColumn);
            if (edit.Text.Length > 0)
                WriteText(json, "insertedContent", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, int line, int column, int endLine, int endColumn)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", RootId);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
