using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>
/// Registers health checks and maps <c>/healthz/live</c>, which runs none of them, and <c>/healthz/ready</c>, which runs all.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3001MissingHealthEndpointFix))]
public sealed class CR3001MissingHealthEndpointFix : FixProvider
{
    private const string Action = "map-health";
    private const string Title = "Map /healthz/live and /healthz/ready";

    /// <inheritdoc />
    protected override string RuleId => "CR3001";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || EndpointSite.At(node, model) is not { } endpoints
            || HealthApi.Of(model.Compilation, endpoints.MapsRoutes) is not { } api)
        {
            return ImmutableArray<Fix>.Empty;
        }

        Compilation compilation = model.Compilation;
        ServiceSite? services = null;
        if (!Invocations.NamesIn(compilation, "AddHealthChecks").Any() && (services = ServiceSite.Find(compilation, endpoints.Node)) is null)
            return ImmutableArray<Fix>.Empty;

        // What a source generator writes is in the compilation, and no document.
        Solution solution = document.Project.Solution;
        if (solution.GetDocumentId(endpoints.Tree) is not { } endpointsDocument
            || solution.GetDocumentId(services?.Tree ?? endpoints.Tree) is not { } servicesDocument)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SolutionEditor(solution);
        if (services is not null)
        {
            SyntaxEditor edit = await editor.GetDocumentEditorAsync(servicesDocument, cancellationToken).ConfigureAwait(false);
            services.Insert(edit, $"{services.Collection}.AddHealthChecks();");
            UsingDirectives.Ensure(edit, compilation.GetSemanticModel(services.Tree), services.Position, HostingTypes.DependencyInjectionNamespace);
        }

        SyntaxEditor pipeline = await editor.GetDocumentEditorAsync(endpointsDocument, cancellationToken).ConfigureAwait(false);
        endpoints.Insert(pipeline, Mappings(endpoints, api, pipeline, compilation));
        return ImmutableArray.Create(new Fix(Action, Title, editor.GetChangedSolution()));
    }

    private static string[] Mappings(EndpointSite endpoints, HealthApi api, SyntaxEditor editor, Compilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(endpoints.Tree);
        UsingDirectives.Ensure(editor, model, endpoints.Position, HostingTypes.BuilderNamespace);
        string options = UsingDirectives.NameOf(editor, model, endpoints.Position, api.Options);
        string anyone = endpoints.MapsRoutes && IsAuthorizing(compilation) ? api.Anyone(editor, model, endpoints.Position) : "";
        return
        [
            $"{endpoints.Builder}.{api.Method}(\"/healthz/live\", new {options} {{ Predicate = _ => false }}){anyone};",
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
                && KnownTypes.Find(compilation, "Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions") is { } options
                    ? new HealthApi(
                        mapsRoutes ? "MapHealthChecks" : "UseHealthChecks",
                        options,
                        KnownTypes.Find(compilation, HostingTypes.BuilderNamespace + ".AuthorizationEndpointConventionBuilderExtensions"),
                        KnownTypes.Find(compilation, "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute"))
                    : null;
        }

        /// <summary>The end of a mapping that lets everybody in; ASP.NET Core 3 has the attribute only.</summary>
        public string Anyone(SyntaxEditor editor, SemanticModel model, int position)
        {
            if (authorization?.GetMembers("AllowAnonymous").IsEmpty == false)
                return ".AllowAnonymous()";

            return allowAnonymous is null ? "" : $".WithMetadata(new {UsingDirectives.NameOf(editor, model, position, allowAnonymous)}())";
        }
    }
}
