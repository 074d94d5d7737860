using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A list.</summary>
internal sealed class YamlSequence(int start, int column, bool isFlow) : YamlNode(new TextSpan(start, 0), column)
{
    /// <summary>The items in the order of the file.</summary>
    public List<YamlNode> Nodes { get; } = [];

    /// <summary>True for <c>[a, b]</c>.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>True where a template may write more items.</summary>
    public bool IsOpen { get; set; }

    /// <inheritdoc/>
    public override bool IsUnknown => IsOpen && Nodes.Count == 0;

    public void Close(int end) => Span = TextSpan.FromBounds(Span.Start, Math.Max(Span.Start, end));
}
