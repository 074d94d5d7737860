using System.Text.Json;
using System.Text.RegularExpressions;
using CloudReady.Cli.Commands;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("there is no file or folder 'nowhere'", "assess", "nowhere")]
    [InlineData("is neither a folder nor", "assess", "notes.txt")]
    [InlineData("Unrecognized option '--nope'", "assess", "--nope")]
    [InlineData("Required command was not provided", "")]
    [InlineData("'pdf' not recognized", "assess", ".", "--format", "pdf")]
    [InlineData("'sometimes' not recognized", "assess", ".", "--fail-on", "sometimes")]
    [InlineData("no rule is named 'CR1234'; the rules are CR0001", "assess", ".", "--rules", "CR2900,CR1234")]
    [InlineData("cannot write", "assess", ".", "--output", "missing/report.json")]
    [InlineData("it is a folder", "assess", ".", "--output", "Shop", "--format", "json")]
    [InlineData("the format of 'report.pdf' is not known", "assess", ".", "--output", "report.pdf")]
    [InlineData("only one format can go to standard output", "assess", ".", "--format", "json", "--format", "console")]
    [InlineData("every project is excluded", "assess", ".", "--exclude", "Shop")]
    public async Task WhatCannotBeDoneIsSaidInOneLine(string message, params string[] args)
    {
        _folder.WriteProject("Shop").Write("notes.txt", "");
        string[] before = [.. _folder.Files()];

        CliRun run = await CliRun.RunAsync(_folder, [.. args.Where(arg => arg.Length > 0)]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal(before, _folder.Files());
    }

    [Fact]
    public async Task AnEmptyFolderIsNothingToAnalyze()
    {
        File.Delete(_folder.PathOf("nuget.config"));

        CliRun run = await CliRun.RunAsync(_folder, "assess");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("there is nothing to analyze in '.'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    public async Task TheGateBreaksFromItsSeverityOn(string gate, int exitCode)
    {
        _folder.WriteProject("Shop");

        Assert.Equal(exitCode, (await CliRun.AssessAsync(_folder, "--fail-on", gate)).ExitCode);
    }

    [Fact]
    public async Task TheReportIsWrittenEvenIfTheGateBreaks()
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.RunAsync(_folder, "assess", ".", "--build", "never", "--output", "report.json", "--fail-on", "warning", "--quiet");

        Assert.Equal(ExitCode.GateBroken, run.ExitCode);
        Assert.Equal(("", ""), (run.Out, run.Error));
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("report.json")));
        Assert.Equal(1, report.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(["Shop/Shop.cs", "Shop/Shop.csproj", "nuget.config", "report.json"], _folder.Files());
    }

    [Fact]
    public async Task AnOutputTakesTheFormatThatItsExtensionDoesNotSay()
    {
        _folder.WriteProject("Shop");

        CliRun run = await CliRun.RunAsync(
            _folder, "assess", ".", "--build", "never", "--output", "out.txt", "--output", "out.json", "--format", "console", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Score 97/100", File.ReadAllText(_folder.PathOf("out.txt")), StringComparison.Ordinal);
        Assert.StartsWith("{", File.ReadAllText(_folder.PathOf("out.json")), StringComparison.Ordinal);
        Assert.Contains("Score 97/100", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellingLeavesNothingBehind()
    {
        _folder.WriteProject("Shop");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        CliRun run = await CliRun.RunAsync(_folder, ["assess", ".", "--output", "report.json"], [new SmellyAnalyzer()], cancelled.Token);

        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal(["Shop/Shop.cs", "Shop/Shop.csproj", "nuget.config"], _folder.Files());
    }

    [Fact]
    public async Task HelpAndDocumentationNameTheSameOptions()
    {
        CliRun run = await CliRun.RunAsync(_folder, "assess", "--help");
        string documentation = File.ReadAllText(Repository.PathOf("docs", "cli.md"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["--baseline", "--build", "--exclude", "--fail-on", "--format", "--no-color", "--output", "--quiet", "--rules", "--shard", "--write-baseline"],
            OptionsIn(run.Out).Except(["--help"]));
        Assert.Equal(OptionsIn(run.Out).Except(["--help"]), OptionsIn(documentation));
    }

    [Fact]
    public async Task TheProcessReturnsTheExitCode()
    {
        (int exitCode, string output, string error) = await ProcessRun.DotnetAsync(_folder.Root, Path.Combine(AppContext.BaseDirectory, "CloudReady.Cli.dll"), "assess", "nowhere");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal("", output);
        Assert.Equal("cloudready: there is no file or folder 'nowhere'", error.TrimEnd());
    }

    private static IEnumerable<string> OptionsIn(string text) =>
        Regex.Matches(text, "--[a-z][a-z-]+").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
}
