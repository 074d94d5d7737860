namespace CloudReady.Analyzers.Application;

/// <summary>What stands behind a route.</summary>
internal enum RouteKind
{
    /// <summary>A delegate, or a class of an endpoint library.</summary>
    Handler,

    /// <summary>The action of a controller.</summary>
    Action,

    /// <summary>A Razor page or a routable component.</summary>
    Page,

    /// <summary>The health checks of ASP.NET Core.</summary>
    HealthChecks,

    /// <summary>Metrics to be scraped.</summary>
    Metrics,

    /// <summary>A hub of SignalR, or a connection handler.</summary>
    Hub,

    /// <summary>A service of gRPC.</summary>
    Grpc,

    /// <summary>A branch of the pipeline: everything below the path.</summary>
    Branch,

    /// <summary>What answers where nothing else does: a fallback, a proxy, a terminal middleware.</summary>
    Fallback,
}

/// <summary>Who may call a route.</summary>
internal enum RouteAccess
{
    /// <summary>The code says nothing: everybody, or whom the fallback policy lets in.</summary>
    Default,

    /// <summary>Everybody, whatever the fallback policy says.</summary>
    Anonymous,

    /// <summary>Who is authorized.</summary>
    Authorized,
}

/// <summary>One route of an application.</summary>
/// <param name="kind">What stands behind it.</param>
/// <param name="pattern">Its path.</param>
/// <param name="methods">The HTTP methods; empty for all.</param>
/// <param name="scope">What the code around it adds.</param>
/// <param name="node">Where it is mapped: a call, an attribute's method, a class.</param>
internal sealed class Route(RouteKind kind, RoutePattern pattern, ImmutableArray<string> methods, RouteScope scope, SyntaxNode node)
{
    public RouteKind Kind { get; } = kind;

    public RoutePattern Pattern { get; } = pattern;

    public ImmutableArray<string> Methods { get; } = methods;

    public RouteScope Scope { get; } = scope;

    public RouteAccess Access => Scope.IsAnonymous ? RouteAccess.Anonymous : Scope.Guard is not null ? RouteAccess.Authorized : RouteAccess.Default;

    public SyntaxNode Node { get; } = node;

    /// <summary>The method that a call maps with; null for a route that is not mapped by a call, or does not bind.</summary>
    public IMethodSymbol? Method { get; set; }

    /// <summary>True for the action of a controller that has no route of its own: its name is the path.</summary>
    public bool IsConventional { get; set; }

    /// <summary>True for a route of that HTTP method.</summary>
    public bool Takes(string method) => Methods.IsEmpty || Methods.Contains(method);

    /// <summary>
    /// True for a route whose path, or the name of what gives it, has a word that platforms probe; a hub answers no probe,
    /// whatever it is called.
    /// </summary>
    public bool IsOfHealth =>
        Kind == RouteKind.HealthChecks
        || (Kind != RouteKind.Hub
            && (HealthWords.AreInRoute(Pattern.Text)
                || (IsConventional && HealthWords.AreInAction(Pattern.Text))
                || HealthWords.AreIn(Pattern.Hint)));

    /// <summary>The route in one line: methods, path, and what guards it.</summary>
    public override string ToString()
    {
        string methods = Methods.IsEmpty ? "*" : string.Join(",", Methods);
        string access = Access switch { RouteAccess.Authorized => " authorized", RouteAccess.Anonymous => " anonymous", _ => "" };
        return $"{methods} {Pattern} {Kind}{access}{(Scope.IsDevelopmentOnly ? " development" : "")}";
    }
}
