namespace CloudReady.Analyzers.Artifacts;

/// <summary>A list.</summary>
internal sealed class YamlSequence(YamlTree tree, int index) : YamlNode(tree, index)
{
    private List<YamlNode>? _nodes;

    /// <summary>The items in the order of the file.</summary>
    public List<YamlNode> Nodes => _nodes ?? Interlocked.CompareExchange(ref _nodes, Tree.ItemsOf(Index), null) ?? _nodes;

    /// <summary>True for <c>[a, b]</c>.</summary>
    public bool IsFlow => Record.Kind == YamlKind.FlowSequence;

    /// <summary>True where a template may write more items.</summary>
    public bool IsOpen => Record.IsOpen;

    /// <inheritdoc/>
    public override bool IsUnknown => IsOpen && Nodes.Count == 0;
}
