using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using CloudReady.CodeFixes.Engine.Telemetry;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Measures requests and publishes the result, with the library that the application references.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4101NoMetricsFix))]
public sealed class CR4101NoMetricsFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4101";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model || EndpointSite.At(node, model) is not { } endpoints)
            return ImmutableArray<Fix>.Empty;

        var api = new MetricsApi(model.Compilation);
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        if (await WithOpenTelemetryAsync(document, model.Compilation, api, endpoints, cancellationToken).ConfigureAwait(false) is { } openTelemetry)
            fixes.Add(new Fix("opentelemetry", api.HasScrapingEndpoint ? "Publish metrics with OpenTelemetry at /metrics" : "Publish metrics with OpenTelemetry over OTLP", openTelemetry));
        if (await WithPrometheusNetAsync(document, model.Compilation, api, endpoints, cancellationToken).ConfigureAwait(false) is { } prometheus)
            fixes.Add(new Fix("prometheus-net", "Publish metrics with prometheus-net at /metrics", prometheus));
        return fixes.ToImmutable();
    }

    private static async Task<Solution?> WithOpenTelemetryAsync(
        Document document, Compilation compilation, MetricsApi api, EndpointSite endpoints, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        if (!api.HasOpenTelemetry
            || api.Exporter is not { } exporter
            || ServiceSite.Find(compilation, endpoints.Node) is not { } services
            || solution.GetDocumentId(services.Tree) is not { } servicesDocument
            || solution.GetDocumentId(endpoints.Tree) is not { } endpointsDocument)
        {
            return null;
        }

        var editor = new SolutionEditor(solution);
        DocumentEditor registrations = await editor.GetDocumentEditorAsync(servicesDocument, cancellationToken).ConfigureAwait(false);
        SemanticModel model = compilation.GetSemanticModel(services.Tree);
        string metrics = model.LookupSymbols(services.Position, name: "metrics").Any(symbol => symbol is ILocalSymbol or IParameterSymbol) ? "meters" : "metrics";
        string calls = string.Concat(api.Instrumentations.Append(exporter).Select(call => "\n\t." + call));
        services.Insert(registrations, $"{services.Collection}.AddOpenTelemetry().WithMetrics({metrics} => {metrics}{calls});");
        UsingDirectives.Ensure(registrations, model, services.Position, HostingTypes.DependencyInjectionNamespace);
        UsingDirectives.Ensure(registrations, model, services.Position, MetricsApi.MetricsNamespace);

        if (api.HasScrapingEndpoint)
        {
            DocumentEditor pipeline = await editor.GetDocumentEditorAsync(endpointsDocument, cancellationToken).ConfigureAwait(false);
            endpoints.Insert(pipeline, api.ScrapingEndpoint(endpoints));
            api.SeeBuilder(pipeline, endpoints);
        }

        return editor.GetChangedSolution();
    }

    private static async Task<Solution?> WithPrometheusNetAsync(
        Document document, Compilation compilation, MetricsApi api, EndpointSite endpoints, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        if (!api.HasPrometheusNet
            || PipelineStart.Of(endpoints.Node, compilation.GetSemanticModel(endpoints.Node.SyntaxTree)) is not var (start, application)
            || solution.GetDocumentId(start.Tree) is not { } startDocument
            || solution.GetDocumentId(endpoints.Tree) is not { } endpointsDocument)
        {
            return null;
        }

        var editor = new SolutionEditor(solution);
        DocumentEditor pipeline = await editor.GetDocumentEditorAsync(endpointsDocument, cancellationToken).ConfigureAwait(false);
        string measure = $"{application}.UseHttpMetrics();";
        if (start.Tree == endpoints.Tree && start.Position == endpoints.Position)
        {
            endpoints.Insert(pipeline, measure, api.MetricServer(endpoints));
        }
        else
        {
            DocumentEditor beginning = await editor.GetDocumentEditorAsync(startDocument, cancellationToken).ConfigureAwait(false);
            start.Insert(beginning, [measure]);
            api.SeePrometheus(beginning, start.Tree, start.Position);
            endpoints.Insert(pipeline, api.MetricServer(endpoints));
        }

        api.SeePrometheus(pipeline, endpoints.Tree, endpoints.Position);
        return editor.GetChangedSolution();
    }
}
