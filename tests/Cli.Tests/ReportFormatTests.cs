using System.Text.Json;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;
using CloudReady.Cli.Reporting;
using CloudReady.Cli.Reporting.Html;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class ReportFormatTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2025, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SarifNamesPlaceRuleFingerprintAndState()
    {
        Assessment assessment = Of(
            Finding("CR3001", "src/My Shop/Pro#gram.cs") with { IsKnown = true },
            Finding("CR1001", "src/A.cs") with { IsSuppressed = true, Justification = "one environment" });

        JsonElement run = Sarif(SarifReport.ToUtf8(assessment, Time));

        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        Assert.Equal(["CR1001", "CR3001"], rules.Select(rule => CliRun.Text(rule, "id")));
        Assert.Contains("# CR3001", rules[1].GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.Equal("file:///work/my%20shop/", run.GetProperty("originalUriBaseIds").GetProperty("SRCROOT").GetProperty("uri").GetString());

        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        JsonElement suppressed = results[0];
        Assert.Equal("one environment", CliRun.Text(suppressed.GetProperty("suppressions")[0], "justification"));
        JsonElement known = results[1];
        Assert.Equal(("CR3001", 1, "warning", "unchanged"), (CliRun.Text(known, "ruleId"), known.GetProperty("ruleIndex").GetInt32(), CliRun.Text(known, "level"), CliRun.Text(known, "baselineState")));
        Assert.Equal("src/My%20Shop/Pro%23gram.cs", known.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("fp", CliRun.Text(known.GetProperty("partialFingerprints"), "cloudready/v1"));
    }

    [Fact]
    public void SarifThatIsTooLargeKeepsTheMostSevereAndSaysSo()
    {
        Assessment assessment = Of([.. Enumerable.Range(1, 200).Select(line => Finding("CR3001", "A.cs", line) with { Severity = line % 10 == 0 ? Severity.Warning : Severity.Info })]);

        byte[] log = SarifReport.ToUtf8(assessment, Time, largestSize: 60_000);

        Assert.InRange(log.Length, 20_000, 60_000);
        JsonElement run = Sarif(log);
        Assert.Equal(20, run.GetProperty("results").EnumerateArray().Count(result => CliRun.Text(result, "level") == "warning"));
        string notification = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString()!;
        Assert.Contains("of 200 results are left out", notification, StringComparison.Ordinal);
    }

    [Fact]
    public void SarifShowsTheEditsOfAFixAndGivesThemUpBeforeResults()
    {
        var fix = new FindingFix("Use the exec form", [new FindingEdit(3, 1, 3, 4, "CMD"), new FindingEdit(4, 1, 5, 1, "")]);
        Assessment assessment = Of([.. Enumerable.Range(1, 50).Select(line => Finding("CR7007", "Dockerfile", line) with { Fix = fix })]);

        byte[] whole = SarifReport.ToUtf8(assessment, Time);
        JsonElement small = Sarif(SarifReport.ToUtf8(assessment, Time, whole.Length - 1));

        JsonElement shown = Assert.Single(Sarif(whole).GetProperty("results")[0].GetProperty("fixes").EnumerateArray());
        Assert.Equal("Use the exec form", CliRun.Text(shown.GetProperty("description"), "text"));
        JsonElement change = Assert.Single(shown.GetProperty("artifactChanges").EnumerateArray());
        Assert.Equal("Dockerfile", CliRun.Text(change.GetProperty("artifactLocation"), "uri"));
        JsonElement[] replacements = [.. change.GetProperty("replacements").EnumerateArray()];
        Assert.Equal("CMD", CliRun.Text(replacements[0].GetProperty("insertedContent"), "text"));
        Assert.Equal(5, replacements[1].GetProperty("deletedRegion").GetProperty("endLine").GetInt32());
        Assert.False(replacements[1].TryGetProperty("insertedContent", out _));

        Assert.Equal(50, small.GetProperty("results").GetArrayLength());
        Assert.DoesNotContain(small.GetProperty("results").EnumerateArray(), result => result.TryGetProperty("fixes", out _));
        Assert.Contains("The fixes are left out", small.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HtmlHoldsEverythingAndLetsNoTextBecomeMarkup()
    {
        Assessment assessment = Of(Finding("CR3001", "<script>alert(1)</script>.cs") with { Excerpt = new Excerpt(2, ["a", "<b onclick=\"x\">", "c"]) });

        string html = HtmlReport.ToText(new ReportSummary(assessment, TimeSpan.Zero, "."), Time);

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;.cs:3", html, StringComparison.Ordinal);
        Assert.Contains("<span data-n=\"3\" class=\"hit\">&lt;b onclick=&quot;x&quot;&gt;</span>", html, StringComparison.Ordinal);
        Assert.Contains("Visual Basic is not analyzed", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!#|data:|https://github.com/)", html);
    }

    [Fact]
    public void MarkdownFitsAComment()
    {
        Assessment assessment = Of([.. Enumerable.Range(1, 100).Select(line => Finding("CR3001", "A|B.cs", line))]);

        string[] lines = MarkdownReport.ToText(new ReportSummary(assessment, TimeSpan.Zero, ".")).Split('\n');

        Assert.InRange(lines.Length, 20, MarkdownReport.MostLines);
        Assert.Contains("| CR3001 | `A\\|B.cs:1` | A message. |", lines);
        Assert.Contains("| | | … and 80 more |", lines);
    }

    [Fact]
    public async Task TheExtensionChoosesTheFormat()
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.RunAsync(_folder, "assess", ".", "--build", "never", "--quiet", "-o", "a.json", "-o", "a.html", "-o", "a.sarif", "-o", "a.md", "-o", "a.txt");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(["{", "<", "{", "#", "c"], ((string[])["a.json", "a.html", "a.sarif", "a.md", "a.txt"]).Select(file => File.ReadAllText(_folder.PathOf(file))[..1]));
    }

    [Theory]
    [InlineData("connection.Open(\"Server=a;Password=Hunter2!;Database=b\");")]
    [InlineData("  \"ApiKey\": \"Hunter2!\",")]
    [InlineData("string apiKey = \"Hunter2!\";")]
    [InlineData("<add key=\"SmtpPassword\" value=\"Hunter2!\" />")]
    [InlineData("<smtp password='Hunter2!' />")]
    [InlineData("ENV Jwt__SigningKey=Hunter2!")]
    [InlineData("        - name: DB_PASSWORD")]
    [InlineData("          password: Hunter2!")]
    [InlineData("amqp://shop:Hunter2!@queue:5672")]
    [InlineData("client.Login(user, password: \"Hunter2!\");")]
    [InlineData("new NetworkCredential(\"shop\", \"Hunter2!\") // credential")]
    [InlineData("[\"Auth:ClientSecret\"] = \"Hunter2!\"")]
    [InlineData("var s = \"AKIAIOSFODNN7EXAMPLE\";", "AKIA")]
    [InlineData("x = \"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc\"", "eyJhbG")]
    [InlineData("AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq==;", "Eby8vd")]
    public void AnExcerptShowsNoSecret(string line, string secret = "Hunter2!") =>
        Assert.DoesNotContain(secret, SecretMask.Apply(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("mysqldump -u root -pHunter2! shop")]
    [InlineData("sqlcmd -U sa -P Hunter2! -i a.sql")]
    [InlineData("curl -u shop:Hunter2! https://files.internal")]
    [InlineData("RUN dotnet nuget add source x --password Hunter2!")]
    [InlineData("ENV Api__Key Hunter2!")]
    [InlineData("client.Add(\"Authorization\", \"Bearer Hunter2!\");")]
    public void AnExcerptShowsNoSecretOfACommand(string line) =>
        Assert.DoesNotContain("Hunter2!", SecretMask.Apply(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("              value: Hunter2!", "            - name: DB_PASSWORD", "")]
    [InlineData("            - value: Hunter2!", "", "              name: DB_PASSWORD")]
    [InlineData("     value=\"Hunter2!\" />", "<add key=\"SmtpPassword\"", "")]
    public void AnExcerptShowsNoSecretWhoseNameStandsOnTheNextLine(string line, string before, string after) =>
        Assert.DoesNotContain("Hunter2!", SecretMask.Apply(line, before, after), StringComparison.Ordinal);

    [Theory]
    [InlineData("docker run -d shop")]
    [InlineData("    app.MapHealthChecks(\"/healthz/live\");")]
    [InlineData("    public Task RunAsync(CancellationToken token) => Work(token);")]
    [InlineData("COPY --from=build /app/publish .")]
    [InlineData("          image: registry.example.com/shop@sha256:abc")]
    public void AnExcerptShowsOrdinaryCode(string line) => Assert.Equal(line, SecretMask.Apply(line));

    private static JsonElement Sarif(byte[] log) => JsonDocument.Parse(log).RootElement.GetProperty("runs")[0];

    private static Assessment Of(params Finding[] findings) => Assessment.Of(
        "/work/my shop",
        isAnalyzed: true,
        Score.Sections,
        [new AssessedProject("Shop", "Shop.csproj", ["net10.0"], ProjectKind.Web, LoadedBy.Buildless, 0, 1, 1)],
        findings,
        [],
        [],
        [new NotAnalyzed("Old.vbproj", "Visual Basic is not analyzed, only C#")]);

    private static Finding Finding(string id, string file, int line = 3) =>
        new(id, Severity.Warning, "Health", Confidence.Semantic, "Shop.csproj", file, line, 5, line, 9, "A message.", "fp", IsFixable: true, 1, IsSuppressed: false);
}
