using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Telemetry;

/// <summary>The libraries for metrics that a compilation has, and the code that uses them.</summary>
internal sealed class MetricsApi(Compilation compilation)
{
    public const string MetricsNamespace = "OpenTelemetry.Metrics";
    public const string PrometheusNamespace = "Prometheus";

    /// <summary>OpenTelemetry's exporter for an endpoint that Prometheus scrapes.</summary>
    public bool HasScrapingEndpoint { get; } =
        Exists(compilation, MetricsNamespace + ".PrometheusExporterMeterProviderBuilderExtensions")
        && Exists(compilation, HostingTypes.BuilderNamespace + ".PrometheusExporterEndpointRouteBuilderExtensions");

    /// <summary>OpenTelemetry's exporter to a collector.</summary>
    public bool HasOtlp { get; } = Exists(compilation, MetricsNamespace + ".OtlpMetricExporterExtensions");

    /// <summary>prometheus-net in ASP.NET Core.</summary>
    public bool HasPrometheusNet { get; } =
        Exists(compilation, PrometheusNamespace + ".HttpMetricsMiddlewareExtensions") && Exists(compilation, PrometheusNamespace + ".MetricServerMiddlewareExtensions");

    public bool HasOpenTelemetry => Exists(compilation, HostingTypes.DependencyInjectionNamespace + ".OpenTelemetryServicesExtensions") && RequestMetrics is not null;

    /// <summary>The exporter to use: what scrapes needs no collector.</summary>
    public string? Exporter => HasScrapingEndpoint ? "AddPrometheusExporter()" : HasOtlp ? "AddOtlpExporter()" : null;

    /// <summary>The calls on the builder of meters that measure requests, calls of others and the runtime.</summary>
    public IEnumerable<string> Instrumentations
    {
        get
        {
            yield return RequestMetrics!;
            if (Exists(compilation, MetricsNamespace + ".HttpClientInstrumentationMeterProviderBuilderExtensions"))
                yield return "AddHttpClientInstrumentation()";
            if (References("OpenTelemetry.Instrumentation.Runtime"))
                yield return "AddRuntimeInstrumentation()";
        }
    }

    /// <summary>Since .NET 8 ASP.NET Core measures by itself, and the meter alone has to be named.</summary>
    private string? RequestMetrics =>
        References("OpenTelemetry.Instrumentation.AspNetCore") ? "AddAspNetCoreInstrumentation()"
        : Exists(compilation, "Microsoft.AspNetCore.Http.Features.IHttpMetricsTagsFeature") ? "AddMeter(\"Microsoft.AspNetCore.Hosting\")"
        : null;

    /// <summary>The statement that maps the endpoint of OpenTelemetry's exporter.</summary>
    public string ScrapingEndpoint(EndpointSite endpoints) => endpoints.MapsRoutes
        ? $"{endpoints.Builder}.MapPrometheusScrapingEndpoint(){Anyone()};"
        : $"{endpoints.Builder}.UseOpenTelemetryPrometheusScrapingEndpoint();";

    /// <summary>The statement that maps the endpoint of prometheus-net.</summary>
    public string MetricServer(EndpointSite endpoints) => endpoints.MapsRoutes
        ? $"{endpoints.Builder}.MapMetrics(){Anyone()};"
        : $"{endpoints.Builder}.UseMetricServer();";

    public void SeeBuilder(SyntaxEditor editor, EndpointSite endpoints) =>
        UsingDirectives.Ensure(editor, compilation.GetSemanticModel(endpoints.Tree), endpoints.Position, HostingTypes.BuilderNamespace);

    public void SeePrometheus(SyntaxEditor editor, SyntaxTree tree, int position) =>
        UsingDirectives.Ensure(editor, compilation.GetSemanticModel(tree), position, PrometheusNamespace);

    /// <summary>A fallback policy, which any of these may set, would ask Prometheus to sign in.</summary>
    private string Anyone() =>
        KnownTypes.Find(compilation, HostingTypes.BuilderNamespace + ".AuthorizationEndpointConventionBuilderExtensions")?.GetMembers("AllowAnonymous").IsEmpty == false
        && Invocations.NamesIn(compilation, "AddAuthorization", "AddAuthorizationBuilder", "AddAuthorizationCore", "UseAuthorization", "FallbackPolicy", "SetFallbackPolicy").Any()
            ? ".AllowAnonymous()"
            : "";

    private bool References(string assembly) => compilation.ReferencedAssemblyNames.Any(reference => reference.Name == assembly);

    private static bool Exists(Compilation compilation, string type) => KnownTypes.Find(compilation, type) is not null;
}
