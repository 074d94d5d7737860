using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>A health endpoint that asks the kubelet to sign in, or for a host name.</summary>
internal sealed class CR3006HealthEndpointGuarded() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3006",
        "The health endpoint is guarded",
        "{0} {1}: the probes of Kubernetes carry no credential and address the pod by its IP, so they fail and the replica is restarted or gets no traffic. {2}",
        DiagnosticSeverity.Warning,
        "The kubelet calls a probe without a token and with the address of the pod as the host.");

    public void Analyze(SourceContext context)
    {
        bool mapsHealthChecks = HealthMapping.MayStandIn(context.Facts);
        if (!mapsHealthChecks && !context.Facts.AnswersHealthPath)
            return;

        ApplicationModel application = context.Application;
        InvocationExpressionSyntax? reported = null;
        foreach (Route route in application.Routes.Mapped)
        {
            if (route.Node is InvocationExpressionSyntax call
                && call.SyntaxTree == context.Model.SyntaxTree
                && call != reported
                && (route is { Kind: RouteKind.HealthChecks, Method: not null } || (IsHandlerOfProbes(route) && !IsAnsweredElsewhere(application)))
                && GuardOf(route, call, application) is { } guard)
            {
                reported = call;
                context.Report(Rule, CallLocation.Of(call), arguments: [route.Pattern.IsUnknown ? "The health endpoint" : $"'{route.Pattern.Text}'", guard.Name, guard.Cure]);
            }
        }
    }

    /// <summary><c>app.MapGet("/healthz", …)</c>: only the words that nothing else is called by.</summary>
    private static bool IsHandlerOfProbes(Route route) =>
        route is { Kind: RouteKind.Handler, Method: not null }
        && route.Takes("GET")
        && route.Pattern.Text.Substring(route.Pattern.Text.LastIndexOf('/') + 1).ToLowerInvariant()
            is "health" or "healthz" or "livez" or "readyz" or "healthcheck" or "health-check" or "liveness" or "readiness";

    /// <summary>A handler for people who are signed in may stand beside an endpoint for probes.</summary>
    private static bool IsAnsweredElsewhere(ApplicationModel application)
    {
        foreach (Route route in application.Routes.Mapped)
        {
            if (route.IsOfHealth && !(IsHandlerOfProbes(route) && route.Access == RouteAccess.Authorized))
                return true;
        }

        return false;
    }

    private static (string Name, string Cure)? GuardOf(Route route, InvocationExpressionSyntax mapping, ApplicationModel application)
    {
        const string Anonymous = "Add AllowAnonymous() to it.";
        RouteScope scope = route.Scope;
        if (CallLocation.NameOf(mapping) == "UseHealthChecks")
        {
            return application.HealthChecks.HasFallbackPolicy && application.Hosting.Pipeline.AuthorizesBefore(mapping)
                ? ("stands behind authorization and falls under the fallback policy", "Move it in front of UseAuthorization, or map it as an endpoint with AllowAnonymous().")
                : null;
        }

        if (scope.Host is { } requireHost && NamesHost(requireHost))
            return ("answers only to a host name", "Allow every host, or name a port only: RequireHost(\"*:8081\").");

        if (scope.IsAnonymous || scope.IsShortCircuited)
            return null;

        if (scope.Guard is { } guard)
        {
            return guard.Span.Contains(mapping.Span)
                ? ("requires authorization", "Let everybody in: AllowAnonymous() in place of RequireAuthorization.")
                : ("is mapped in a group that requires authorization", Anonymous);
        }

        return application.HealthChecks.HasFallbackPolicy ? ("falls under the fallback policy of the application", Anonymous) : null;
    }

    private static bool NamesHost(InvocationExpressionSyntax requireHost)
    {
        foreach (ArgumentSyntax argument in requireHost.ArgumentList.Arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string host } && !host.StartsWith("*", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
