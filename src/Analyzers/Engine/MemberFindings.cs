namespace CloudReady.Analyzers.Engine;

/// <summary>
/// Findings of one file that are reported once per member: the first place stands for all, the others are additional
/// locations of it.
/// </summary>
internal sealed class MemberFindings
{
    private readonly Dictionary<(string Id, SyntaxNode Member), Entry> _entries = [];
    private readonly List<Entry> _inOrder = [];

    /// <param name="descriptor">The descriptor of the rule.</param>
    /// <param name="member">The member, type or file that the place stands in.</param>
    /// <param name="location">The place.</param>
    /// <param name="severity">A lower severity than the rule's own, where this one finding is a judgement.</param>
    /// <param name="isSyntactic">True where a name alone matched.</param>
    /// <param name="argument">What the message names, for the first place.</param>
    public void Add(DiagnosticDescriptor descriptor, SyntaxNode member, Location location, DiagnosticSeverity? severity, bool isSyntactic, string argument)
    {
        if (_entries.TryGetValue((descriptor.Id, member), out Entry? entry))
        {
            entry.Others.Add(location);
            return;
        }

        entry = new Entry(descriptor, location, severity ?? descriptor.DefaultSeverity, isSyntactic, argument);
        _entries.Add((descriptor.Id, member), entry);
        _inOrder.Add(entry);
    }

    public void Report(Action<Diagnostic> report)
    {
        foreach (Entry entry in _inOrder)
        {
            report(Diagnostic.Create(
                entry.Descriptor, entry.First, entry.Severity, entry.Others, entry.IsSyntactic ? SourceContext.Syntactic : null, entry.Argument));
        }
    }

    private sealed class Entry(DiagnosticDescriptor descriptor, Location first, DiagnosticSeverity severity, bool isSyntactic, string argument)
    {
        public DiagnosticDescriptor Descriptor { get; } = descriptor;

        public Location First { get; } = first;

        public DiagnosticSeverity Severity { get; } = severity;

        public bool IsSyntactic { get; } = isSyntactic;

        public string Argument { get; } = argument;

        public List<Location> Others { get; } = [];
    }
}
