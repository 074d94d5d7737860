using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// The parsers of artifacts in the form in which <c>AnalysisContext.TryGetValue</c> takes them: a text is
/// parsed once, whatever the number of rules that read it.
/// </summary>
internal static class ArtifactProviders
{
    /// <summary>Reads a text as JSON.</summary>
    public static readonly SourceTextValueProvider<JsonDocument> Json = new(static text => JsonDocument.Parse(text, CancellationToken.None));

    /// <summary>Reads a text as XML.</summary>
    public static readonly SourceTextValueProvider<XmlArtifact> Xml = new(static text => XmlArtifact.Parse(text, CancellationToken.None));
}
