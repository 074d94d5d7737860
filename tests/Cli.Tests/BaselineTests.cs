using CloudReady.Cli.Commands;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class BaselineTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatIsKnownBreaksNoGateAndWhatIsNewDoes()
    {
        _folder.WriteProject("Shop");
        Assert.Equal(0, (await AssessAsync("--write-baseline", "known.json")).ExitCode);

        CliRun known = await AssessAsync("--baseline", "known.json");
        Assert.Equal((ExitCode.Done, "known"), (known.ExitCode, CliRun.Text(Assert.Single(known.Findings), "baseline")));

        _folder.WriteProject("Cart");
        CliRun added = await AssessAsync("--baseline", "known.json");
        Assert.Equal(ExitCode.GateBroken, added.ExitCode);
        Assert.Equal(["Cart/Cart.cs new", "Shop/Shop.cs known"], added.Findings.Select(finding => $"{CliRun.Text(finding, "file")} {CliRun.Text(finding, "baseline")}"));
        Assert.Equal(ExitCode.Done, (await AssessAsync("--baseline", "known.json", "--fail-on", "none")).ExitCode);
        Assert.Equal(ExitCode.Done, (await AssessAsync("--baseline", "known.json", "--fail-on", "error")).ExitCode);
    }

    [Fact]
    public async Task MovedLinesStayKnownAndACuredFindingRaisesTheScore()
    {
        _folder.WriteProject("Shop").WriteProject("Cart");
        CliRun before = await AssessAsync("--write-baseline", "known.json");

        _folder.Write("Shop/Shop.cs", "// A new first line.\n\n" + SmellyAnalyzer.SourceWithOneSmell("Shop"));
        Assert.Equal(ExitCode.Done, (await AssessAsync("--baseline", "known.json")).ExitCode);

        _folder.Write("Cart/Cart.cs", "public class Cart { }\n");
        CliRun after = await AssessAsync("--baseline", "known.json");
        Assert.Equal(ExitCode.Done, after.ExitCode);
        Assert.Single(after.Findings);
        Assert.True(ScoreOf(after) > ScoreOf(before));
    }

    [Fact]
    public async Task OfTwoEqualFindingsOnlyTheKnownOneIsKnown()
    {
        _folder.WriteProject("Shop");
        await AssessAsync("--write-baseline", "known.json");
        _folder.WriteProject("Shop", source: SmellyAnalyzer.SourceWithOneSmell("Shop").Replace("Smell(1);", "Smell(1); Smell(1);", StringComparison.Ordinal));

        CliRun run = await AssessAsync("--baseline", "known.json");

        Assert.Equal(["known", "new"], run.Findings.Select(finding => CliRun.Text(finding, "baseline")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AReportIsABaselineToo()
    {
        _folder.WriteProject("Shop");
        await AssessAsync("--output", "report.json");

        Assert.Equal(ExitCode.Done, (await AssessAsync("--baseline", "report.json")).ExitCode);
    }

    [Theory]
    [InlineData("nowhere.json", "cannot be read")]
    [InlineData("Shop/Shop.cs", "is no baseline: write one with --write-baseline")]
    public async Task WhatIsNoBaselineIsSaid(string file, string message)
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.RunAsync(_folder, "assess", ".", "--build", "never", "--baseline", file);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> AssessAsync(params string[] args) => CliRun.AssessAsync(_folder, args);

    private static int ScoreOf(CliRun run) => run.Report.GetProperty("score").GetInt32();
}
