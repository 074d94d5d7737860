using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void NothingFoundIsAHundred() => Assert.Equal(100, Score.Total([]));

    [Fact]
    public void TheSmallestFindingIsSeen() => Assert.Equal(99, Score.Total([Finding("State", Severity.Info, 0.1m)]));

    [Fact]
    public void HalvingHoursOfWorkHalveTheScore()
    {
        Finding[] findings = [.. Enumerable.Repeat(Finding("State", Severity.Warning, 1), 8)];

        Assert.Equal(50, Score.OfSection(findings, "State"));
        Assert.Equal(100, Score.OfSection(findings, "Health"));
        Assert.Equal(83, Score.Total(findings));
    }

    [Fact]
    public void AnInfoCountsAQuarter() =>
        Assert.Equal(Score.Total([Finding("State", Severity.Warning, 2)]), Score.Total([.. Enumerable.Repeat(Finding("State", Severity.Info, 2), 4)]));

    [Fact]
    public void TheExampleOfTheDocumentationHolds()
    {
        Finding[] findings = [Finding("State", Severity.Warning, 2), Finding("State", Severity.Info, 4)];

        Assert.Equal((72, 93), (Score.OfSection(findings, "State"), Score.Total(findings)));
    }

    [Fact]
    public void SuppressedFindingsDoNotCount() =>
        Assert.Equal(100, Score.Total([Finding("State", Severity.Warning, 8) with { IsSuppressed = true }]));

    [Fact]
    public void ASectionWithoutARuleHasNoScore() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Section).Where(section => section != Section.Tool).Distinct().Order().Select(section => section.ToString()),
            Score.Sections);

    [Fact]
    public async Task OnlySectionsThatWereLookedAtAreScored()
    {
        using TestFolder folder = new TestFolder().WriteProject("Shop");

        CliRun all = await CliRun.AssessAsync(folder);
        CliRun some = await CliRun.AssessAsync(folder, "--rules", "CR1*,CR30*");

        Assert.Equal(Score.Sections, SectionsOf(all));
        Assert.Equal(["Configuration", "Health"], SectionsOf(some));
    }

    [Fact]
    public async Task WhatCouldNotBeAnalyzedHasNoScore()
    {
        using TestFolder folder = new TestFolder().Write("Old/Old.vbproj", "<Project />");

        CliRun nothing = await CliRun.AssessAsync(folder);
        CliRun console = await CliRun.RunAsync(folder, "assess", ".", "--build", "never", "-o", "r.html", "-o", "r.md", "-o", "r.json");
        CliRun merged = await CliRun.RunAsync(folder, "merge", "r.json", "--format", "json");
        folder.WriteProject("Shop", source: "class Shop { }");
        CliRun something = await CliRun.AssessAsync(folder);

        Assert.False(nothing.Report.TryGetProperty("score", out _));
        Assert.False(merged.Report.TryGetProperty("score", out _));
        Assert.False(Assert.Single(nothing.Projects).TryGetProperty("score", out _));
        Assert.Contains("Score none, since nothing could be analyzed", console.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("100", File.ReadAllText(folder.PathOf("r.md")), StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Score – of 100\"", File.ReadAllText(folder.PathOf("r.html")), StringComparison.Ordinal);
        Assert.Equal(100, something.Report.GetProperty("score").GetInt32());
        Assert.Equal([false, true], something.Projects.Select(project => project.TryGetProperty("score", out _)));
    }

    [Property(MaxTest = 300)]
    public Property CuringAFindingNeverLowersAScoreAndAddingOneNeverRaisesIt() =>
        Prop.ForAll(Findings(), AnyFinding(), (findings, added) =>
            Scores(findings).Zip(Scores([.. findings, added]), (before, after) => after <= before && after is >= 0 and <= 100).All(holds => holds));

    [Property(MaxTest = 100)]
    public Property TheOrderOfFindingsDoesNotMatter() =>
        Prop.ForAll(Findings(), findings => Scores(findings).SequenceEqual(Scores([.. findings.Reverse()])));

    private static IEnumerable<string?> SectionsOf(CliRun run) => run.Report.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("name").GetString());

    private static IEnumerable<int> Scores(Finding[] findings) =>
        [Score.Total(findings), .. Score.Sections.Select(section => Score.OfSection(findings, section))];

    private static Arbitrary<Finding[]> Findings() => Arb.From(AnyFinding().Generator.ArrayOf());

    private static Arbitrary<Finding> AnyFinding() => Arb.From(
        from section in Gen.Elements(Score.Sections.Append("Tool"))
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from tenths in Gen.Choose(0, 400)
        from isSuppressed in Gen.Elements(true, false)
        select Finding(section, severity, tenths / 10m) with { IsSuppressed = isSuppressed });

    private static Finding Finding(string section, Severity severity, decimal effort) =>
        new("CR2900", severity, section, Confidence.Semantic, "p", "f", 1, 1, 1, 2, "m", "00", IsFixable: false, effort, IsSuppressed: false);
}
