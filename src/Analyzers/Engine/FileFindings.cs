namespace CloudReady.Analyzers.Engine;

/// <summary>
/// Findings that are reported once per file: the first place stands for all, the others are additional locations of it.
/// </summary>
internal sealed class FileFindings
{
    private readonly List<Entry> _entries = [];

    /// <param name="descriptor">The descriptor of the rule.</param>
    /// <param name="location">The place.</param>
    /// <param name="severity">A lower severity than the rule's own, where this one finding is a judgement.</param>
    /// <param name="isSyntactic">True where a name alone matched.</param>
    /// <param name="argument">What the message names, for the first place.</param>
    public void Add(DiagnosticDescriptor descriptor, Location location, DiagnosticSeverity? severity, bool isSyntactic, string argument)
    {
        foreach (Entry entry in _entries)
        {
            if (entry.Descriptor == descriptor)
            {
                entry.Others.Add(location);
                return;
            }
        }

        _entries.Add(new Entry(descriptor, location, severity ?? descriptor.DefaultSeverity, isSyntactic, argument));
    }

    public void Report(Action<Diagnostic> report)
    {
        foreach (Entry entry in _entries)
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
