using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A YAML file, or a template of one, with the span of everything in it. Documents that are damaged are left out and named in
/// <see cref="Errors"/>; the others are read.
/// </summary>
internal sealed class YamlFile
{
    private List<YamlEntry>? _duplicateKeys;

    internal YamlFile(SourceText text, string content)
    {
        Text = text;
        Content = content;
        Tree = new YamlTree(content);
    }

    /// <summary>The text that was read.</summary>
    public SourceText Text { get; }

    /// <summary>The same as a string.</summary>
    public string Content { get; }

    /// <summary>The root of each document.</summary>
    public IReadOnlyList<YamlNode> Documents => Tree.Documents;

    /// <summary>What is wrong with the file, in its order.</summary>
    public List<ArtifactError> Errors { get; } = [];

    /// <summary>Where the reader is stricter than Kubernetes, and could not go on.</summary>
    public List<ArtifactError> Limits { get; } = [];

    /// <summary>Keys that a mapping has twice, with what is written the second time.</summary>
    public IReadOnlyList<YamlEntry> DuplicateKeys => _duplicateKeys ??= ReadDuplicateKeys();

    /// <summary>True for a Go template, such as those of a Helm chart.</summary>
    public bool IsTemplate { get; internal set; }

    /// <summary>The parts between <c>{{ if }}</c>, <c>{{ else }}</c> and <c>{{ end }}</c>.</summary>
    public List<TextSpan> Conditions { get; internal set; } = [];

    internal YamlTree Tree { get; }

    /// <summary>True where a template writes the inner part only under a condition that the outer part does not share.</summary>
    public bool IsConditional(TextSpan inner, TextSpan outer)
    {
        foreach (TextSpan condition in Conditions)
        {
            if (condition.Contains(inner.Start) && !(condition.Start <= outer.Start && condition.End >= outer.End))
                return true;
        }

        return false;
    }

    /// <summary>Reads a file; never fails, whatever it holds.</summary>
    /// <param name="text">The file.</param>
    /// <param name="values">The default values of the chart that the file belongs to, if it does.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static YamlFile Parse(SourceText text, YamlFile? values, CancellationToken cancellationToken) =>
        new YamlReader(text, values, cancellationToken).Read();

    private List<YamlEntry> ReadDuplicateKeys()
    {
        var result = new List<YamlEntry>(Tree.DuplicateKeys.Count);
        foreach ((int key, int value) in Tree.DuplicateKeys)
            result.Add(new YamlEntry((YamlScalar)Tree.NodeAt(key), Tree.NodeAt(value)));
        return result;
    }
}
