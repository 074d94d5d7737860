namespace CloudReady.Analyzers.Engine;

/// <summary>A rule whose finding depends on the whole application; it reports where the cure goes.</summary>
internal interface IApplicationRule
{
    /// <summary>
    /// Looks at one file. Must ask the application model only where the file holds a place to report on, since the model
    /// reads all files.
    /// </summary>
    void Analyze(SourceContext context);
}
