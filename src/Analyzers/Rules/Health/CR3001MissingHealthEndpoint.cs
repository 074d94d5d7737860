using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>A web application that nothing can ask for its health.</summary>
internal sealed class CR3001MissingHealthEndpoint() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3001",
        "The application has no health endpoint",
        "The application maps no health endpoint: Kubernetes cannot tell whether it lives or is ready, so a hung replica keeps its traffic. Call AddHealthChecks and map '/healthz/live' and '/healthz/ready'.",
        DiagnosticSeverity.Warning,
        "Kubernetes restarts a container whose liveness probe fails and sends no traffic to one whose readiness probe fails. Both probes need an endpoint that the application answers.");

    public void Analyze(SourceContext context)
    {
        if (!Hosting.MayHoldAnchor(context.Facts))
            return;

        ApplicationModel application = context.Application;
        if (application.Kind == ApplicationKind.Web
            && application.Hosting.Anchor is { } anchor
            && anchor.SyntaxTree == context.Model.SyntaxTree
            && !application.Health.MayExist
            && !CR3002HealthChecksNotMapped.AreNotMapped(application))
        {
            context.Report(Rule, LocationOf(anchor));
        }
    }

    public static Location LocationOf(SyntaxNode anchor) => anchor switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax } access } => access.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseEndpoints" or "Configure" } access } => access.Name.GetLocation(),
        _ => anchor.GetLocation(),
    };
}
