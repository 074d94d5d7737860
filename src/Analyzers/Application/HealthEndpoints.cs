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
        "ControllerBase", "Controller", "ApiController", "PageModel", "CarterModule");

    private static readonly string[] RouteAttributes = ["Route", "RouteAttribute", "HttpGet", "HttpGetAttribute", "HttpHead", "AcceptVerbs"];

    private static readonly string[] EndpointBases = ["ControllerBase", "Controller", "ApiController", "PageModel", "CarterModule"];

    private readonly Lazy<bool> _mayExist = new(() => FindEndpoint(application));
    private readonly Lazy<SyntaxNode?> _anchor = new(() => FindAnchor(application));

    /// <summary>
    /// True where an endpoint answers for the application's health, or where one may: an extension of another assembly
    /// whose name says so, or whose assembly uses health checks.
    /// </summary>
    public bool MayExist => _mayExist.Value;

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
        int start = 0;
        for (int i = 0; i <= route.Length; i++)
        {
            if (i < route.Length && char.IsLetterOrDigit(route[i]))
                continue;
            if (i > start && IsHealthWord(route.Substring(start, i - start)))
                return true;
            start = i + 1;
        }

        return false;
    }

    private static bool IsHealthWord(string word) =>
        StartsWith(word, "health") || StartsWith(word, "alive") || StartsWith(word, "ready") || StartsWith(word, "readiness")
        || StartsWith(word, "livez") || StartsWith(word, "liveness") || StartsWith(word, "heartbeat") || StartsWith(word, "probe")
        || word.Equals("live", StringComparison.OrdinalIgnoreCase)
        || word.Equals("ping", StringComparison.OrdinalIgnoreCase)
        || word.Equals("status", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string word, string prefix) => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool FindEndpoint(ApplicationModel application)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in application.Uses)
        {
            bool isMap = entry.Key.StartsWith("Map", StringComparison.Ordinal);
            bool isUse = entry.Key.StartsWith("Use", StringComparison.Ordinal);
            if ((isMap || isUse) && SaysHealth(entry.Key))
                return true;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if ((isMap || entry.Key is "Get" or "Routes" or "StartsWithSegments") && TakesHealthRoute(application, use))
                    return true;
                if ((isMap || isUse) && IsDeclaredWithHealthChecks(application, use))
                    return true;
            }
        }

        return HasHealthAttribute(application) || HasHealthClass(application) || ComparesHealthPath(application);
    }

    private static bool SaysHealth(string name) =>
        Says(name, "Health") || Says(name, "Probe") || Says(name, "Liveness") || Says(name, "Readiness") || Says(name, "Heartbeat")
        || Says(name, "DefaultEndpoints") || Says(name, "ServiceDefaults") || Says(name, "Monitoring");

    private static bool Says(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool TakesHealthRoute(ApplicationModel application, SimpleNameSyntax use)
    {
        if (use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments })
            return false;

        foreach (ArgumentSyntax argument in arguments)
        {
            if (IsHealthRouteExpression(application, argument.Expression))
                return true;
        }

        return false;
    }

    private static bool IsHealthRouteExpression(ApplicationModel application, ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is string text && IsHealthRoute(text),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InterpolatedStringExpressionSyntax =>
            application.ModelOf(expression).GetConstantValue(expression) is { HasValue: true, Value: var value }
                ? value is string constant && IsHealthRoute(constant)
                : expression is not IdentifierNameSyntax && IsHealthRoute(expression.ToString()),
        _ => false,
    };

    /// <summary>An assembly that uses health checks and extends the pipeline may map them.</summary>
    private static bool IsDeclaredWithHealthChecks(ApplicationModel application, SimpleNameSyntax use)
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

    private static bool HasHealthClass(ApplicationModel application)
    {
        foreach (string baseName in EndpointBases)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(baseName))
            {
                if (use.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is ClassDeclarationSyntax { Identifier.ValueText: var name } && NamesHealth(name))
                    return true;
            }
        }

        return false;
    }

    private static bool NamesHealth(string className) =>
        Says(className, "Health") || StartsWith(className, "Ping") || StartsWith(className, "Status") || StartsWith(className, "Ready")
        || StartsWith(className, "Alive") || StartsWith(className, "Live");

    private static bool ComparesHealthPath(ApplicationModel application)
    {
        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
        {
            if (application.FactsOf(tree).ComparesHealthPath)
                return true;
        }

        return false;
    }

    private static SyntaxNode? FindAnchor(ApplicationModel application) =>
        FirstWhere(application, ["Run", "RunAsync"], IsWebApplicationRun)
        ?? FirstWhere(application, ["UseEndpoints"], static (_, use) => use.Parent?.Parent as InvocationExpressionSyntax)
        ?? FirstWhere(application, ["IApplicationBuilder"], static (_, use) => ConfigureMethod(use))
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
        && run.ArgumentList.Arguments.Count <= 1
        && KnownTypes.Is(application.ModelOf(access).GetTypeInfo(access.Expression).Type, "Microsoft.AspNetCore.Builder.WebApplication")
        && application.Bind(use) is not IMethodSymbol { ContainingType.Name: "RunExtensions" }
            ? run
            : null;

    private static SyntaxNode? ConfigureMethod(SimpleNameSyntax use) =>
        use.Parent is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Identifier.ValueText: "Configure", Modifiers: var modifiers } method }
        && modifiers.Any(SyntaxKind.PublicKeyword)
        && !modifiers.Any(SyntaxKind.StaticKeyword)
        && method.Parent is ClassDeclarationSyntax { Identifier.ValueText: var name }
        && name.StartsWith("Startup", StringComparison.Ordinal)
            ? method
            : null;

    private static SyntaxNode? IsWebHostConfigure(ApplicationModel application, SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax configure } access
        && access.Name == use
        && KnownTypes.Is(application.ModelOf(access).GetTypeInfo(access.Expression).Type, "Microsoft.AspNetCore.Hosting.IWebHostBuilder")
            ? configure
            : null;
}
