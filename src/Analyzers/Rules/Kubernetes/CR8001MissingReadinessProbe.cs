using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A container that takes traffic and has no readiness probe.</summary>
internal sealed class CR8001MissingReadinessProbe() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8001",
        "A container behind a Service has no readiness probe",
        "Container '{0}' takes traffic from Service '{1}' and has no readinessProbe: it gets requests before it can answer them, so every rollout loses some. Add one that asks the readiness endpoint.",
        DiagnosticSeverity.Warning,
        "A pod gets traffic as soon as its containers run, unless a readiness probe says that they are not ready yet.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        Workload workload = container.Workload;
        if (container.IsInit || workload.IsJob || workload.Object.IsPatch || workload.Object.IsHook || container.Node.Get("readinessProbe") is not null || container.MayGet("readinessProbe"))
            return;

        foreach ((KubernetesObject service, Match match) in context.Set.ServicesOf(workload))
        {
            if (!ServicePorts.Reach(service, container, match))
                continue;

            context.Report(Rule, workload.Object, container.NameSpan, null, container.DisplayName, service.DisplayName);
            return;
        }
    }
}
