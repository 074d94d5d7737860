using System.Collections.Immutable;
using System.Text.Json;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>Reads a JSON report back, for <c>cloudready merge</c>. Members that it does not know are passed over.</summary>
internal static class JsonReportReader
{
    /// <exception cref="CliException">The file cannot be read or is no report.</exception>
    public static Assessment Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement report = document.RootElement;
            if (report.GetProperty("schemaVersion").GetInt32() != JsonReport.SchemaVersion)
                throw new CliException($"'{path}' has another schema version than {JsonReport.SchemaVersion}: assess again with this version of {ToolInfo.Name}");
            return Assessment.Of(
                Text(report, "root"),
                report.TryGetProperty("score", out _),
                [.. Items(report, "sections", section => Text(section, "name"))],
                Items(report, "projects", Project),
                Items(report, "findings", Finding),
                Items(report, "inventory", item => new InventoryItem(Text(item, "kind"), Text(item, "name"), Text(item, "project"), Text(item, "file"), Number(item, "line"))),
                Items(report, "strengths", item => new Strength(Text(item, "id"), Text(item, "title"), Text(item, "project"), Text(item, "file"), Number(item, "line"))),
                Items(report, "notAnalyzed", item => new NotAnalyzed(Text(item, "path"), Text(item, "reason")))) with
            {
                Shard = report.TryGetProperty("shard", out JsonElement shard) ? Shard.Parse(shard.GetString() ?? "") : null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"the report '{path}' cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new CliException($"'{path}' is no JSON report of {ToolInfo.Name}");
        }
    }

    private static AssessedProject Project(JsonElement project) => new(
        Text(project, "name"),
        Text(project, "path"),
        [.. project.GetProperty("targetFrameworks").EnumerateArray().Select(framework => framework.GetString()!)],
        Value<ProjectKind>(project, "kind"),
        Value<LoadedBy>(project, "loadedBy"),
        project.TryGetProperty("score", out JsonElement score) ? score.GetInt32() : null,
        Number(project, "files"),
        Number(project, "lines"));

    private static Finding Finding(JsonElement finding) => new(
        Text(finding, "id"),
        Value<Severity>(finding, "severity"),
        Text(finding, "section"),
        Value<Confidence>(finding, "confidence"),
        Text(finding, "project"),
        Text(finding, "file"),
        Number(finding, "line"),
        Number(finding, "column"),
        Number(finding, "endLine"),
        Number(finding, "endColumn"),
        Text(finding, "message"),
        Text(finding, "fingerprint"),
        finding.GetProperty("fixable").GetBoolean(),
        finding.GetProperty("effort").GetDecimal(),
        finding.GetProperty("suppressed").GetBoolean(),
        Text(finding, "baseline") == "known",
        finding.TryGetProperty("justification", out JsonElement justification) ? justification.GetString() : null);

    private static ImmutableArray<T> Items<T>(JsonElement report, string name, Func<JsonElement, T> read) =>
        [.. report.GetProperty(name).EnumerateArray().Select(read)];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static T Value<T>(JsonElement element, string name)
        where T : struct, Enum => Enum.Parse<T>(Text(element, name), ignoreCase: true);
}
