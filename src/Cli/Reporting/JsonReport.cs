using System.Text.Encodings.Web;
using System.Text.Json;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>Writes the JSON report, described in <c>docs/report-format.md</c>. The same assessment gives the same bytes except <c>generatedAt</c>.</summary>
internal static class JsonReport
{
    /// <summary>Rises when a member changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    // Paths and messages stay readable: a report is a file, never part of a web page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="assessment">What to write.</param>
    /// <param name="generatedAt">The time of the report.</param>
    /// <returns>UTF-8 without a byte order mark, ending in a line feed.</returns>
    public static byte[] ToUtf8(Assessment assessment, DateTimeOffset generatedAt)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(json, assessment, generatedAt);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Assessment assessment, DateTimeOffset generatedAt)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteStartObject("tool");
        json.WriteString("name", ToolInfo.Name);
        json.WriteString("version", ToolInfo.Version);
        json.WriteEndObject();
        json.WriteString("generatedAt", Time(generatedAt));
        json.WriteString("root", assessment.Root.Replace('\\', '/'));
        if (assessment.Shard is { } shard)
            json.WriteString("shard", shard.ToString());
        WriteScore(json, assessment.Score);
        WriteArray(json, "sections", assessment.Sections, WriteSection);
        WriteArray(json, "projects", assessment.Projects, WriteProject);
        WriteArray(json, "findings", assessment.Findings, WriteFinding);
        WriteArray(json, "inventory", assessment.Inventory, WriteInventory);
        WriteArray(json, "strengths", assessment.Strengths, WriteStrength);
        WriteArray(json, "notAnalyzed", assessment.NotAnalyzed, WriteNotAnalyzed);
        json.WriteEndObject();
    }

    /// <summary>A time in UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
            write(json, item);
        json.WriteEndArray();
    }

    /// <summary>Nothing analyzed is no score: the member is absent.</summary>
    public static void WriteScore(Utf8JsonWriter json, int? score)
    {
        if (score is { } value)
            json.WriteNumber("score", value);
    }

    private static void WriteSection(Utf8JsonWriter json, SectionScore section)
    {
        json.WriteStartObject();
        json.WriteString("name", section.Name);
        json.WriteNumber("score", section.Score);
        json.WriteNumber("findings", section.Findings);
        json.WriteEndObject();
    }

    private static void WriteProject(Utf8JsonWriter json, AssessedProject project)
    {
        json.WriteStartObject();
        json.WriteString("name", project.Name);
        json.WriteString("path", project.Path);
        WriteArray(json, "targetFrameworks", project.TargetFrameworks, static (writer, framework) => writer.WriteStringValue(framework));
        json.WriteString("kind", Lower(project.Kind));
        json.WriteString("loadedBy", Lower(project.LoadedBy));
        WriteScore(json, project.Score);
        json.WriteNumber("files", project.Files);
        json.WriteNumber("lines", project.Lines);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("severity", Lower(finding.Severity));
        json.WriteString("section", finding.Section);
        json.WriteString("confidence", Lower(finding.Confidence));
        json.WriteString("project", finding.Project);
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteNumber("endLine", finding.EndLine);
        json.WriteNumber("endColumn", finding.EndColumn);
        json.WriteString("message", finding.Message);
        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteBoolean("fixable", finding.IsFixable);
        json.WriteNumber("effort", finding.Effort);
        json.WriteBoolean("suppressed", finding.IsSuppressed);
        if (finding.Justification is { } justification)
            json.WriteString("justification", justification);
        json.WriteString("baseline", finding.IsKnown ? "known" : "new");
        json.WriteEndObject();
    }

    private static void WriteInventory(Utf8JsonWriter json, InventoryItem item)
    {
        json.WriteStartObject();
        json.WriteString("kind", item.Kind);
        json.WriteString("name", item.Name);
        WritePlace(json, item.Project, item.File, item.Line);
        json.WriteEndObject();
    }

    private static void WriteStrength(Utf8JsonWriter json, Strength strength)
    {
        json.WriteStartObject();
        json.WriteString("id", strength.Id);
        json.WriteString("title", strength.Title);
        WritePlace(json, strength.Project, strength.File, strength.Line);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string project, string file, int line)
    {
        json.WriteString("project", project);
        json.WriteString("file", file);
        json.WriteNumber("line", line);
    }

    private static void WriteNotAnalyzed(Utf8JsonWriter json, NotAnalyzed entry)
    {
        json.WriteStartObject();
        json.WriteString("path", entry.Path);
        json.WriteString("reason", entry.Reason);
        json.WriteEndObject();
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
