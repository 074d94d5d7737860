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
        if (!HealthMapping.MayStandIn(context.Facts))
            return;

        HealthChecks health = context.Application.HealthChecks;
        foreach (HealthMapping mapping in health.Mappings)
        {
            if (mapping.IsEndpoint && mapping.Call.SyntaxTree == context.Model.SyntaxTree && GuardOf(mapping, health) is { } guard)
                context.Report(Rule, CallLocation.Of(mapping.Call), arguments: [mapping.Path is { } path ? $"'{path}'" : "The health endpoint", guard.Name, guard.Cure]);
        }
    }

    private static (string Name, string Cure)? GuardOf(HealthMapping mapping, HealthChecks health)
    {
        const string Anonymous = "Add AllowAnonymous() to it.";
        if ((mapping.Convention("RequireHost") ?? mapping.GroupConvention("RequireHost")) is { } requireHost && NamesHost(requireHost))
            return ("answers only to a host name", "Allow every host, or name a port only: RequireHost(\"*:8081\").");

        if (mapping.Convention("AllowAnonymous") is not null || mapping.GroupConvention("AllowAnonymous") is not null || mapping.Convention("ShortCircuit") is not null
            || mapping.Convention("WithMetadata")?.ArgumentList.ToString().Contains("AllowAnonymous") == true)
        {
            return null;
        }

        if (mapping.Convention("RequireAuthorization") is not null)
            return ("requires authorization", "Let everybody in: AllowAnonymous() in place of RequireAuthorization.");

        if (mapping.GroupConvention("RequireAuthorization") is not null)
            return ("is mapped in a group that requires authorization", Anonymous);

        return health.HasFallbackPolicy ? ("falls under the fallback policy of the application", Anonymous) : null;
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
