using System.Text.Json;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Commands;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class RuleCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("console")]
    [InlineData("markdown")]
    public async Task RulesListsEveryRule(string format)
    {
        CliRun run = await CliRun.RunAsync(_folder, "rules", "--format", format);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.All(RuleCatalog.All, rule => Assert.Contains($"{rule.Name} ", run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RulesAsJsonAreForPrograms()
    {
        CliRun run = await CliRun.RunAsync(_folder, "rules", "--format", "json");

        JsonElement rule = run.Report.EnumerateArray().Single(entry => CliRun.Text(entry, "id") == "CR3001");
        Assert.Equal(("MissingHealthEndpoint", "Health", "warning", true), (CliRun.Text(rule, "name"), CliRun.Text(rule, "section"), CliRun.Text(rule, "severity"), rule.GetProperty("fixable").GetBoolean()));
    }

    [Fact]
    public async Task ExplainShowsThePageOfARule()
    {
        CliRun run = await CliRun.RunAsync(_folder, "explain", "cr3001");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("# CR3001: MissingHealthEndpoint", run.Out, StringComparison.Ordinal);
        Assert.Contains("## How to fix it", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainSaysThatThereIsNoSuchRule()
    {
        CliRun run = await CliRun.RunAsync(_folder, "explain", "CR9999");

        Assert.Equal((ExitCode.Failed, "cloudready: there is no rule 'CR9999'; 'cloudready rules' lists them"), (run.ExitCode, run.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task CompletionAsksTheToolItself(string shell)
    {
        CliRun script = await CliRun.RunAsync(_folder, "completion", shell);
        CliRun suggestions = await CliRun.RunAsync(_folder, "[suggest:18]", "cloudready assess --b");

        Assert.Contains("cloudready \"[suggest:", script.Out, StringComparison.Ordinal);
        Assert.Contains("--baseline", suggestions.Out, StringComparison.Ordinal);
    }
}
