using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Rules.Image;

/// <summary>Runs the analyzers, and fixes, over a Dockerfile.</summary>
internal static class ImageRule
{
    public static readonly IReadOnlyDictionary<string, string> NoFiles = new Dictionary<string, string>();

    /// <summary>
    /// The findings of one rule in the order of the file, each as the reported text, with <c>(info)</c> where it is none of
    /// severity warning.
    /// </summary>
    public static async Task<string[]> FindAsync(
        string id, string content, string path = "/src/Dockerfile", string config = "", string source = "return;", IReadOnlyDictionary<string, string>? files = null, bool isWeb = true) =>
        [.. (await DiagnosticsAsync(id, content, path, config, source, files, isWeb)).Select(finding =>
            SourceText.From(finding.Location.GetLineSpan().Path == path ? content : files![finding.Location.GetLineSpan().Path]).ToString(finding.Location.SourceSpan)
            + (finding.Severity == DiagnosticSeverity.Warning ? "" : $" ({finding.Severity.ToString().ToLowerInvariant()})"))];

    /// <summary>The findings of one rule in the order of the file.</summary>
    public static async Task<Diagnostic[]> DiagnosticsAsync(
        string id, string content, string path = "/src/Dockerfile", string config = "", string source = "return;", IReadOnlyDictionary<string, string>? files = null, bool isWeb = true)
    {
        var all = new Dictionary<string, string>(files ?? NoFiles) { [path] = content };
        TestProject project = (isWeb ? TestProject.PlainWeb : TestProject.Console) with { Files = all, Config = config };
        return [.. (await Findings.InAsync(project, source, TestContext.Current.CancellationToken)).Where(finding => finding.Id == id).OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>The file after Fix All; the line endings and what is not fixed must stay as they are.</summary>
    public static async Task<string> FixAsync<TFix>(string content, string config = "", string fileName = "Dockerfile", IReadOnlyDictionary<string, string>? files = null)
        where TFix : CodeFixProvider, new()
    {
        KeyValuePair<string, string>[] others = [.. files ?? NoFiles, new(".globalconfig", config)];
        (_, string all) = await ArtifactFix.ApplyAsync<TFix>(fileName, content, others, TestContext.Current.CancellationToken);
        (_, string withCrLf) = await ArtifactFix.ApplyAsync<TFix>(fileName, content.Replace("\n", "\r\n", StringComparison.Ordinal), others, TestContext.Current.CancellationToken);
        Assert.Equal(all.Replace("\n", "\r\n", StringComparison.Ordinal), withCrLf);
        return all;
    }

    /// <summary>No fix is offered for the first finding.</summary>
    public static async Task AssertNoFixAsync<TFix>(string content, string config = "", IReadOnlyDictionary<string, string>? files = null)
        where TFix : CodeFixProvider, new() =>
        Assert.Equal(0, await ArtifactFix.CountAsync<TFix>("Dockerfile", content, [.. files ?? NoFiles, new(".globalconfig", config)], TestContext.Current.CancellationToken));
}
