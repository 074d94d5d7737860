using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>The routes that calls map: <c>app.MapGet("/orders", …)</c>, <c>endpoints.MapHub&lt;T&gt;("/hub")</c>, <c>app.UseHealthChecks("/healthz")</c>.</summary>
internal sealed class RoutesOfCalls(ApplicationModel application)
{
    private const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    private const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    private const string MetricsPath = "/metrics";

    private static readonly Dictionary<string, (RouteKind Kind, string? Method, string? Path)> Apis = new(StringComparer.Ordinal)
    {
        ["MapGet"] = (RouteKind.Handler, "GET", null),
        ["MapPost"] = (RouteKind.Handler, "POST", null),
        ["MapPut"] = (RouteKind.Handler, "PUT", null),
        ["MapDelete"] = (RouteKind.Handler, "DELETE", null),
        ["MapPatch"] = (RouteKind.Handler, "PATCH", null),
        ["MapMethods"] = (RouteKind.Handler, null, null),
        ["Map"] = (RouteKind.Handler, null, null),
        ["MapRoute"] = (RouteKind.Handler, null, null),
        ["MapHttpRoute"] = (RouteKind.Handler, null, null),
        ["MapPageRoute"] = (RouteKind.Page, null, null),
        ["MapControllerRoute"] = (RouteKind.Handler, null, null),
        ["MapAreaControllerRoute"] = (RouteKind.Handler, null, null),
        ["MapHealthChecks"] = (RouteKind.HealthChecks, null, null),
        ["UseHealthChecks"] = (RouteKind.HealthChecks, null, null),
        ["MapPrometheusScrapingEndpoint"] = (RouteKind.Metrics, null, MetricsPath),
        ["UseOpenTelemetryPrometheusScrapingEndpoint"] = (RouteKind.Metrics, null, MetricsPath),
        ["MapMetrics"] = (RouteKind.Metrics, null, MetricsPath),
        ["UseMetricServer"] = (RouteKind.Metrics, null, MetricsPath),
        ["MapHub"] = (RouteKind.Hub, null, null),
        ["MapBlazorHub"] = (RouteKind.Hub, null, "/_blazor"),
        ["MapConnections"] = (RouteKind.Hub, null, null),
        ["MapConnectionHandler"] = (RouteKind.Hub, null, null),
        ["MapGrpcService"] = (RouteKind.Grpc, "POST", null),
        ["MapGrpcHealthChecksService"] = (RouteKind.Grpc, "POST", "/grpc.health.v1.Health/{method}"),
        ["MapFallback"] = (RouteKind.Fallback, null, "{*path:nonfile}"),
        ["MapFallbackToFile"] = (RouteKind.Fallback, null, "{*path:nonfile}"),
        ["MapFallbackToPage"] = (RouteKind.Fallback, null, "{*path:nonfile}"),
        ["MapFallbackToController"] = (RouteKind.Fallback, null, "{*path:nonfile}"),
        ["MapReverseProxy"] = (RouteKind.Fallback, null, "{**path}"),
        ["MapForwarder"] = (RouteKind.Fallback, null, null),
        ["UseSpa"] = (RouteKind.Fallback, null, "{**path}"),
    };

    private static readonly HashSet<string> PathParameters = new(StringComparer.Ordinal) { "pattern", "path", "pathMatch", "url", "template", "routeUrl", "routeTemplate" };

    private readonly RouteScopes _scopes = new(application);

