using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>One manifest under analysis, and the way to report.</summary>
internal sealed class ManifestContext(ManifestFile file, ArtifactContext artifact)
{
    /// <summary>The property of a finding with the path that a probe must ask.</summary>
    public const string PathProperty = "path";

    public ManifestFile File { get; } = file;

    public KubernetesSet Set => File.Set;

    /// <summary>
    /// What the code of the image of a container says: in an assessment that of the application it is of, in a build that of the
    /// project whose name it has; null where no code is known to be its.
    /// </summary>
    public WorkloadCode? CodeOf(Container container)
    {
        if (container.Image is not { } image)
            return null;
        if (artifact.Options.IsAssessment)
            return WorkloadCode.Find(artifact.Options.BuildProperty(WorkloadCode.Property), image);

        return WorkloadCode.NameOf(image) is { } name && name == WorkloadCode.NameOf(artifact.Compilation.AssemblyName ?? "") && artifact.Application is { } application
            ? WorkloadCode.Read(application)
            : null;
    }

    /// <summary>Reports; as suppressed where an annotation of the object says that it is meant so.</summary>
    public void Report(DiagnosticDescriptor descriptor, KubernetesObject subject, TextSpan span, DiagnosticSeverity? severity, params object[] arguments) =>
        ReportWithPath(descriptor, subject, span, severity, path: null, arguments);

    /// <summary>The same, with a path of the code that the fix writes.</summary>
    public void ReportWithPath(DiagnosticDescriptor descriptor, KubernetesObject subject, TextSpan span, DiagnosticSeverity? severity, string? path, params object[] arguments)
    {
        ImmutableDictionary<string, string?>? properties = path is null ? null : ImmutableDictionary<string, string?>.Empty.Add(PathProperty, path);
        artifact.Report(descriptor, span, severity, properties, additionalLocations: null, arguments, PeerSuppressions.ReasonFor(descriptor.Id, subject));
    }

    /// <summary>Reports on the file.</summary>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        artifact.Report(descriptor, span, severity: null, arguments);
}
