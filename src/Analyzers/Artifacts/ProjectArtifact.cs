namespace CloudReady.Analyzers.Artifacts;

/// <summary>The file of the project.</summary>
internal sealed class ProjectArtifact(XmlArtifact xml)
{
    /// <summary>What it holds.</summary>
    public XmlArtifact Xml { get; } = xml;
}
