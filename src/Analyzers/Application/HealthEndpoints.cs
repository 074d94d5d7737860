using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Whether an application can be asked for its health.</summary>
internal sealed class HealthEndpoints(ApplicationModel application)
{
    private static readonly string[] EndpointSuffixes = ["Controller", "Endpoint", "Endpoints", "Module", "Middleware"];

    private readonly Lazy<bool> _mayExist = new(() => FindEndpoint(application, includesMappings: true));
    private readonly Lazy<bool> _othersMayExist = new(() => FindEndpoint(application, includesMappings: false));

    /// <summary>
    /// True where an endpoint answers for the application's health, or where one may: an extension of another assembly
    /// whose name says so, or whose assembly uses health checks.
    /// </summary>
    public bool MayExist => _mayExist.Value;

    /// <summary>As <see cref="MayExist"/>, besides the endpoints of <see cref="HealthChecks.Mappings"/>.</summary>
    public bool OthersMayExist => _othersMayExist.Value;

    /// <summary>From the cheapest question to the dearest: names, routes, and only then what names bind to.</summary>
    /// <param name="application">The application.</param>
    /// <param name="includesMappings">False to look only for what is no endpoint of ASP.NET Core's health checks.</param>
    private static bool FindEndpoint(ApplicationModel application, bool includesMappings) =>
        HasHealthExtension(application, includesMappings)
        || application.Compilation.ContainsSymbolsWithName(NamesHealthEndpoint, SymbolFilter.Type)
        || ComparesHealthPath(application)
        || HasHealthRoute(application.Routes.Mapped, includesMappings)
        || HasHealthRoute(application.Routes.Declared, includesMappings)
        || HasExtensionWithHealthChecks(application);

    private static bool HasHealthExtension(ApplicationModel application, bool includesMappings)
    {
        foreach (string name in application.NamesElsewhere)
        {
            if (ExtendsPipeline(name) && HealthWords.AreInExtension(name))
                return true;
        }

        foreach (string name in application.Uses.Keys)
        {
            bool answers = ExtendsPipeline(name) ? HealthWords.AreInExtension(name) && (includesMappings || name is not ("MapHealthChecks" or "UseHealthChecks"))
                : name.StartsWith("Add", StringComparison.Ordinal) && HealthWords.AreInAnsweringService(name);
            if (answers)
                return true;
        }

        return false;
    }

    private static bool ExtendsPipeline(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal);

    /// <summary><c>HealthController</c>, whatever it derives from; <c>PingMiddleware</c>.</summary>
    private static bool NamesHealthEndpoint(string className)
    {
        foreach (string suffix in EndpointSuffixes)
        {
            if (!className.EndsWith(suffix, StringComparison.Ordinal))
                continue;

            string name = className.Substring(0, className.Length - suffix.Length);
            if (HealthWords.AreIn(name) || HealthWords.IsOne(name, isOfOneThing: false))
                return true;
        }

        return false;
    }

    private static bool ComparesHealthPath(ApplicationModel application)
    {
        if (application.NamesElsewhere.Contains(OptionReader.HealthPathName))
            return true;

        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
        {
            if (application.FactsOf(tree).AnswersHealthPath)
                return true;
        }

        foreach (SimpleNameSyntax use in application.UsesOf("StartsWithSegments"))
        {
            if (use.Parent?.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
                && RoutePattern.Read(arguments[0].Expression, application) is var path
                && (HealthWords.AreInRoute(path.Text) || HealthWords.AreIn(path.Hint)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasHealthRoute(ImmutableArray<Route> routes, bool includesMappings)
    {
        foreach (Route route in routes)
        {
            if (route.Kind == RouteKind.HealthChecks ? includesMappings : route.IsOfHealth || IsHealthService(route))
                return true;
        }

        return false;
    }

    /// <summary><c>MapGrpcService&lt;HealthServiceImpl&gt;()</c>, or a service that derives from the one of gRPC.</summary>
    private static bool IsHealthService(Route route) =>
        route is { Kind: RouteKind.Grpc, Method.TypeArguments: { Length: 1 } services }
        && (HealthWords.AreIn(services[0].Name) || HealthWords.AreIn(services[0].BaseType?.Name ?? ""));

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
            if (reference.Name.IndexOf("HealthChecks", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
