using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// The documents of the texts beside the code. A text is parsed once, whatever the number of rules and analyzers that read
/// it, and forgotten with it.
/// </summary>
internal static class ParsedArtifacts
{
    private static readonly ConditionalWeakTable<SourceText, JsonDocument> JsonDocuments = new();
    private static readonly ConditionalWeakTable<SourceText, XmlArtifact> XmlDocuments = new();
    private static readonly ConditionalWeakTable<SourceText, Dockerfile> Dockerfiles = new();
    private static readonly ConditionalWeakTable<SourceText, DockerIgnore> DockerIgnores = new();

    public static JsonDocument Json(SourceText text) =>
        JsonDocuments.GetValue(text, static text => JsonDocument.Parse(text, CancellationToken.None));

    public static XmlArtifact Xml(SourceText text) =>
        XmlDocuments.GetValue(text, static text => XmlArtifact.Parse(text, CancellationToken.None));

    public static Dockerfile Dockerfile(SourceText text) =>
        Dockerfiles.GetValue(text, static text => Artifacts.Dockerfile.Parse(text, CancellationToken.None));

    public static DockerIgnore DockerIgnore(SourceText text) =>
        DockerIgnores.GetValue(text, static text => Artifacts.DockerIgnore.Parse(text));
}
