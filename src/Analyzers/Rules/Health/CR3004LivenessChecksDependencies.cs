using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>A liveness endpoint that fails when another process fails.</summary>
internal sealed class CR3004LivenessChecksDependencies() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3004",
        "The liveness endpoint checks a dependency",
        "'{0}' answers the liveness probe and runs the check of '{1}': when that dependency fails, Kubernetes restarts every replica, which cures nothing. Give it 'Predicate = _ => false' and leave the checks to readiness.",
        DiagnosticSeverity.Warning,
        "A failing liveness probe restarts the container. That helps a process that hangs, never a database that is down.");

    public void Analyze(SourceContext context)
    {
        if (!HealthMapping.MayStandIn(context.Facts))
            return;

        HealthChecks health = context.Application.HealthChecks;
        foreach (HealthMapping mapping in health.Mappings)
        {
            if (mapping.Call.SyntaxTree == context.Model.SyntaxTree && DependencyOf(mapping, health.Checks) is { } check)
                context.Report(Rule, CallLocation.Of(mapping.Call), arguments: [mapping.Path!, check.Method]);
        }
    }

    /// <summary>A check of another process that a liveness endpoint runs; null where it runs none for certain.</summary>
    public static HealthCheckRegistration? DependencyOf(HealthMapping mapping, ImmutableArray<HealthCheckRegistration> checks)
    {
        if (!mapping.IsLiveness)
            return null;

        foreach (HealthCheckRegistration check in checks)
        {
            if (check.ReachesDependency && mapping.Predicate.Runs(check) == true)
                return check;
        }

        return null;
    }
}
