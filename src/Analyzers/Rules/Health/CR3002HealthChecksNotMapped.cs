using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>Health checks that no endpoint runs, or an endpoint without the services it runs on.</summary>
internal sealed class CR3002HealthChecksNotMapped() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3002",
        "Health checks are registered or mapped, not both",
        "{0}",
        DiagnosticSeverity.Warning,
        "AddHealthChecks registers the checks, MapHealthChecks lets Kubernetes ask for their result. One without the other gives no answer.");

    private const string NotMapped =
        "Health checks are registered and no endpoint runs them: Kubernetes cannot ask. Map '/healthz/live' without checks and '/healthz/ready' with MapHealthChecks.";

    private const string NotRegistered =
        "'{0}' maps health checks that are not registered: the application throws when it starts. Call AddHealthChecks on the services.";

    public void Analyze(SourceContext context)
    {
        if (!MayHoldFinding(context.Facts) || context.Application.Kind != ApplicationKind.Web)
            return;

        HealthChecks health = context.Application.HealthChecks;
        if (AreNotMapped(context.Application) && health.Registrations[0].SyntaxTree == context.Model.SyntaxTree)
            context.Report(Rule, CallLocation.Of(health.Registrations[0]), arguments: NotMapped);

        if (health.Mappings.IsEmpty || context.Application.UsesOf("AddHealthChecks").Count > 0 || health.MayBeRegisteredElsewhere())
            return;

        if (health.Mappings[0].Call is var mapping && mapping.SyntaxTree == context.Model.SyntaxTree)
            context.Report(Rule, CallLocation.Of(mapping), arguments: string.Format(System.Globalization.CultureInfo.InvariantCulture, NotRegistered, CallLocation.NameOf(mapping)));
    }

    /// <summary>True where health checks are registered, this compilation sets up the pipeline, and nothing in it runs them.</summary>
    public static bool AreNotMapped(ApplicationModel application) =>
        !application.HealthChecks.Registrations.IsEmpty
        && application.HealthChecks.Mappings.IsEmpty
        && application.UsesOf("MapHealthChecks").Count == 0
        && application.UsesOf("UseHealthChecks").Count == 0
        && !application.HealthChecks.AreRunByCode
        && application.Hosting.Anchor is not null
        && !application.Health.OthersMayExist;

    private static bool MayHoldFinding(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "AddHealthChecks" or "MapHealthChecks" or "UseHealthChecks")
                return true;
        }

        return false;
    }
}
