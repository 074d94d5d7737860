using System.Text.Json;
using CloudReady.Cli.Commands;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class MergeTests : IDisposable
{
    private const int Shards = 8;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheShardsOfARepositoryGiveTheReportOfOneRun()
    {
        // More projects than shards, a file that two of them share, and one that reads no C#.
        foreach (string name in (string[])["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"])
            _folder.WriteProject(name, source: SmellyAnalyzer.SourceWithOneSmell(name));
        _folder.Write("Shared.cs", SmellyAnalyzer.SourceWithOneSmell("Shared"))
            .WriteProject("K", items: "<Compile Include=\"../Shared.cs\" />")
            .WriteProject("L", items: "<Compile Include=\"../Shared.cs\" />")
            .Write("M/M.vbproj", "<Project />");
        CliRun whole = await CliRun.AssessAsync(_folder);

        for (int shard = 1; shard <= Shards; shard++)
            Assert.Equal(ExitCode.Done, (await CliRun.AssessAsync(_folder, "--shard", $"{shard}/{Shards}", "--output", $"shard-{shard}.json")).ExitCode);
        CliRun merged = await CliRun.RunAsync(_folder, ["merge", .. Enumerable.Range(1, Shards).Select(shard => $"shard-{shard}.json"), "--format", "json"]);

        Assert.Equal(("", ExitCode.Done), (merged.Error, merged.ExitCode));
        Assert.Equal(13, whole.Findings.Count());
        Assert.Equal(WithoutTime(whole), WithoutTime(merged));
    }

    [Fact]
    public async Task AMissingShardIsSaid()
    {
        _folder.WriteProject("A");
        await CliRun.AssessAsync(_folder, "--shard", "1/2", "--output", "one.json");

        CliRun run = await CliRun.RunAsync(_folder, "merge", "one.json");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("all of 1/2 to 2/2 are needed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsOfRepositoriesBecomeAPortfolio()
    {
        _folder.WriteProject("first/Shop").WriteProject("second/Shop").WriteProject("second/Cart").Write("third/Library.cs", "class Library { }");
        foreach (string repository in (string[])["first", "second", "third"])
            await CliRun.RunAsync(_folder, "assess", repository, "--build", "never", "--output", repository + ".json");

        CliRun run = await CliRun.RunAsync(_folder, "merge", "first.json", "second.json", "third.json", "--format", "json", "--output", "portfolio.html");

        JsonElement[] repositories = [.. run.Report.GetProperty("repositories").EnumerateArray()];
        Assert.Equal(["second", "first", "third"], repositories.Select(repository => CliRun.Text(repository, "name")));
        Assert.Equal([2, 1, 0], repositories.Select(repository => repository.GetProperty("warnings").GetInt32()));
        JsonElement rule = Assert.Single(run.Report.GetProperty("rules").EnumerateArray());
        Assert.Equal(("CR2900", 2, 3), (CliRun.Text(rule, "id"), rule.GetProperty("repositories").GetInt32(), rule.GetProperty("findings").GetInt32()));
        Assert.Contains("<td>second</td>", File.ReadAllText(_folder.PathOf("portfolio.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARepositoryLinksToItsOwnReportAndToItsSections()
    {
        _folder.WriteProject("first/Shop").WriteProject("second/Shop").Write("reports/x", "");
        await CliRun.RunAsync(_folder, "assess", "first", "--build", "never", "--output", "reports/the first.json", "--output", "reports/the first.html");
        await CliRun.RunAsync(_folder, "assess", "second", "--build", "never", "--output", "reports/second.json");

        await CliRun.RunAsync(_folder, "merge", "reports/the first.json", "reports/second.json", "--output", "portfolio.html");

        string page = File.ReadAllText(_folder.PathOf("portfolio.html"));
        Assert.Contains("<td><a href=\"reports/the%20first.html\">first</a></td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>second</td>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#sections-1\">", page, StringComparison.Ordinal);
        Assert.Contains("<tr id=\"sections-1\"><td><a href=\"reports/the%20first.html\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.json one.json", "two reports are of")]
    [InlineData("Shop/Shop.csproj", "is no JSON report of cloudready")]
    [InlineData("nowhere.json", "cannot be read")]
    public async Task WhatDoesNotFitTogetherIsSaid(string reports, string message)
    {
        _folder.WriteProject("Shop");
        await CliRun.AssessAsync(_folder, "--output", "one.json");

        CliRun run = await CliRun.RunAsync(_folder, ["merge", .. reports.Split(' ')]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("one")]
    public async Task AShardIsOneOfSome(string shard)
    {
        CliRun run = await CliRun.RunAsync(_folder, "assess", ".", "--shard", shard);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("is not I/N", run.Error, StringComparison.Ordinal);
    }

    private static string WithoutTime(CliRun run) =>
        string.Join('\n', run.Out.Split('\n').Where(line => !line.Contains("generatedAt", StringComparison.Ordinal)));
}
