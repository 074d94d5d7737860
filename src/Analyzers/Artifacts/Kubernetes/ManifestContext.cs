using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>One manifest under analysis, and the way to report.</summary>
internal sealed class ManifestContext(ManifestFile file, ArtifactContext artifact)
{
    public ManifestFile File { get; } = file;

    public KubernetesSet Set => File.Set;

    /// <summary>Reports, unless an annotation of the object, or a comment, says that it is meant so.</summary>
    public void Report(DiagnosticDescriptor descriptor, KubernetesObject subject, TextSpan span, DiagnosticSeverity? severity, params object[] arguments)
    {
        if (!PeerSuppressions.Cover(descriptor.Id, subject) && !artifact.IsSuppressedForPeers(span, PeerSuppressions.ChecksOf(descriptor.Id)))
            artifact.Report(descriptor, span, severity, arguments);
    }

    /// <summary>Reports on the file.</summary>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        artifact.Report(descriptor, span, severity: null, arguments);
}
