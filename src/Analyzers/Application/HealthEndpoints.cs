using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Whether a web application can be asked for its health, and where the answer would be mapped.</summary>
internal sealed class HealthEndpoints(ApplicationModel application)
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "Run", "RunAsync", "IApplicationBuilder", "Configure",
        "Map", "Get", "Routes", "StartsWithSegments",
        "Route", "RouteAttribute", "HttpGet", "HttpGetAttribute", "HttpHead", "AcceptVerbs",
        "PageModel");

    private static readonly string[] RouteAttributes = ["Route", "RouteAttribute", "HttpGet", "HttpGetAttribute", "HttpHead", "AcceptVerbs"];

    private static readonly string[] EndpointSuffixes = ["Controller", "Endpoint", "Endpoints", "Module"];

    private const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    private const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    private const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    private const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.IWebHostBuilder";

    private readonly Lazy<bool> _mayExist = new(() => FindEndpoint(application, includesMappings: true));
    private readonly Lazy<bool> _othersMayExist = new(() => FindEndpoint(application, includesMappings: false));
    private readonly Lazy<SyntaxNode?> _anchor = new(() => FindAnchor(application));

    /// <summary>
    /// True where an endpoint answers for the application's health, or where one may: an extension of another assembly
    /// whose name says so, or whose assembly uses health checks.
    /// </summary>
    public bool MayExist => _mayExist.Value;

    /// <summary>As <see cref="MayExist"/>, besides the endpoints of <see cref="HealthChecks.Mappings"/>.</summary>
    public bool OthersMayExist => _othersMayExist.Value;

    /// <summary>
    /// Where the application puts its pipeline together: <c>app.Run()</c>, <c>UseEndpoints(…)</c> or the <c>Configure</c>
    /// method; null where that is not in this compilation.
    /// </summary>
    public SyntaxNode? Anchor => _anchor.Value;

    /// <summary>True where a file may hold the anchor; needs no other file.</summary>
    public static bool MayHoldAnchor(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "Run" or "RunAsync" or "UseEndpoints" or "IApplicationBuilder" or "Configure")
                return true;
        }

        return false;
    }

    /// <summary>True where a route is one that platforms probe, by a word in it.</summary>
    public static bool IsHealthRoute(string route)
    {
        bool isOfOneThing = route.IndexOf('{') >= 0;
        int start = 0;
        for (int i = 0; i <= route.Length; i++)
        {
            if (i < route.Length && char.IsLetterOrDigit(route[i]))
                continue;
            if (i > start && IsHealthWord(route.Substring(start, i - start), isOfOneThing))
                return true;
            start = i + 1;
        }

        return false;
    }

    /// <param name="word">A word of a route or the name of a controller.</param>
    /// <param name="isOfOneThing">True in a route with a parameter: <c>orders/{id}/status</c> is not the application's.</param>
    private static bool IsHealthWord(string word, bool isOfOneThing) =>
        StartsWith(word, "health") || StartsWith(word, "readiness") || StartsWith(word, "readyz") || StartsWith(word, "livez")
        || StartsWith(word, "liveness") || StartsWith(word, "heartbeat") || StartsWith(word, "probe")
        || (!isOfOneThing && (StartsWith(word, "alive") || Is(word, "live") || Is(word, "ready") || Is(word, "ping") || Is(word, "status")));

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string word, string prefix) => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>From the cheapest question to the dearest: names, routes, and only then what names bind to.</summary>
    /// <param name="application">The application.</param>
    /// <param name="includesMappings">False to look only for what is no endpoint of ASP.NET Core's health checks.</param>
    private static bool FindEndpoint(ApplicationModel application, bool includesMappings) =>
        HasHealthExtension(application, includesMappings)
        || HasHealthClass(application)
        || ComparesHealthPath(application)
        || HasHealthAttribute(application)
        || HasHealthRoute(application)
        || HasExtensionWithHealthChecks(application);

    private static bool IsMapping(string name) => name is "MapHealthChecks" or "UseHealthChecks";

    private static bool HasHealthExtension(ApplicationModel application, bool includesMappings)
    {
        foreach (string name in application.NamesElsewhere)
        {
            if (ExtendsPipeline(name) && ExtensionSaysHealth(name))
                return true;
        }

        foreach (string name in application.Uses.Keys)
        {
            if (ExtendsPipeline(name) && ExtensionSaysHealth(name) && (includesMappings || !IsMapping(name)))
                return true;
        }

        return false;
    }

    private static bool ExtendsPipeline(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal);

    private static bool SaysHealth(string text) =>
        Says(text, "Health") || Says(text, "Probe") || Says(text, "Liveness") || Says(text, "Readiness") || Says(text, "Heartbeat");

    private static bool Says(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool HasHealthRoute(ApplicationModel application)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in application.Uses)
        {
            bool isMap = entry.Key.StartsWith("Map", StringComparison.Ordinal) && !IsMapping(entry.Key);
            if (!isMap && entry.Key is not ("Get" or "Routes" or "StartsWithSegments"))
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (TakesHealthRoute(application, use) && (!isMap || IsOnPipeline(application, use)))
                    return true;
            }
        }

        return false;
    }

    private static bool TakesHealthRoute(ApplicationModel application, SimpleNameSyntax use)
    {
        InvocationExpressionSyntax? call = use.Parent as InvocationExpressionSyntax ?? use.Parent?.Parent as InvocationExpressionSyntax;
        bool isOwnMember = use.Parent == call || use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };
        if (call is null || (use.Identifier.ValueText is "Get" or "Routes" && !isOwnMember))
            return false;

        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (IsHealthRouteExpression(application, argument.Expression))
                return true;
        }

        return false;
    }

    /// <summary><c>mapper.Map(order.HealthStatus)</c> maps no route; what does not bind may.</summary>
    private static bool IsOnPipeline(ApplicationModel application, SimpleNameSyntax use)
    {
        if (application.Bind(use) is not IMethodSymbol method)
            return true;

        ITypeSymbol? extended = method.ReceiverType;
        if (method is { IsExtensionMethod: true, ReducedFrom: null, Parameters.Length: > 0 })
            extended = method.Parameters[0].Type;
        return KnownTypes.Is(extended, EndpointRouteBuilder)
            || KnownTypes.Is(extended, ApplicationBuilder)
            || extended?.Name is "RouteCollection" or "HttpRouteCollection" or "AreaRegistrationContext";
    }

    private static bool IsHealthRouteExpression(ApplicationModel application, ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is string text && IsHealthRoute(text),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax =>
            application.ModelOf(expression).GetConstantValue(expression) is { HasValue: true, Value: string constant }
                ? IsHealthRoute(constant)
                : SaysHealth(expression.ToString()),
        _ => false,
    };

    private static bool HasExtensionWithHealthChecks(ApplicationModel application)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in application.Uses)
        {
            if (!ExtendsPipeline(entry.Key))
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (IsDeclaredWithHealthChecks(application, use))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True where the name of an extension says that it has to do with health, or with all that a service needs.</summary>
    public static bool ExtensionSaysHealth(string name) =>
        SaysHealth(name) || Says(name, "DefaultEndpoints") || Says(name, "Defaults") || Says(name, "Monitoring") || Says(name, "Observability");

    /// <summary>True for a call of another assembly, not Microsoft's, that uses health checks: it may register or map them.</summary>
    public static bool IsDeclaredWithHealthChecks(ApplicationModel application, SimpleNameSyntax use)
    {
        if (use.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax })
            return false;

        IModuleSymbol? module = application.Bind(use)?.ContainingModule;
        if (module is null
            || SymbolEqualityComparer.Default.Equals(module.ContainingAssembly, application.Compilation.Assembly)
            || module.ContainingAssembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal))
            return false;

        foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
        {
            if (Says(reference.Name, "HealthChecks"))
                return true;
        }

        return false;
    }

    private static bool HasHealthAttribute(ApplicationModel application)
    {
        foreach (string attributeName in RouteAttributes)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(attributeName))
            {
                if (use.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList is not { } list)
                    continue;

                foreach (AttributeArgumentSyntax argument in list.Arguments)
                {
                    if (IsHealthRouteExpression(application, argument.Expression))
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>HealthController</c>, whatever it derives from; <c>PingModel : PageModel</c>.</summary>
    private static bool HasHealthClass(ApplicationModel application)
    {
        if (application.Compilation.ContainsSymbolsWithName(NamesHealthEndpoint, SymbolFilter.Type))
            return true;

        foreach (SimpleNameSyntax use in application.UsesOf("PageModel"))
        {
            if (use.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is ClassDeclarationSyntax { Identifier.ValueText: var name } && NamesHealth(name, "Model"))
                return true;
        }

        return false;
    }

    private static bool NamesHealthEndpoint(string className)
    {
        foreach (string suffix in EndpointSuffixes)
        {
            if (NamesHealth(className, suffix))
                return true;
        }

        return false;
    }

    private static bool NamesHealth(string className, string suffix)
    {
        if (!className.EndsWith(suffix, StringComparison.Ordinal))
            return false;

        string name = className.Substring(0, className.Length - suffix.Length);
        return SaysHealth(name) || IsHealthWord(name, isOfOneThing: false);
    }

    private static bool ComparesHealthPath(ApplicationModel application)
    {
        if (application.NamesElsewhere.Contains("HealthPath"))
            return true;

        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
        {
            if (application.FactsOf(tree).AnswersHealthPath)
                return true;
        }

        return false;
    }

    private static SyntaxNode? FindAnchor(ApplicationModel application) =>
        FirstWhere(application, ["Run", "RunAsync"], IsWebApplicationRun)
        ?? FirstWhere(application, ["UseEndpoints"], static (_, use) => use.Parent?.Parent as InvocationExpressionSyntax)
        ?? FirstWhere(application, ["IApplicationBuilder"], ConfigureMethod)
        ?? FirstWhere(application, ["Configure"], IsWebHostConfigure);

    private static SyntaxNode? FirstWhere(ApplicationModel application, string[] names, Func<ApplicationModel, SimpleNameSyntax, SyntaxNode?> anchorOf)
    {
        foreach (string name in names)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (anchorOf(application, use) is { } anchor)
                    return anchor;
            }
        }

        return null;
    }

    private static SyntaxNode? IsWebApplicationRun(ApplicationModel application, SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax run } access
        && access.Name == use
        && access.Expression is not IdentifierNameSyntax { Identifier.ValueText: "Task" }
        && run.ArgumentList.Arguments.Count <= 1
        && KnownTypes.Is(application.ModelOf(access).GetTypeInfo(access.Expression).Type, WebApplication)
        && application.Bind(use) is not IMethodSymbol { ContainingType.Name: "RunExtensions" }
            ? run
            : null;

    private static SyntaxNode? ConfigureMethod(ApplicationModel application, SimpleNameSyntax use) =>
        use.Parent is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Identifier.ValueText: "Configure", Modifiers: var modifiers } method }
        && modifiers.Any(SyntaxKind.PublicKeyword)
        && !modifiers.Any(SyntaxKind.StaticKeyword)
        && method.Parent is ClassDeclarationSyntax { Identifier.ValueText: var name }
        && (name.StartsWith("Startup", StringComparison.Ordinal) || IsUsedAsStartup(application, name))
            ? method
            : null;

    private static bool IsUsedAsStartup(ApplicationModel application, string className)
    {
        foreach (SimpleNameSyntax use in application.UsesOf("UseStartup"))
        {
            if (use is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].ToString() == className)
                return true;
        }

        return false;
    }

    private static SyntaxNode? IsWebHostConfigure(ApplicationModel application, SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax configure } access
        && access.Name == use
        && KnownTypes.Is(application.ModelOf(access).GetTypeInfo(access.Expression).Type, WebHostBuilder)
            ? configure
            : null;
}
