using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A pod that no workload manages.</summary>
internal sealed class CR8019NakedPod() : ManifestRule(Rule, effortHours: 0.5, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8019",
        "A pod that no workload manages",
        "Pod '{0}' is managed by nothing: when its node goes, nobody starts it again, and it cannot be scaled or rolled out. Make it the template of a Deployment.",
        DiagnosticSeverity.Info,
        "A Deployment, StatefulSet or Job starts its pods again wherever there is room. A pod by itself is gone with its node.");

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        if (workload.Kind != "Pod" || workload.IsJob || workload.Object.IsHook || workload.Object.IsPatch)
            return;
        if (ManifestPaths.Says(context.File.Path, "test", "tests", "debug", "hooks") || ManifestPaths.Says(workload.Name, "test", "debug"))
            return;

        context.Report(Rule, workload.Object, workload.Object.NameSpan, null, workload.Name);
    }
}
