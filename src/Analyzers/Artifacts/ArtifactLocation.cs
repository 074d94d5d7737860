using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Locations in files that are not part of the syntax of a compilation.</summary>
internal static class ArtifactLocation
{
    /// <summary>The location of <paramref name="span"/> in the file at <paramref name="path"/> with the content <paramref name="text"/>.</summary>
    public static Location Create(string path, SourceText text, TextSpan span) =>
        Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
}
