namespace CloudReady.Analyzers.Engine;

/// <summary>What the code fix of a rule does, if it has one.</summary>
public enum FixKind
{
    /// <summary>No fix; the message says what to do.</summary>
    None,

    /// <summary>A rewrite of the reported code alone.</summary>
    Rewrite,

    /// <summary>A rewrite that is complete only with edits in other files: a setting, a package reference, a manifest.</summary>
    RewriteWithCompanions,

    /// <summary>Compiling code with one <c>TODO</c> that the user must decide.</summary>
    Scaffold,
}
