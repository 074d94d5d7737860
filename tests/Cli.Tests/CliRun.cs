using System.Collections.Immutable;
using System.Text.Json;
using CloudReady.Cli.Commands;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>One run of the tool inside the test process, with what it printed.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output read as the JSON report.</summary>
    public JsonElement Report => JsonDocument.Parse(Out).RootElement;

    public IEnumerable<JsonElement> Findings => Report.GetProperty("findings").EnumerateArray();

    public IEnumerable<JsonElement> Projects => Report.GetProperty("projects").EnumerateArray();

    /// <summary>The entries of <c>notAnalyzed</c> as "path: reason".</summary>
    public string[] NotAnalyzed => [.. Report.GetProperty("notAnalyzed").EnumerateArray().Select(entry => $"{entry.GetProperty("path").GetString()}: {entry.GetProperty("reason").GetString()}")];

    /// <summary>The findings as "id file:line".</summary>
    public string[] FindingLines => [.. Findings.Select(finding => $"{Text(finding, "id")} {Text(finding, "file")}:{finding.GetProperty("line").GetInt32()}")];

    public static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    /// <summary>Runs <c>cloudready assess . --build never --format json</c> and more arguments.</summary>
    public static Task<CliRun> AssessAsync(TestFolder folder, params string[] args) =>
        RunAsync(folder, ["assess", ".", "--build", "never", "--format", "json", .. args]);

    public static Task<CliRun> RunAsync(TestFolder folder, params string[] args) =>
        RunAsync(folder, args, [new SmellyAnalyzer()], TestContext.Current.CancellationToken);

    public static async Task<CliRun> RunAsync(TestFolder folder, string[] args, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken, TimeProvider? time = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment
        {
            Out = output,
            Error = error,
            CurrentDirectory = folder.Root,
            Analyzers = () => analyzers,
            Time = time ?? TimeProvider.System,
        };
        int exitCode = await CommandLine.RunAsync(args, environment, cancellationToken);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }
}
