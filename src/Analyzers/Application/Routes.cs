using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>What a request for a path meets.</summary>
internal enum RouteAnswer
{
    /// <summary>Nothing of the application answers.</summary>
    Absent,

    /// <summary>A route is mapped to the path.</summary>
    Mapped,

    /// <summary>Something that the code does not show may answer: an extension of another assembly, a fallback, a parameter.</summary>
    Unknown,
}

/// <summary>
/// Every route of an application, by what maps it. Each part is read when it is asked for, from the calls and classes whose
/// names say that they have to do with routes.
/// </summary>
internal sealed class Routes
{
    private static readonly string[] ConventionTypes =
        ["IApplicationModelConvention", "IControllerModelConvention", "IActionModelConvention", "RouteTokenTransformerConvention", "IOutboundParameterTransformer"];

    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(["Map", "StartsWithSegments", .. RoutesOfClasses.Names, .. ConventionTypes]);

    /// <summary>Beginnings of the names of assemblies whose extensions answer at paths of their own, or at none.</summary>
    private static readonly string[] KnownAssemblies =
    [
        "Microsoft.", "System.", "Serilog", "NLog", "Swashbuckle", "NSwag", "Hangfire", "OpenTelemetry", "Prometheus", "Grpc.", "Hellang.", "Scalar.",
    ];

    private readonly ApplicationModel _application;
    private readonly Lazy<ImmutableArray<Route>> _mapped;
    private readonly Lazy<ImmutableArray<Route>> _declared;
    private readonly Lazy<bool> _mayHaveOthers;

    public Routes(ApplicationModel application)
    {
        _application = application;
        _mapped = new(() => new RoutesOfCalls(application).Find());
        _declared = new(() => new RoutesOfClasses(application).Find());
        _mayHaveOthers = new(FindOthers);
    }

    /// <summary>The routes that calls map.</summary>
    public ImmutableArray<Route> Mapped => _mapped.Value;

    /// <summary>The routes that classes declare: controllers, pages, components, endpoints of libraries.</summary>
    public ImmutableArray<Route> Declared => _declared.Value;

    /// <summary>True where something maps routes that are not in the table: an extension of another assembly, static files, pages that are not compiled.</summary>
    public bool MayHaveOthers => _mayHaveOthers.Value;

    /// <summary>What a GET of the path meets, and the route where one is mapped.</summary>
    public RouteAnswer Ask(string path, out Route? route)
    {
        route = null;
        bool mayAnswer = false;
        foreach (ImmutableArray<Route> part in (ReadOnlySpan<ImmutableArray<Route>>)[Mapped, Declared])
        {
            foreach (Route candidate in part)
            {
                if (!candidate.Takes("GET"))
                    continue;

                bool? matches = candidate.Kind is RouteKind.Branch or RouteKind.Fallback && candidate.Pattern.Matches(path) != true
                    ? IsBelow(candidate.Pattern, path) ? null : candidate.Pattern.Matches(path)
                    : candidate.Pattern.Matches(path);
                mayAnswer |= matches is null;
                if (matches == true)
                {
                    route = candidate;
                    return RouteAnswer.Mapped;
                }
            }
        }

        return mayAnswer || MayHaveOthers ? RouteAnswer.Unknown : RouteAnswer.Absent;
    }

    private static bool IsBelow(RoutePattern branch, string path) =>
        branch.StartsUnknown || path.TrimStart('/').StartsWith(branch.Text.TrimStart('/'), StringComparison.OrdinalIgnoreCase);

    private bool FindOthers()
    {
        foreach (string convention in ConventionTypes)
        {
            if (_application.UsesOf(convention).Count > 0)
                return true;
        }

        if (_application.UsesOf("MapRazorPages").Count > 0 && _application.UsesOf("RazorCompiledItemAttribute").Count == 0)
            return true;

        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            bool isMap = entry.Key.StartsWith("Map", StringComparison.Ordinal);
            if (!isMap && !entry.Key.StartsWith("Use", StringComparison.Ordinal))
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (MapsElsewhere(use))
                    return true;
            }
        }

        return false;
    }

    private bool MapsElsewhere(SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }
        && _application.Bind(use) is IMethodSymbol method
        && RoutesOfCalls.ExtendsPipeline(method)
        && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _application.Compilation.Assembly)
        && !IsKnown(method.ContainingAssembly.Name);

    private static bool IsKnown(string assembly)
    {
        foreach (string known in KnownAssemblies)
        {
            if (assembly.StartsWith(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
