using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Rules.Health;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>A web application that publishes no metrics.</summary>
internal sealed class CR4101NoMetrics() : Rule(Rule, effortHours: 1, FixKind.RewriteWithCompanions), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4101",
        "The application publishes no metrics",
        "The application publishes no metrics: nobody sees its request rate, errors and duration, and nothing can scale or alert on them. Add OpenTelemetry (OpenTelemetry.Extensions.Hosting, OpenTelemetry.Instrumentation.AspNetCore and an exporter) or prometheus-net.AspNetCore.",
        DiagnosticSeverity.Warning,
        "ASP.NET Core measures every request, and keeps the result in the process until an exporter publishes it. Rate, errors and duration are what dashboards, alerts and autoscaling start from.");

    public void Analyze(SourceContext context)
    {
        if (!Hosting.MayHoldAnchor(context.Facts))
            return;

        ApplicationModel application = context.Application;
        if (application.Kind == ApplicationKind.Web
            && application.Hosting.Anchor is { } anchor
            && anchor.SyntaxTree == context.Model.SyntaxTree
            && !application.Metrics.MayBePublished)
        {
            context.Report(Rule, CR3001MissingHealthEndpoint.LocationOf(anchor));
        }
    }
}
