using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>The files beside the code of one project, for rules that hold code against them. Parsed when asked for.</summary>
internal sealed class ArtifactSet(ImmutableArray<AdditionalText> files)
{
    /// <summary>The settings files in JSON that can be read.</summary>
    public IEnumerable<(AdditionalText File, JsonDocument Document)> JsonSettings => Of(ArtifactKind.JsonSettings, ParsedArtifacts.Json);

    /// <summary>The configuration files in XML that can be read.</summary>
    public IEnumerable<(AdditionalText File, XmlArtifact Document)> XmlConfigs => Of(ArtifactKind.XmlConfig, ParsedArtifacts.Xml);

    private IEnumerable<(AdditionalText File, TDocument Document)> Of<TDocument>(ArtifactKind kind, Func<SourceText, TDocument> parse)
    {
        foreach (AdditionalText file in files)
        {
            if (ArtifactKinds.Of(file.Path) == kind && file.GetText() is { } text)
                yield return (file, parse(text));
        }
    }
}
