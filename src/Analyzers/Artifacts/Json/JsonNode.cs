namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A value of a <see cref="JsonDocument"/>, or the name of a property, which precedes its value. Nodes stand in document
/// order; what a container holds follows it. Twelve bytes, because a value may be as short as two characters of the text.
/// </summary>
internal struct JsonNode
{
    /// <summary>The largest number of nodes that <see cref="DescendantCount"/> can count.</summary>
    public const int MaxCount = int.MaxValue >> KindBits;

    private const int KindBits = 3;
    private const int KindMask = (1 << KindBits) - 1;

    private int _kindAndDescendants;

    public JsonNode(JsonValueKind kind, int start, int end)
    {
        Start = start;
        End = end;
        _kindAndDescendants = (int)kind;
    }

    /// <summary>The position of the first character, quotes included.</summary>
    public int Start { get; }

    /// <summary>The position after the last character, quotes included.</summary>
    public int End { get; private set; }

    /// <summary>What the value is; a name is a string.</summary>
    public readonly JsonValueKind Kind => (JsonValueKind)(_kindAndDescendants & KindMask);

    /// <summary>The number of nodes in a container, at all depths.</summary>
    public readonly int DescendantCount => _kindAndDescendants >> KindBits;

    /// <summary>Completes a container.</summary>
    public void Close(int end, int descendantCount)
    {
        End = end;
        _kindAndDescendants = (descendantCount << KindBits) | (int)Kind;
    }
}