    /// <summary>The routes, by the names of the calls and then in file order.</summary>
    public ImmutableArray<Route> Find()
    {
        var routes = ImmutableArray.CreateBuilder<Route>();
        foreach (KeyValuePair<string, (RouteKind, string?, string?)> api in Apis)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(api.Key))
            {
                if ((use.Parent as InvocationExpressionSyntax ?? use.Parent?.Parent as InvocationExpressionSyntax) is { } call && CallLocation.NameOf(call) == api.Key)
                    Add(call, use, api.Value, routes);
            }
        }

        return routes.ToImmutable();
    }

    private void Add(InvocationExpressionSyntax call, SimpleNameSyntax use, (RouteKind Kind, string? Method, string? Path) api, ImmutableArray<Route>.Builder routes)
    {
        var method = application.Bind(use) as IMethodSymbol;
        if (method is null ? !LooksMapped(call, use) : !ExtendsPipeline(method))
            return;

        // A method of the application by that name maps in its body, where it is found.
        if (method is not null && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, application.Compilation.Assembly) && MapsInItsBody(method))
            return;

        RouteKind kind = use.Identifier.ValueText == "Map" && method is not null && KnownTypes.Is(ExtendedBy(method), ApplicationBuilder) && !KnownTypes.Is(ExtendedBy(method), EndpointRouteBuilder)
            ? RouteKind.Branch
            : api.Kind;
        ImmutableArray<string> methods = use.Identifier.ValueText == "MapMethods" ? MethodsOf(call)
            : api.Method is { } one ? ImmutableArray.Create(one) : ImmutableArray<string>.Empty;
        ExpressionSyntax? path = PathOf(call, method);
        foreach (RouteScope found in ScopesOf(call, method))
        {
            RoutePattern pattern = path is null
                ? api.Path is { } byDefault ? RoutePattern.Of(byDefault) : RoutePattern.Unknown(use)
                : RoutePattern.Read(AtSite(path, found.Site), application);
            if (pattern.Text.IndexOf("{controller", StringComparison.OrdinalIgnoreCase) >= 0)
                continue; // the controllers have these routes by their names

            RouteScope scope = WithAttributes(found, call);
            routes.Add(new Route(kind, pattern.Within(scope.Prefix), methods, scope, call) { Method = method });
        }
    }

    /// <summary>The tables of System.Web are written to as they are.</summary>
    private List<RouteScope> ScopesOf(InvocationExpressionSyntax call, IMethodSymbol? method) =>
        method is not null && !(KnownTypes.Is(ExtendedBy(method), EndpointRouteBuilder) || KnownTypes.Is(ExtendedBy(method), ApplicationBuilder)) ? [RouteScope.Root] : _scopes.Of(call);

    /// <summary>What does not bind is a mapping where it has a path.</summary>
    private static bool LooksMapped(InvocationExpressionSyntax call, SimpleNameSyntax use) =>
        use.Identifier.ValueText != "Map"
        || call.ArgumentList.Arguments is { Count: > 0 } arguments && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string text } && text.StartsWith("/", StringComparison.Ordinal);

    /// <summary><c>mapper.Map(order)</c> maps no route.</summary>
    public static bool ExtendsPipeline(IMethodSymbol method)
    {
        ITypeSymbol? extended = ExtendedBy(method);
        return KnownTypes.Is(extended, EndpointRouteBuilder)
            || KnownTypes.Is(extended, ApplicationBuilder)
            || extended?.Name is "IRouteBuilder" or "RouteCollection" or "HttpRouteCollection" or "AreaRegistrationContext" or "IAppBuilder";
    }

    private static ITypeSymbol? ExtendedBy(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, ReducedFrom: null, Parameters.Length: > 0 } ? method.Parameters[0].Type : method.ReceiverType;

    private static bool MapsInItsBody(IMethodSymbol method)
    {
        foreach (SyntaxReference declaration in method.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in declaration.GetSyntax().DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call && CallLocation.NameOf(call) is var name && Apis.ContainsKey(name))
                    return true;
            }
        }

        return false;
    }

    /// <summary>In a method that is given the path, what its caller gives.</summary>
    private ExpressionSyntax AtSite(ExpressionSyntax path, InvocationExpressionSyntax? site) =>
        site is not null
        && path is IdentifierNameSyntax
        && application.Bind(path) is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } } parameter
            ? _scopes.ArgumentAt(site, parameter) ?? (parameter.DeclaringSyntaxReferences[0].GetSyntax() as ParameterSyntax)?.Default?.Value ?? path
            : path;

    private ExpressionSyntax? PathOf(InvocationExpressionSyntax call, IMethodSymbol? method)
    {
        int shift = method is not null && method.ReducedFrom is null && method.IsExtensionMethod ? 1 : 0;
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        for (int i = 0; i < arguments.Count; i++)
        {
            ArgumentSyntax argument = arguments[i];
            if (i < shift && argument.NameColon is null)
                continue;

            bool isPath = argument.NameColon is { } named ? PathParameters.Contains(named.Name.Identifier.ValueText)
                : method is null ? i == 0
                : i < method.Parameters.Length && PathParameters.Contains(method.Parameters[i].Name);
            if (isPath)
                return argument.Expression;
        }

        return null;
    }

    private ImmutableArray<string> MethodsOf(InvocationExpressionSyntax call)
    {
        var methods = ImmutableArray.CreateBuilder<string>();
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not (ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or CollectionExpressionSyntax or BaseObjectCreationExpressionSyntax))
                continue;

            foreach (SyntaxNode node in argument.Expression.DescendantNodes())
            {
                if (node is ExpressionSyntax expression and (LiteralExpressionSyntax or MemberAccessExpressionSyntax))
                    methods.Add(expression is LiteralExpressionSyntax literal ? literal.Token.ValueText.ToUpperInvariant() : ((MemberAccessExpressionSyntax)expression).Name.Identifier.ValueText.ToUpperInvariant());
            }
        }

        return methods.ToImmutable();
    }

    /// <summary><c>app.MapGet("/x", [Authorize] () => …)</c>.</summary>
    private static RouteScope WithAttributes(RouteScope scope, InvocationExpressionSyntax call)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not LambdaExpressionSyntax lambda)
                continue;

            foreach (AttributeListSyntax list in lambda.AttributeLists)
            {
                foreach (AttributeSyntax attribute in list.Attributes)
                {
                    string name = attribute.Name.ToString();
                    scope = scope.With(name.IndexOf("AllowAnonymous", StringComparison.Ordinal) >= 0, name.EndsWith("Authorize", StringComparison.Ordinal) ? attribute : null);
                }
            }
        }

        return scope;
    }
}
