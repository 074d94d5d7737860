using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A container that takes traffic and has no readiness probe.</summary>
internal sealed class CR8001MissingReadinessProbe() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8001",
        "A container behind a Service has no readiness probe",
        "Container '{0}' {1} and has no readinessProbe: it gets requests before it can answer them, so every rollout loses some. Add one that asks {2}.",
        DiagnosticSeverity.Warning,
        "A pod gets traffic as soon as its containers run, unless a readiness probe says that they are not ready yet.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        Workload workload = container.Workload;
        if (container.IsInit || workload.IsJob || workload.Object.IsPatch || workload.Object.IsHook || container.Node.Get("readinessProbe") is not null || container.MayGet("readinessProbe"))
            return;

        WorkloadCode? code = context.CodeOf(container);
        // A web application gets requests, wherever its Service is written.
        string? traffic = TrafficOf(container, context.Set) ?? (code is { IsWeb: true } && workload.Kind is ("Deployment" or "StatefulSet") ? "runs a web application" : null);
        if (traffic is not null)
            context.ReportWithPath(Rule, workload.Object, container.NameSpan, null, code?.Readiness, container.DisplayName, traffic, code?.Readiness is { } path ? $"'{path}', which the code maps" : "the readiness endpoint");
    }

    private static string? TrafficOf(Container container, KubernetesSet set)
    {
        foreach ((KubernetesObject service, Match match) in set.ServicesOf(container.Workload))
        {
            if (ServicePorts.Reach(service, container, match))
                return $"takes traffic from Service '{service.DisplayName}'";
        }

        return null;
    }
}
