using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A rule that reads Kubernetes manifests: whole files, their objects, their workloads or their containers.</summary>
internal abstract class ManifestRule(DiagnosticDescriptor descriptor, double effortHours, FixKind fix) : Rule(descriptor, effortHours, fix), IArtifactRule<ManifestFile>
{
    public void Analyze(ManifestFile document, ArtifactContext context)
    {
        var manifest = new ManifestContext(document, context);
        Analyze(manifest);
        foreach (KubernetesObject found in document.Objects)
            Analyze(found, manifest);

        foreach (Workload workload in document.Workloads)
        {
            Analyze(workload, manifest);
            foreach (Container container in workload.Containers)
                Analyze(container, manifest);
        }
    }

    /// <summary>Looks at the file as a whole.</summary>
    protected virtual void Analyze(ManifestContext context)
    {
    }

    /// <summary>Looks at one object.</summary>
    protected virtual void Analyze(KubernetesObject subject, ManifestContext context)
    {
    }

    /// <summary>Looks at one workload.</summary>
    protected virtual void Analyze(Workload workload, ManifestContext context)
    {
    }

    /// <summary>Looks at one container.</summary>
    protected virtual void Analyze(Container container, ManifestContext context)
    {
    }

    /// <summary>True for text that says <c>true</c>.</summary>
    protected static bool IsTrue(YamlNode? node) => node?.AsText() is "true" or "True" or "TRUE";
}
