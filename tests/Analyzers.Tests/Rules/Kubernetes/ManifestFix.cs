using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

/// <summary>Runs the fix of a manifest: the result is what is expected, in either line ending, and reads without error.</summary>
internal static class ManifestFix
{
    /// <summary>Fix All turns the manifest into the expected one; what is left has no finding.</summary>
    public static async Task VerifyAsync<TFix>(string content, string expected)
        where TFix : CodeFixProvider, new()
    {
        foreach (string endOfLine in (string[])["\n", "\r\n"])
        {
            (_, string all) = await ArtifactFix.ApplyAsync<TFix>("app.yaml", content.ReplaceLineEndings(endOfLine), TestContext.Current.CancellationToken);
            Assert.Equal(expected.ReplaceLineEndings(endOfLine), all);
            Assert.Empty(YamlFile.Parse(SourceText.From(all), null, CancellationToken.None).Errors);
        }
    }

    /// <summary>The finding is reported and no fix is offered.</summary>
    public static async Task VerifyNoneAsync<TFix>(string content)
        where TFix : CodeFixProvider, new() =>
        Assert.Equal(0, await ArtifactFix.CountAsync<TFix>("app.yaml", content, [], TestContext.Current.CancellationToken));
}
