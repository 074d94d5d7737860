using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>An application that asks for HTTPS and does not learn that the ingress has it.</summary>
internal sealed class CR6005ForwardedHeadersMissing() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApiRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6005",
        "Forwarded headers are not read",
        "'{0}' asks whether the request came over HTTPS, and behind an ingress it comes over HTTP: the scheme and the client's address are in forwarded headers that the application does not read. Call UseForwardedHeaders first, or set ASPNETCORE_FORWARDEDHEADERS_ENABLED=true in the manifest.",
        DiagnosticSeverity.Info,
        "TLS ends at the ingress, which tells the application the original scheme and address in X-Forwarded-Proto and X-Forwarded-For.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.AspNetCore.Builder.HttpsPolicyBuilderExtensions.UseHttpsRedirection"),
        new ApiRow("T:Microsoft.AspNetCore.Mvc.RequireHttpsAttribute"));

    public ImmutableArray<string> Names { get; } = ImmutableArray.Create("ForwardedHeadersOptions");

    public void Analyze(in ApiUse use)
    {
        ApplicationModel application = use.Context.Application;
        if (application.Kind != ApplicationKind.Web
            || application.UsesOf("UseForwardedHeaders").Count > 0
            || application.UsesOf("ForwardedHeadersOptions").Count > 0
            || application.UsesOf("UseAllForwardedHeaders").Count > 0
            || MayReadElsewhere(application)
            || EnvironmentGuard.IsDevelopmentOnly(use.Name, use.Context.Model))
        {
            return;
        }

        use.Context.Report(Rule, use.Location, null, use.IsSyntactic, use.Row.WrittenName);
    }

    private static bool MayReadElsewhere(ApplicationModel application)
    {
        foreach (string name in application.Uses.Keys)
        {
            if (name.IndexOf("Forwarded", StringComparison.Ordinal) >= 0 || name.IndexOf("ReverseProxy", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
