using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>One endpoint for liveness and readiness.</summary>
internal sealed class CR3003ProbesNotSeparated() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3003",
        "One health endpoint answers for liveness and readiness",
        "{0} is the only health endpoint: a check of a dependency that fails would fail liveness too, and Kubernetes restarts replicas that live. Map a second one for liveness, such as '/healthz/live', with a Predicate that runs no check.",
        DiagnosticSeverity.Info,
        "A container that cannot reach its database is alive and not ready. One endpoint cannot say both.");

    public void Analyze(SourceContext context)
    {
        if (!HealthMapping.MayStandIn(context.Facts) || context.Application.Kind != ApplicationKind.Web)
            return;

        ImmutableArray<HealthMapping> mappings = context.Application.HealthChecks.Mappings;
        if (mappings.Length != 1
            || mappings[0] is not { Predicate.RunsAll: true } mapping
            || mapping.Call.SyntaxTree != context.Model.SyntaxTree
            || context.Application.Health.OthersMayExist
            || LivenessReaches(context.Application)
            || EnvironmentGuard.IsDevelopmentOnly(mapping.Call, context.Model))
        {
            return;
        }

        context.Report(Rule, CallLocation.Of(mapping.Call), arguments: mapping.Path is { } path ? $"'{path}'" : "This");
    }

    /// <summary>That one is a warning of its own, on the same call.</summary>
    private static bool LivenessReaches(ApplicationModel application) =>
        CR3004LivenessChecksDependencies.DependencyOf(application.HealthChecks.Mappings[0], application.HealthChecks.Checks) is not null;
}
