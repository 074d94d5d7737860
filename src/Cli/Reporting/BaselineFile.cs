using System.Text.Encodings.Web;
using System.Text.Json;
using CloudReady.Cli.Assessing;

namespace CloudReady.Cli.Reporting;

/// <summary>
/// Writes the findings that count as known ones. One line each, sorted, without lines and columns: a baseline in source control
/// changes where findings do.
/// </summary>
internal static class BaselineFile
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToUtf8(Assessment assessment)
    {
        using var stream = new MemoryStream();
        stream.Write("{ \"schemaVersion\": 1, \"findings\": [\n"u8);
        string[] lines = [.. assessment.ActiveFindings.Select(Line).Order(StringComparer.Ordinal)];
        stream.Write(System.Text.Encoding.UTF8.GetBytes(string.Join(",\n", lines)));
        stream.Write("\n] }\n"u8);
        return stream.ToArray();
    }

    private static string Line(Finding finding)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", finding.File);
            json.WriteString("id", finding.Id);
            json.WriteString("fingerprint", finding.Fingerprint);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
