using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A Deployment behind a Service with one replica.</summary>
internal sealed class CR8013SingleReplica() : ManifestRule(Rule, effortHours: 0.2, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8013",
        "A Deployment behind a Service has one replica",
        "Deployment '{0}' serves Service '{1}' with one replica: while its pod moves to another node, nothing answers. Set 'replicas: 2' or more, once the application keeps no state in its process.",
        DiagnosticSeverity.Info,
        "Nodes are drained for every upgrade of the cluster. Two replicas on two nodes keep the service up meanwhile.");

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        if (workload.Kind != "Deployment" || workload.Object.IsPatch || workload.Replicas != 1 || workload.Object.Spec?.Get("strategy")?.Get("type")?.AsText() == "Recreate")
            return;
        if (context.Set.IsScaled(workload) || IsStateful(workload))
            return;

        foreach ((KubernetesObject service, _) in context.Set.ServicesOf(workload))
        {
            context.Report(Rule, workload.Object, SpanOf(workload), null, workload.Name, service.DisplayName);
            return;
        }
    }

    private static bool IsStateful(Workload workload)
    {
        foreach (YamlNode volume in workload.Pod.Get("volumes")?.Items ?? [])
        {
            if (volume.Get("persistentVolumeClaim") is not null)
                return true;
        }

        foreach (Container container in workload.Containers)
        {
            if (container.Image is { } image && ImageName.Parse(image) is { IsStore: true })
                return true;
        }

        return false;
    }

    private static TextSpan SpanOf(Workload workload) =>
        workload.Object.Spec is YamlMapping spec && spec.Find("replicas") is { Value.Span.Length: > 0, IsAlias: false } replicas ? replicas.Value.Span : workload.Object.NameSpan;
}
