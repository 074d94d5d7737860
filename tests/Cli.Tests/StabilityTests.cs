using System.Text;
using System.Text.Json;
using CloudReady.Cli.Assessing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>What people build on reports, with all rules over the sample that has every smell, in code and in files beside it.</summary>
public sealed class StabilityTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public StabilityTests()
    {
        string sample = Repository.PathOf("samples", "LegacyShop");
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(sample, file);
            if (!relative.StartsWith("obj", StringComparison.Ordinal) && !relative.StartsWith("bin", StringComparison.Ordinal))
                _folder.Write("LegacyShop/" + relative, File.ReadAllText(file));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheSameInputGivesTheSameBytes()
    {
        await AssessAsync("-o", "1.json", "-o", "1.sarif", "-o", "1.md");
        await AssessAsync("-o", "2.json", "-o", "2.sarif", "-o", "2.md");

        foreach (string extension in (string[])[".json", ".sarif", ".md"])
            Assert.Equal(File.ReadAllText(_folder.PathOf("1" + extension)), File.ReadAllText(_folder.PathOf("2" + extension)));
    }

    [Fact]
    public async Task ALineMoreInEveryFileMovesNoFingerprint()
    {
        CliRun before = await AssessAsync("--write-baseline", "known.json");
        // Without extension: the Dockerfile.
        string[] kinds = [.. before.Findings.Select(finding => Path.GetExtension(CliRun.Text(finding, "file"))).Distinct()];
        Assert.Superset(new HashSet<string> { ".cs", ".json", ".yaml", ".config", "" }, new HashSet<string>(kinds));
        foreach (string file in _folder.Files().Where(file => file.StartsWith("LegacyShop/", StringComparison.Ordinal)))
            _folder.Write(file, WithALineMore(file, File.ReadAllText(_folder.PathOf(file))));

        CliRun after = await AssessAsync("--baseline", "known.json");

        Assert.Equal(Fingerprints(before), Fingerprints(after));
        Assert.Equal(0, after.ExitCode);
        Assert.All(after.Findings, finding => Assert.Equal("known", CliRun.Text(finding, "baseline")));
    }

    [Theory]
    [InlineData("CR1102")]
    [InlineData("CR7007")]
    [InlineData("CR8006")]
    public async Task CuringOneFindingByTheFixInSarifTakesOneAwayAndRaisesOrKeepsEveryScore(string rule)
    {
        CliRun before = await AssessAsync("-o", "r.sarif", "--write-baseline", "known.json");
        JsonElement cured = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("r.sarif"))).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(result => CliRun.Text(result, "ruleId") == rule && result.TryGetProperty("fixes", out _));

        Apply(cured.GetProperty("fixes")[0]);

        CliRun after = await AssessAsync("--baseline", "known.json");
        string fingerprint = CliRun.Text(cured.GetProperty("partialFingerprints"), "cloudready/v1");
        Assert.Equal(Fingerprints(before).Where(known => known != fingerprint), Fingerprints(after));
        Assert.Equal(0, after.ExitCode);
        Assert.All(Scores(before).Zip(Scores(after)), pair => Assert.True(pair.First <= pair.Second, $"{pair.First} became {pair.Second}"));
    }

    [Fact]
    public async Task TheFixesInSarifEndInWellFormedFilesWithoutTheirFindings()
    {
        await AssessAsync("-o", "r.sarif");
        JsonElement[] results = [.. JsonDocument.Parse(File.ReadAllText(_folder.PathOf("r.sarif"))).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];
        JsonElement[] withFix = [.. results.Where(result => result.TryGetProperty("fixes", out _))];

        Assert.True(withFix.Length >= 10, $"{withFix.Length} results have a fix");
        Assert.All(withFix, result => Assert.All(result.GetProperty("fixes")[0].GetProperty("artifactChanges").EnumerateArray(), change =>
        {
            // A code scanning service shows the fix of a result in the file of the result.
            Assert.Equal(UriOf(result.GetProperty("locations")[0].GetProperty("physicalLocation")), UriOf(change));
            Assert.NotEmpty(change.GetProperty("replacements").EnumerateArray());
        }));
        Assert.DoesNotContain(withFix, result => UriOf(result.GetProperty("locations")[0].GetProperty("physicalLocation")).EndsWith(".cs", StringComparison.Ordinal));
    }

    private async Task<CliRun> AssessAsync(params string[] args) => await CliRun.RunAsync(
        _folder, ["assess", "LegacyShop", "--build", "never", "--format", "json", .. args], AnalyzerCatalog.Create(), TestContext.Current.CancellationToken, new FixedTime());

    private static string[] Fingerprints(CliRun run) => [.. run.Findings.Select(finding => CliRun.Text(finding, "fingerprint")).Order(StringComparer.Ordinal)];

    private static IEnumerable<int> Scores(CliRun run) =>
        [run.Report.GetProperty("score").GetInt32(), .. run.Report.GetProperty("sections").EnumerateArray().Concat(run.Projects).Select(scored => scored.GetProperty("score").GetInt32())];

    private static string UriOf(JsonElement place) => CliRun.Text(place.GetProperty("artifactLocation"), "uri");

    private void Apply(JsonElement fix)
    {
        JsonElement change = fix.GetProperty("artifactChanges")[0];
        string file = _folder.PathOf("LegacyShop/" + Uri.UnescapeDataString(UriOf(change)));
        var text = SourceText.From(File.ReadAllText(file), Encoding.UTF8);
        text = text.WithChanges(change.GetProperty("replacements").EnumerateArray().Select(replacement => new TextChange(
            SpanOf(replacement.GetProperty("deletedRegion"), text),
            replacement.TryGetProperty("insertedContent", out JsonElement inserted) ? CliRun.Text(inserted, "text") : "")));
        File.WriteAllText(file, text.ToString());
    }

    private static TextSpan SpanOf(JsonElement region, SourceText text) => TextSpan.FromBounds(
        text.Lines[region.GetProperty("startLine").GetInt32() - 1].Start + region.GetProperty("startColumn").GetInt32() - 1,
        text.Lines[region.GetProperty("endLine").GetInt32() - 1].Start + region.GetProperty("endColumn").GetInt32() - 1);

    /// <summary>The text with a line before everything that means something.</summary>
    private static string WithALineMore(string file, string text) => Path.GetExtension(file) switch
    {
        ".cs" => "// A line more.\n" + text,
        ".json" or ".csproj" => "\n" + text,
        ".yaml" or ".yml" => "# A line more.\n" + text,
        ".config" when text.StartsWith("<?xml", StringComparison.Ordinal) => text.Insert(text.IndexOf("?>", StringComparison.Ordinal) + 2, "\n"),
        ".config" => "\n" + text,
        _ when Path.GetFileName(file).StartsWith("Dockerfile", StringComparison.Ordinal) => text.Insert(text.IndexOf("FROM", StringComparison.Ordinal), "\n"),
        _ => text,
    };

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
    }
}
