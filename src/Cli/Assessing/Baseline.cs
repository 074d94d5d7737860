using System.Text.Json;

namespace CloudReady.Cli.Assessing;

/// <summary>
/// The findings that are known already, by their fingerprints. A fingerprint counts as often as it stands there: two equal
/// findings of which one is known are one known and one new.
/// </summary>
internal sealed class Baseline
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <param name="path">A file that <c>--write-baseline</c> wrote, or a JSON report.</param>
    /// <exception cref="CliException">The file is neither.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            var baseline = new Baseline();
            foreach (JsonElement finding in document.RootElement.GetProperty("findings").EnumerateArray())
            {
                string fingerprint = finding.GetProperty("fingerprint").GetString()!;
                baseline._known[fingerprint] = baseline._known.GetValueOrDefault(fingerprint) + 1;
            }

            return baseline;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"the baseline '{path}' cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentNullException)
        {
            throw new CliException($"'{path}' is no baseline: write one with --write-baseline");
        }
    }

    /// <summary>The same assessment with its known findings marked.</summary>
    public Assessment Mark(Assessment assessment)
    {
        var left = new Dictionary<string, int>(_known, StringComparer.Ordinal);
        return assessment with { Findings = [.. assessment.Findings.Select(Mark)] };

        Finding Mark(Finding finding)
        {
            int count = left.GetValueOrDefault(finding.Fingerprint);
            if (count == 0)
                return finding;
            left[finding.Fingerprint] = count - 1;
            return finding with { IsKnown = true };
        }
    }
}
