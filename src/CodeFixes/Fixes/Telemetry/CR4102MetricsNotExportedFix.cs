using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using CloudReady.CodeFixes.Engine.Telemetry;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Adds what is missing between a meter and who reads it: the exporter, its endpoint, the measuring of requests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4102MetricsNotExportedFix))]
public sealed class CR4102MetricsNotExportedFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4102";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var api = new MetricsApi(model.Compilation);
        switch (Invocations.NameOf(call))
        {
            case "WithMetrics" when api.Exporter is { } exporter:
                return Of("exporter", "Add an exporter", await AddExporterAsync(document, model, call, api, exporter, cancellationToken).ConfigureAwait(false));

            case "AddPrometheusExporter":
                return Of("endpoint", "Map the endpoint that Prometheus scrapes", await AtEndpointsAsync(document, model, api, api.ScrapingEndpoint, cancellationToken).ConfigureAwait(false));

            case "UseHttpMetrics":
                return Of("endpoint", "Map the endpoint that Prometheus scrapes", await AtEndpointsAsync(document, model, api, api.MetricServer, cancellationToken).ConfigureAwait(false));

            case "MapMetrics" or "UseMetricServer":
                return Of("requests", "Measure requests", await MeasureRequestsAsync(document, model, api, cancellationToken).ConfigureAwait(false));

            default:
                return ImmutableArray<Fix>.Empty;
        }
    }

    private static ImmutableArray<Fix> Of(string action, string title, Solution? changed) =>
        changed is null ? ImmutableArray<Fix>.Empty : ImmutableArray.Create(new Fix(action, title, changed));

    /// <summary>At the end of the lambda of <c>WithMetrics</c>; a new lambda where there is none.</summary>
    private static async Task<Solution?> AddExporterAsync(
        Document document, SemanticModel model, InvocationExpressionSyntax call, MetricsApi api, string exporter, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(document.Project.Solution);
        DocumentEditor registrations = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        if (!Append(registrations, model, call, exporter))
            return null;

        UsingDirectives.Ensure(registrations, model, call.SpanStart, MetricsApi.MetricsNamespace);
        if (!api.HasScrapingEndpoint || Invocations.NamesIn(model.Compilation, "MapPrometheusScrapingEndpoint", "UseOpenTelemetryPrometheusScrapingEndpoint").Any())
            return editor.GetChangedSolution();

        if (EndpointSite.Find(model.Compilation) is not { } endpoints || document.Project.Solution.GetDocumentId(endpoints.Tree) is not { } id)
            return null;

        DocumentEditor pipeline = await editor.GetDocumentEditorAsync(id, cancellationToken).ConfigureAwait(false);
        endpoints.Insert(pipeline, api.ScrapingEndpoint(endpoints));
        api.SeeBuilder(pipeline, endpoints);
        return editor.GetChangedSolution();
    }

    private static bool Append(SyntaxEditor editor, SemanticModel model, InvocationExpressionSyntax call, string exporter)
    {
        if (call.ArgumentList.Arguments.Count == 0)
        {
            editor.ReplaceNode(call.ArgumentList, SyntaxFactory.ParseArgumentList($"(metrics => metrics.{exporter})").WithTriviaFrom(call.ArgumentList));
            return true;
        }

        if (call.ArgumentList.Arguments[0].Expression is not LambdaExpressionSyntax lambda)
            return false;

        string builder = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            _ => "",
        };
        if (builder.Length == 0)
            return false;

        if (lambda.Block is not null)
        {
            if (InsertionPoint.AtEndOf(lambda, model) is not { } end)
                return false;

            end.Insert(editor, [$"{builder}.{exporter};"]);
            return true;
        }

        // In a chain with a call a line, the new one gets a line too.
        ExpressionSyntax chain = lambda.ExpressionBody!;
        string separator = chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax last } && last.OperatorToken.HasLeadingTrivia
            ? CodeLayout.Of(chain.SyntaxTree).EndOfLine + last.OperatorToken.LeadingTrivia.ToFullString()
            : "";
        editor.ReplaceNode(chain, SyntaxFactory.ParseExpression($"{chain.WithoutTrivia().ToFullString()}{separator}.{exporter}").WithTriviaFrom(chain));
        return true;
    }

    private static async Task<Solution?> AtEndpointsAsync(
        Document document, SemanticModel model, MetricsApi api, Func<EndpointSite, string> statement, CancellationToken cancellationToken)
    {
        if (EndpointSite.Find(model.Compilation) is not { } endpoints || document.Project.Solution.GetDocumentId(endpoints.Tree) is not { } id)
            return null;

        var editor = new SolutionEditor(document.Project.Solution);
        DocumentEditor pipeline = await editor.GetDocumentEditorAsync(id, cancellationToken).ConfigureAwait(false);
        string added = statement(endpoints);
        endpoints.Insert(pipeline, added);
        if (added.Contains("Prometheus"))
            api.SeeBuilder(pipeline, endpoints);
        else
            api.SeePrometheus(pipeline, endpoints.Tree, endpoints.Position);
        return editor.GetChangedSolution();
    }

    private static async Task<Solution?> MeasureRequestsAsync(Document document, SemanticModel model, MetricsApi api, CancellationToken cancellationToken)
    {
        if (EndpointSite.Find(model.Compilation) is not { } endpoints
            || PipelineStart.Of(endpoints.Node, model.Compilation.GetSemanticModel(endpoints.Node.SyntaxTree)) is not var (start, application)
            || document.Project.Solution.GetDocumentId(start.Tree) is not { } id)
        {
            return null;
        }

        var editor = new SolutionEditor(document.Project.Solution);
        DocumentEditor pipeline = await editor.GetDocumentEditorAsync(id, cancellationToken).ConfigureAwait(false);
        start.Insert(pipeline, [$"{application}.UseHttpMetrics();"]);
        api.SeePrometheus(pipeline, start.Tree, start.Position);
        return editor.GetChangedSolution();
    }
}
