using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>
/// Registers health checks and maps <c>/healthz/live</c>, which runs none of them, and <c>/healthz/ready</c>, which runs all.
/// Both answer the kubelet as it asks: over HTTP, without a credential.
/// </summary>
internal static class HealthEndpointMapping
{
    /// <summary>The solution with both endpoints at the site; null where the application has no API for them, or no certain place.</summary>
    public static async Task<Solution?> AddAsync(Document document, Compilation compilation, EndpointSite site, CancellationToken cancellationToken)
    {
        EndpointSite endpoints = site;
        bool isEarly = false;
        if (await HttpsRedirection.FindAsync(document.Project, compilation, cancellationToken).ConfigureAwait(false) is { } redirection)
        {
            SemanticModel model = compilation.GetSemanticModel(redirection.SyntaxTree);
            isEarly = site.RoutesBefore(redirection, model) && HealthApi.HasShortCircuit(compilation);
            if (!isEarly)
                endpoints = site.InFrontOf(redirection, model) ?? site;
        }

        if (HealthApi.Of(compilation, endpoints.MapsRoutes) is not { } api)
            return null;

        ServiceSite? services = null;
        if (!Invocations.NamesIn(compilation, "AddHealthChecks").Any() && (services = ServiceSite.Find(compilation, endpoints.Node)) is null)
            return null;

        // What a source generator writes is in the compilation, and no document.
        Solution solution = document.Project.Solution;
        if (solution.GetDocumentId(endpoints.Tree) is not { } endpointsDocument
            || solution.GetDocumentId(services?.Tree ?? endpoints.Tree) is not { } servicesDocument)
        {
            return null;
        }

        var editor = new SolutionEditor(solution);
        if (services is not null)
            Register(await editor.GetDocumentEditorAsync(servicesDocument, cancellationToken).ConfigureAwait(false), compilation, services);

        SyntaxEditor pipeline = await editor.GetDocumentEditorAsync(endpointsDocument, cancellationToken).ConfigureAwait(false);
        endpoints.Insert(pipeline, Mappings(endpoints, api, isEarly, pipeline, compilation));
        return editor.GetChangedSolution();
    }

    /// <summary>Adds <c>AddHealthChecks()</c> where services are registered.</summary>
    public static void Register(SyntaxEditor editor, Compilation compilation, ServiceSite services)
    {
        services.Insert(editor, $"{services.Collection}.AddHealthChecks();");
        UsingDirectives.Ensure(editor, compilation.GetSemanticModel(services.Tree), services.Position, HostingTypes.DependencyInjectionNamespace);
    }

    private static string[] Mappings(EndpointSite endpoints, HealthApi api, bool isEarly, SyntaxEditor editor, Compilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(endpoints.Tree);
        UsingDirectives.Ensure(editor, model, endpoints.Position, HostingTypes.BuilderNamespace);
        string options = LivenessOptions.Write(editor, model, endpoints.Position, api.Options);
        string anyone = endpoints.MapsRoutes && IsAuthorizing(compilation) ? api.Anyone(editor, model, endpoints.Position) : "";
        if (isEarly)
            anyone += ".ShortCircuit()";
        return
        [
            $"{endpoints.Builder}.{api.Method}(\"/healthz/live\", {options}){anyone};",
            $"{endpoints.Builder}.{api.Method}(\"/healthz/ready\"){anyone};",
        ];
    }

    /// <summary>A fallback policy, which any of these may set, would ask the kubelet to sign in.</summary>
    private static bool IsAuthorizing(Compilation compilation) =>
        Invocations.NamesIn(compilation, "AddAuthorization", "AddAuthorizationBuilder", "AddAuthorizationCore", "UseAuthorization", "FallbackPolicy", "SetFallbackPolicy").Any();

    /// <summary>The methods for health endpoints that the compilation has.</summary>
    private sealed class HealthApi(string method, INamedTypeSymbol options, INamedTypeSymbol? authorization, INamedTypeSymbol? allowAnonymous)
    {
        public string Method { get; } = method;

        public INamedTypeSymbol Options { get; } = options;

        public static HealthApi? Of(Compilation compilation, bool mapsRoutes)
        {
            string extensions = mapsRoutes ? "HealthCheckEndpointRouteBuilderExtensions" : "HealthCheckApplicationBuilderExtensions";
            return KnownTypes.Find(compilation, $"{HostingTypes.BuilderNamespace}.{extensions}") is not null
                && KnownTypes.Find(compilation, HostingTypes.DependencyInjectionNamespace + ".HealthCheckServiceCollectionExtensions") is not null
                && LivenessOptions.TypeIn(compilation) is { } options
                    ? new HealthApi(
                        mapsRoutes ? "MapHealthChecks" : "UseHealthChecks",
                        options,
                        KnownTypes.Find(compilation, HostingTypes.BuilderNamespace + ".AuthorizationEndpointConventionBuilderExtensions"),
                        KnownTypes.Find(compilation, "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute"))
                    : null;
        }

        /// <summary>From ASP.NET Core 8 on, routing may answer at once, in front of the middleware that follows it.</summary>
        public static bool HasShortCircuit(Compilation compilation) =>
            KnownTypes.Find(compilation, HostingTypes.BuilderNamespace + ".RouteShortCircuitEndpointConventionBuilderExtensions") is not null;

        /// <summary>The end of a mapping that lets everybody in; ASP.NET Core 3 has the attribute only.</summary>
        public string Anyone(SyntaxEditor editor, SemanticModel model, int position)
        {
            if (authorization?.GetMembers("AllowAnonymous").IsEmpty == false)
                return ".AllowAnonymous()";

            return allowAnonymous is null ? "" : $".WithMetadata(new {UsingDirectives.NameOf(editor, model, position, allowAnonymous)}())";
        }
    }
}
