using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Whether an application publishes metrics, and whether anything takes them out of the process.</summary>
internal sealed class Metrics
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "WithMetrics", "CreateMeterProviderBuilder", "ConfigureOpenTelemetryMeterProvider", "ConfigureFunctionsApplicationInsights",
        "MeterListener", "MetricServer", "KestrelMetricServer", "MetricPusher", "CollectAndExportAsTextAsync", SuppressDefaultMetrics);

    private const string SuppressDefaultMetrics = "SuppressDefaultMetrics";

    private const string MeterProviderBuilder = "MeterProviderBuilder";

    /// <summary>What calls that set metrics up, or may do so, have in their names.</summary>
    private static readonly string[] Words =
    [
        "Metric", "Telemetry", "Prometheus", "Observability", "Monitoring", "Instrumentation", "Defaults", "ApplicationInsights", "AppInsights", "AzureMonitor",
        "Datadog", "NewRelic", "Elastic", "Dynatrace", "Statsd", "Sentry", "Apm", "OpenTracing", "Otel", "Otlp",
    ];

    /// <summary>Libraries that publish metrics: who references one of them may set it up.</summary>
    private static readonly string[] Libraries = ["OpenTelemetry", "Prometheus", "ApplicationInsights", "App.Metrics", "StatsD"];

    /// <summary>Agents that measure by themselves: a reference is enough.</summary>
    private static readonly string[] Agents =
    [
        "Datadog.", "NewRelic.", "Elastic.Apm", "Dynatrace.", "AppDynamics.", "Instana.", "StatsdClient", "JustEat.StatsD", "App.Metrics",
        "Microsoft.ApplicationInsights.AspNetCore", "Microsoft.ApplicationInsights.Web", "Microsoft.AI.",
    ];

    /// <summary>Names that begin a registration and end in an exporter, a reader, or a service that has both.</summary>
    private static readonly string[] ExporterWords = ["Export", "Reader", "Prometheus", "AzureMonitor", "Grafana", "Honeycomb", "Geneva", "Uptrace", "Insights"];

    private static readonly HashSet<string> HostBuilders = new(StringComparer.Ordinal)
    {
        "IHostBuilder", "IWebHostBuilder", "WebApplicationBuilder", "HostApplicationBuilder", "IHostApplicationBuilder", "ConfigureHostBuilder", "ConfigureWebHostBuilder",
    };

    /// <summary>Extensions of a host that publish no metrics, whoever reads them without their packages.</summary>
    private static readonly HashSet<string> OtherHostExtensions = new(StringComparer.Ordinal)
    {
        "UseSerilog", "UseNLog", "UseLog4Net", "UseWindowsService", "UseSystemd", "UseLamar", "UseServiceProviderFactory", "UseOrleans", "UseUrls", "UseKestrel",
        "UseIIS", "UseIISIntegration", "UseHttpSys", "UseStartup",
    };

    private readonly ApplicationModel _application;
    private readonly Lazy<bool> _mayBePublished;
    private readonly Lazy<bool> _mayBeExported;
    private readonly Lazy<bool> _mayBeSetUpElsewhere;

    public Metrics(ApplicationModel application)
    {
        _application = application;
        _mayBePublished = new(FindPublisher);
        _mayBeExported = new(FindExporter);
        _mayBeSetUpElsewhere = new(FindOtherAssembly);
    }

    /// <summary>
    /// True where something publishes metrics, or where something may: a call of another assembly whose name says so, or whose
    /// assembly uses a library for metrics; an agent.
    /// </summary>
    public bool MayBePublished => _mayBePublished.Value;

    /// <summary>True where the metrics of OpenTelemetry are exported, or where a call that is not of this compilation may do so.</summary>
    public bool MayBeExported => _mayBeExported.Value;

    /// <summary>True where a call of another assembly, by its name or by what that assembly references, may set metrics up.</summary>
    public bool MayBeSetUpElsewhere => _mayBeSetUpElsewhere.Value;

    /// <summary>The first call that makes a provider of meters; null for none.</summary>
    public InvocationExpressionSyntax? Provider => FirstCall("WithMetrics") ?? FirstCall("AddOpenTelemetryMetrics") ?? FirstCall("CreateMeterProviderBuilder");

    /// <summary>
    /// True where prometheus-net publishes the meters of the process by itself, and where ASP.NET Core has one of requests:
    /// since version 7 of the one and .NET 8.
    /// </summary>
    public bool PrometheusPublishesMeters =>
        _application.UsesOf(SuppressDefaultMetrics).Count == 0
        && KnownTypes.Find(_application.Compilation, "Prometheus.SuppressDefaultMetricOptions") is { } options
        && !options.GetMembers("SuppressMeters").IsEmpty
        && KnownTypes.Find(_application.Compilation, "Microsoft.AspNetCore.Http.Features.IHttpMetricsTagsFeature") is not null;

    /// <summary>The first call of an extension that has that name, or null.</summary>
    public InvocationExpressionSyntax? FirstCall(string name)
    {
        foreach (SimpleNameSyntax use in _application.UsesOf(name))
        {
            if (CallOf(use) is { } call)
                return call;
        }

        return null;
    }

    private bool FindPublisher() => HasAgent() || FindByName(onlyUnknown: false) || AnswersMetricsPath() || FindByAssembly();

    private bool FindOtherAssembly() => FindByName(onlyUnknown: true) || FindByAssembly();

    private bool FindByName(bool onlyUnknown)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!SaysMetrics(entry.Key))
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (MayPublish(entry.Key, use, onlyUnknown))
                    return true;
            }
        }

        return false;
    }

    private static bool SaysMetrics(string name)
    {
        if (name != SuppressDefaultMetrics && Names.Contains(name))
            return true;
        if (!IsRegistration(name))
            return false;

        foreach (string word in Words)
        {
            if (Says(name, word))
                return true;
        }

        return false;
    }

    private bool MayPublish(string name, SimpleNameSyntax use, bool onlyUnknown)
    {
        if (name == "AddOpenTelemetry")
            return !onlyUnknown && !IsLoggingOrTracing(use);

        ISymbol? symbol = _application.Bind(use);
        if (symbol is null)
            return true;
        if (symbol is INamedTypeSymbol type)
            return !onlyUnknown && type.TypeKind != TypeKind.Error;
        if (symbol is not IMethodSymbol method)
            return false;

        // What an extension of this compilation does is in it.
        IAssemblySymbol assembly = method.ContainingAssembly;
        if (SymbolEqualityComparer.Default.Equals(assembly, _application.Compilation.Assembly))
            return false;

        // What ASP.NET Core and the host measure stays in the process until something exports it; traces and logs are no metrics.
        string @namespace = method.ContainingNamespace.ToDisplayString();
        if (IsOfFramework(assembly) || @namespace is "OpenTelemetry.Trace" or "OpenTelemetry.Logs")
            return false;

        return !onlyUnknown || !IsOfKnownLibrary(assembly);
    }

    private static bool IsOfFramework(IAssemblySymbol assembly) =>
        assembly.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsOfKnownLibrary(IAssemblySymbol assembly) =>
        assembly.Name.StartsWith("OpenTelemetry", StringComparison.Ordinal) || assembly.Name.StartsWith("Prometheus.", StringComparison.Ordinal);

    /// <summary><c>logging.AddOpenTelemetry(…)</c>, and <c>services.AddOpenTelemetry().WithTracing(…)</c> with nothing else behind it.</summary>
    private bool IsLoggingOrTracing(SimpleNameSyntax use)
    {
        if (_application.Bind(use) is IMethodSymbol { ContainingType.Name: "OpenTelemetryLoggingExtensions" })
            return true;

        if (CallOf(use) is not { } call)
            return false;

        bool isTracing = false;
        SyntaxNode node = call;
        for (; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node; node = outer)
        {
            switch (access.Name.Identifier.ValueText)
            {
                case "WithTracing" or "WithLogging":
                    isTracing = true;
                    break;
                case "ConfigureResource":
                    break;
                default:
                    return false;
            }
        }

        return isTracing && node.Parent is ExpressionStatementSyntax;
    }

    private bool HasAgent()
    {
        foreach (AssemblyIdentity reference in _application.Compilation.ReferencedAssemblyNames)
        {
            foreach (string agent in Agents)
            {
                if (reference.Name.StartsWith(agent, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        // The image may attach an agent to the runtime.
        foreach ((_, Dockerfile image) in _application.Artifacts.Dockerfiles)
        {
            string text = image.Text.ToString();
            if (Says(text, "CORECLR_") || Says(text, "OTEL_DOTNET_AUTO") || Says(text, "DOTNET_STARTUP_HOOKS"))
                return true;
        }

        return false;
    }

    /// <summary>An endpoint or a controller that answers <c>/metrics</c> by itself.</summary>
    private bool AnswersMetricsPath()
    {
        if (_application.Compilation.ContainsSymbolsWithName(static name => name is "MetricsController" or "MetricsEndpoint" or "MetricsMiddleware" or "PrometheusMiddleware", SymbolFilter.Type))
            return true;

        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!entry.Key.StartsWith("Map", StringComparison.Ordinal) && entry.Key is not ("StartsWithSegments" or "Route" or "HttpGet"))
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (TakesMetricsPath(use))
                    return true;
            }
        }

        return false;
    }

    private static bool TakesMetricsPath(SimpleNameSyntax use)
    {
        if (use.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: { } list })
            return HasMetricsSegment(list.ToString());
        if (CallOf(use) is not { ArgumentList.Arguments: { Count: > 0 } arguments })
            return false;

        return arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string path } && HasMetricsSegment(path);
    }

    private static bool HasMetricsSegment(string text)
    {
        foreach (string segment in text.Split('/', '"'))
        {
            if (segment.Equals("metrics", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private bool FindByAssembly()
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!IsRegistration(entry.Key))
                continue;

            foreach (SimpleNameSyntax use in ApplicationModel.FirstOf(entry.Value))
            {
                if (IsDeclaredWithMetrics(use))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True for an extension of another assembly that uses a library for metrics.</summary>
    private bool IsDeclaredWithMetrics(SimpleNameSyntax use)
    {
        if (use.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access)
            return false;
        if (_application.Bind(use) is not IMethodSymbol { ContainingModule: { } module })
            return IsUnknownOnHost(access, use.Identifier.ValueText);

        IAssemblySymbol assembly = module.ContainingAssembly;
        if (SymbolEqualityComparer.Default.Equals(assembly, _application.Compilation.Assembly) || IsOfFramework(assembly) || IsOfKnownLibrary(assembly))
            return false;

        foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
        {
            foreach (string library in Libraries)
            {
                if (Says(reference.Name, library))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What is not known and extends the host as a whole may bring everything that a service needs.</summary>
    private bool IsUnknownOnHost(MemberAccessExpressionSyntax access, string name) =>
        !OtherHostExtensions.Contains(name)
        && _application.ModelOf(access).GetTypeInfo(access.Expression).Type is { } receiver
        && HostBuilders.Contains(receiver.Name);

    private bool FindExporter()
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!IsRegistration(entry.Key))
                continue;

            bool saysExporter = SaysExporter(entry.Key);
            foreach (SimpleNameSyntax use in ApplicationModel.FirstOf(entry.Value))
            {
                if (MayExport(use, saysExporter))
                    return true;
            }
        }

        return MayBeSetUpElsewhere || IsHandedOn();
    }

    private static bool SaysExporter(string name)
    {
        foreach (string word in ExporterWords)
        {
            if (Says(name, word))
                return true;
        }

        return false;
    }

    private bool MayExport(SimpleNameSyntax use, bool saysExporter)
    {
        if (CallOf(use) is null)
            return false;
        if (_application.Bind(use) is not IMethodSymbol method)
            return saysExporter;

        // What an extension of this compilation does is in it.
        if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _application.Compilation.Assembly))
            return false;

        string @namespace = method.ContainingNamespace.ToDisplayString();
        if (saysExporter && @namespace is not ("OpenTelemetry.Trace" or "OpenTelemetry.Logs"))
            return true;

        // An extension of the builder that is not OpenTelemetry's own may add anything.
        IMethodSymbol definition = method.ReducedFrom ?? method;
        return definition.Parameters.Length > 0
            && definition.Parameters[0].Type.Name is MeterProviderBuilder or "IOpenTelemetryBuilder" or "OpenTelemetryBuilder"
            && !definition.ContainingAssembly.Name.StartsWith("OpenTelemetry", StringComparison.Ordinal);
    }

    /// <summary>The builder goes to a method of another assembly, or comes from one.</summary>
    private bool IsHandedOn()
    {
        foreach (SimpleNameSyntax use in _application.UsesOf("WithMetrics"))
        {
            if (CallOf(use) is not { ArgumentList.Arguments: { Count: 1 } arguments })
                continue;

            switch (arguments[0].Expression)
            {
                case LambdaExpressionSyntax lambda when !HandsOn(lambda):
                    break;
                case LambdaExpressionSyntax:
                    return true;
                case var group when _application.Bind(group) is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 }:
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private bool HandsOn(LambdaExpressionSyntax lambda)
    {
        foreach (SyntaxNode node in lambda.DescendantNodes())
        {
            if (node is ArgumentSyntax { Expression: IdentifierNameSyntax builder, Parent.Parent: InvocationExpressionSyntax call }
                && _application.ModelOf(builder).GetTypeInfo(builder).Type is { Name: MeterProviderBuilder }
                && _application.ModelOf(call).GetSymbolInfo(call).Symbol is not { DeclaringSyntaxReferences.Length: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRegistration(string name) =>
        SourceFacts.IsRegistration(name, "Add") || SourceFacts.IsRegistration(name, "Use") || SourceFacts.IsRegistration(name, "Map");

    private static bool Says(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax use) =>
        use.Parent as InvocationExpressionSyntax
        ?? (use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access.Parent as InvocationExpressionSyntax : null);
}
