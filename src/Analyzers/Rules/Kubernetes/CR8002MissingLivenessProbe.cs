using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A container that runs for ever and has no liveness probe.</summary>
internal sealed class CR8002MissingLivenessProbe() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8002",
        "A container has no liveness probe",
        "Container '{0}' has no livenessProbe: when its process hangs, nothing restarts it. Add one that asks {1}.",
        DiagnosticSeverity.Warning,
        "Kubernetes restarts a container that exits. That one hangs, it only learns from a liveness probe.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        Workload workload = container.Workload;
        if (container.IsInit || workload.IsJob || workload.Object.IsPatch || workload.Object.IsHook || container.Node.Get("livenessProbe") is not null || container.MayGet("livenessProbe"))
            return;

        string? path = context.CodeOf(container)?.Liveness;
        context.ReportWithPath(Rule, workload.Object, container.NameSpan, null, path, container.DisplayName, path is null ? "the liveness endpoint" : $"'{path}', which the code maps");
    }
}
