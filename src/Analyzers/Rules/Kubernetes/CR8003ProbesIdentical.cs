using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>Both probes ask the same, although the name of what they ask says that it is for one of them.</summary>
internal sealed class CR8003ProbesIdentical() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8003",
        "Liveness and readiness ask the same endpoint",
        "The {0} of container '{1}' asks '{2}', an endpoint for the other probe: {3}. Ask the endpoint for {4}.",
        DiagnosticSeverity.Info,
        "Liveness asks whether a restart would help, readiness whether the container can take traffic now. An application that has an endpoint for each must be asked at each.");

    private const string LivenessHarm = "a database that is down restarts every pod";
    private const string ReadinessHarm = "a pod gets traffic before its dependencies answer";

    protected override void Analyze(Container container, ManifestContext context)
    {
        YamlNode? liveness = container.Node.Get("livenessProbe")?.Get("httpGet");
        YamlNode? readiness = container.Node.Get("readinessProbe")?.Get("httpGet");
        if (liveness?.Get("path") is not { } livenessPath || readiness?.Get("path") is not { } readinessPath || livenessPath.AsText() is not { } path || path != readinessPath.AsText())
            return;
        if (liveness.Get("port")?.AsText() != readiness.Get("port")?.AsText())
            return;

        // What the code maps is certain; where it maps one endpoint, that one is for both.
        if (context.CodeOf(container) is { Liveness: { } live, Readiness: { } ready })
        {
            if (live != ready && IsSame(path, ready))
                context.ReportWithPath(Rule, container.Workload.Object, livenessPath.Span, null, live, "livenessProbe", container.DisplayName, path, LivenessHarm, $"liveness, '{live}'");
            else if (live != ready && IsSame(path, live))
                context.ReportWithPath(Rule, container.Workload.Object, readinessPath.Span, null, ready, "readinessProbe", container.DisplayName, path, ReadinessHarm, $"readiness, '{ready}'");
            return;
        }

        // One endpoint for both is what the guide allows; a path named for one of them says that there are two.
        if (ProbePaths.IsReadiness(path))
            context.Report(Rule, container.Workload.Object, livenessPath.Span, null, "livenessProbe", container.DisplayName, path, LivenessHarm, "liveness");
        else if (ProbePaths.IsLiveness(path))
            context.Report(Rule, container.Workload.Object, readinessPath.Span, null, "readinessProbe", container.DisplayName, path, ReadinessHarm, "readiness");
    }

    private static bool IsSame(string path, string mapped) => path.TrimEnd('/').Equals(mapped.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
