namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>Whether one object is about another.</summary>
internal enum Match
{
    No,

    /// <summary>A template decides.</summary>
    Maybe,

    Yes,
}
