namespace CloudReady.Analyzers.Engine;

/// <summary>
/// One entry of the rule catalog. The class of a rule is named id + meaning (<c>CR2002InMemoryDistributedCache</c>);
/// its code fix, its tests and its page carry the same stem.
/// </summary>
internal abstract class Rule(DiagnosticDescriptor descriptor, double effortHours, FixKind fix)
{
    /// <summary>The severity, title, message and help link.</summary>
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>The id, <c>CRnnnn</c>; never reused.</summary>
    public string Id => Descriptor.Id;

    /// <summary>The meaning in the class name: <c>InMemoryDistributedCache</c>.</summary>
    public string Name => GetType().Name.Substring(Id.Length);

    /// <summary>The section of the guide.</summary>
    public Section Section => RuleDescriptor.SectionOf(Id);

    /// <summary>The work to cure one finding by hand, in hours; a default of the catalog, not a measurement.</summary>
    public double EffortHours { get; } = effortHours;

    /// <summary>What the code fix does.</summary>
    public FixKind Fix { get; } = fix;
}
