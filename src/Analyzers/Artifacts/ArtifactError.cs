using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// A place where a file is not what its format demands. What was complete before that place is still read.
/// </summary>
internal readonly struct ArtifactError(TextSpan span, string message)
{
    /// <summary>Where the damage was noticed; empty at the end of a file that was cut off.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>One sentence for the user. It never quotes content of the file, which may be a secret.</summary>
    public string Message { get; } = message;

    /// <inheritdoc/>
    public override string ToString() => $"{Span}: {Message}";
}
