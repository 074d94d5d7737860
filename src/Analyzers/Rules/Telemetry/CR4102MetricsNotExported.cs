using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>Metrics that are measured and leave the process nowhere.</summary>
internal sealed class CR4102MetricsNotExported() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4102",
        "Metrics are measured and not exported",
        "{0}",
        DiagnosticSeverity.Warning,
        "A meter measures, an exporter publishes: over OTLP, or at an endpoint that Prometheus scrapes. One without the other shows nothing.");

    private const string NoExporter =
        "'{0}' has no exporter: the metrics never leave the process. Add AddOtlpExporter, or AddPrometheusExporter with MapPrometheusScrapingEndpoint.";

    private const string NoScrapingEndpoint =
        "'{0}' has no endpoint that Prometheus could scrape: the metrics never leave the process. Call MapPrometheusScrapingEndpoint.";

    private const string NoMetricServer =
        "'{0}' measures requests and nothing publishes the result: Prometheus has no endpoint to scrape. Call MapMetrics.";

    private const string NoHttpMetrics =
        "'{0}' publishes metrics without those of requests: rate, errors and duration are missing. Call UseHttpMetrics.";

    private static readonly string[] MetricServers = ["MapMetrics", "UseMetricServer", "AddMetricServer", "MetricServer", "KestrelMetricServer", "MetricPusher", "CollectAndExportAsTextAsync"];

    public void Analyze(SourceContext context)
    {
        if (!MayHoldFinding(context.Facts) || !context.Application.IsService)
            return;

        ApplicationModel application = context.Application;
        Metrics metrics = application.Metrics;
        if (metrics.Provider is { } provider && !metrics.MayBeExported)
            Report(context, provider, NoExporter);

        // Without the pipeline in sight, another project may map the endpoint.
        if (application.Hosting.Anchor is null || metrics.MayBeSetUpElsewhere)
            return;

        if (metrics.FirstCall("AddPrometheusExporter") is { } exporter
            && application.UsesOf("MapPrometheusScrapingEndpoint").Count == 0
            && application.UsesOf("UseOpenTelemetryPrometheusScrapingEndpoint").Count == 0)
        {
            Report(context, exporter, NoScrapingEndpoint);
        }

        InvocationExpressionSyntax? server = metrics.FirstCall("MapMetrics") ?? metrics.FirstCall("UseMetricServer");
        if (metrics.FirstCall("UseHttpMetrics") is { } measured)
        {
            if (!HasAny(application, MetricServers) && application.UsesOf("WithMetrics").Count == 0)
                Report(context, measured, NoMetricServer);
        }
        else if (server is not null && IsOfPrometheusNet(server, application) && !metrics.PrometheusPublishesMeters)
        {
            Report(context, server, NoHttpMetrics);
        }
    }

    private static void Report(SourceContext context, InvocationExpressionSyntax call, string message)
    {
        if (call.SyntaxTree == context.Model.SyntaxTree)
            context.Report(Rule, CallLocation.Of(call), arguments: string.Format(System.Globalization.CultureInfo.InvariantCulture, message, CallLocation.NameOf(call)));
    }

    private static bool IsOfPrometheusNet(InvocationExpressionSyntax call, ApplicationModel application) =>
        application.Bind(call) is IMethodSymbol { ContainingType.Name: "MetricServerMiddlewareExtensions" };

    private static bool HasAny(ApplicationModel application, string[] names)
    {
        foreach (string name in names)
        {
            if (application.UsesOf(name).Count > 0)
                return true;
        }

        return false;
    }

    private static bool MayHoldFinding(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "WithMetrics" or "AddOpenTelemetryMetrics" or "CreateMeterProviderBuilder" or "AddPrometheusExporter" or "MapMetrics" or "UseMetricServer" or "UseHttpMetrics")
                return true;
        }

        return false;
    }
}
