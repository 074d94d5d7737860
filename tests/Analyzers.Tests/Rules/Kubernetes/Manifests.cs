using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

/// <summary>Runs the analyzers over manifests. <c>[|…|]</c> is where a finding must be, and nowhere else may be one.</summary>
internal static class Manifests
{
    public const string AppPath = "/src/k8s/app.yaml";

    /// <summary>The findings of one rule in one file are exactly those marked.</summary>
    public static Task<ImmutableArray<Diagnostic>> VerifyAsync(string id, string content, params (string Path, string Content)[] others) =>
        VerifyAtAsync(id, AppPath, content, others);

    public static async Task<ImmutableArray<Diagnostic>> VerifyAtAsync(string id, string path, string content, params (string Path, string Content)[] others)
    {
        (string text, TextSpan[] expected) = ReadMarkup(content);
        ImmutableArray<Diagnostic> found = [.. (await FindAsync(id, [(path, text), .. others])).Where(finding => finding.Location.GetLineSpan().Path == path)];
        Assert.Equal(expected.Select(span => text.Substring(span.Start, span.Length)), found.Select(finding => text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length)));
        Assert.Equal(expected, found.Select(finding => finding.Location.SourceSpan));
        return found;
    }

    /// <summary>The findings of one rule in all files, in order.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(string id, params (string Path, string Content)[] files)
    {
        var project = TestProject.Library with { Files = files.ToDictionary(file => file.Path, file => file.Content) };
        return [.. (await Findings.InAsync(project, "", TestContext.Current.CancellationToken))
            .Where(finding => finding.Id == id)
            .OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>A Deployment with one container, whose fields are given.</summary>
    public static string Deployment(string container, string pod = "", string spec = "", string kind = "Deployment", string version = "apps/v1", string name = "shop") => Lines($"""
        apiVersion: {version}
        kind: {kind}
        metadata:
          name: {name}
        spec:
        {Indent(spec, 2)}
          selector:
            matchLabels:
              app: {name}
          template:
            metadata:
              labels:
                app: {name}
            spec:
        {Indent(pod, 6)}
              containers:
        {Indent(container, 8)}
        """);

    public static string Service(string spec = "ports:\n- port: 80\n  targetPort: 8080", string name = "shop", string selector = "app: shop") => Lines($"""
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: {name}
        spec:
          selector:
            {selector}
        {Indent(spec, 2)}
        """);

    private static string Indent(string text, int columns) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? line : new string(' ', columns) + line));

    /// <summary>Without the lines of parts that are empty.</summary>
    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0)) + "\n";

    private static (string Text, TextSpan[] Spans) ReadMarkup(string content)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        int start = -1;
        for (int i = 0; i < content.Length; i++)
        {
            if (content.AsSpan(i).StartsWith("[|", StringComparison.Ordinal))
            {
                start = text.Length;
                i++;
            }
            else if (content.AsSpan(i).StartsWith("|]", StringComparison.Ordinal))
            {
                spans.Add(TextSpan.FromBounds(start, text.Length));
                i++;
            }
            else
            {
                text.Append(content[i]);
            }
        }

        return (text.ToString(), [.. spans]);
    }
}
