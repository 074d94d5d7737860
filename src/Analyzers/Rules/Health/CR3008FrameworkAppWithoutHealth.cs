using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>An application on System.Web that nothing can ask for its health.</summary>
internal sealed class CR3008FrameworkAppWithoutHealth() : Rule(Rule, effortHours: 2, FixKind.None), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3008",
        "The ASP.NET application has no health endpoint",
        "The application '{0}' has no page, handler or route that answers for its health: Kubernetes cannot tell whether it lives or is ready. Add an IHttpHandler at '/healthz' that needs neither session nor sign-in.",
        DiagnosticSeverity.Warning,
        "Kubernetes restarts a container whose liveness probe fails and sends no traffic to one whose readiness probe fails. Both need something that answers.");

    public void Analyze(SourceContext context)
    {
        if (!MayHoldAnchor(context.Facts) || context.Application.Kind != ApplicationKind.FrameworkWeb)
            return;

        if (context.Application.Probes.FrameworkAnchor is { } anchor
            && anchor.SyntaxTree == context.Model.SyntaxTree
            && !context.Application.Health.MayExist
            && !context.Application.Probes.MayBeAnsweredByFramework)
        {
            context.Report(Rule, anchor.Identifier.GetLocation(), arguments: anchor.Identifier.ValueText);
        }
    }

    private static bool MayHoldAnchor(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "HttpApplication" or "IAppBuilder")
                return true;
        }

        return false;
    }
}
