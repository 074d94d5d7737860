namespace CloudReady.Analyzers.Engine;

/// <summary>A rule that looks for written names which are no rows of APIs.</summary>
internal interface INamingRule
{
    /// <summary>The names, which <see cref="SourceFacts.Uses"/> then holds.</summary>
    ImmutableArray<string> Names { get; }
}
