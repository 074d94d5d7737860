namespace CloudReady.Analyzers.Artifacts;

/// <summary>A rule that reads files beside the code.</summary>
internal interface IArtifactRule
{
}

/// <summary>A rule that reads files of one format beside the code.</summary>
/// <typeparam name="TDocument">The parsed file.</typeparam>
internal interface IArtifactRule<in TDocument> : IArtifactRule
{
    /// <summary>Judges one file.</summary>
    void Analyze(TDocument document, ArtifactContext context);
}
