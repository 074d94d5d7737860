using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Finds the scopes of a mapping: from the builder that it is called on, through groups, branches, lambdas and the methods
/// of the application that map for their callers, to the root. A method that is called twice has two scopes.
/// </summary>
internal sealed class RouteScopes(ApplicationModel application)
{
    private const int LongestChain = 64;
    private const int MostScopes = 32;

    /// <summary>The scopes of the parameters that are known, or, empty, are being looked for: a method may call itself.</summary>
    private readonly Dictionary<IParameterSymbol, ImmutableArray<RouteScope>> _parameters = new(SymbolEqualityComparer.Default);

    private static readonly RouteScope Elsewhere = RouteScope.Root.Within(RoutePattern.Unknown());

    /// <summary>The scopes of a call that maps; one at least.</summary>
    public List<RouteScope> Of(InvocationExpressionSyntax mapping)
    {
        List<RouteScope> scopes = OfBuilder(BuilderOf(mapping), 0);
        bool isDevelopmentOnly = EnvironmentGuard.IsDevelopmentOnly(mapping, application.ModelOf(mapping));
        for (int i = 0; i < scopes.Count; i++)
        {
            scopes[i] = WithConventions(scopes[i], mapping);
            if (isDevelopmentOnly)
                scopes[i] = scopes[i].ForDevelopment();
        }

        return scopes;
    }

    /// <summary>What a call that maps is called on, extension or not; null where that is not written.</summary>
    public ExpressionSyntax? BuilderOf(InvocationExpressionSyntax mapping)
    {
        if (application.Bind(mapping) is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } called)
            return ArgumentOf(mapping, called, called.Parameters[0]);

        return mapping.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => mapping.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
    }

    private List<RouteScope> OfBuilder(ExpressionSyntax? builder, int depth)
    {
        if (depth > LongestChain)
            return [Elsewhere];

        switch (builder)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return OfBuilder(parenthesized.Expression, depth + 1);

            case CastExpressionSyntax cast:
                return OfBuilder(cast.Expression, depth + 1);

            case PostfixUnaryExpressionSyntax suppressed:
                return OfBuilder(suppressed.Operand, depth + 1);

            case InvocationExpressionSyntax call:
                return OfCall(call, depth);

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return OfSymbol(builder, depth);

            default:
                return [RouteScope.Root];
        }
    }

    private List<RouteScope> OfCall(InvocationExpressionSyntax call, int depth)
    {
        string name = CallLocation.NameOf(call);
        if (name is "Build" or "Create" or "CreateBuilder" or "GetEndpointRouteBuilder")
            return [RouteScope.Root];

        List<RouteScope> scopes = OfBuilder(BuilderOf(call), depth + 1);
        for (int i = 0; i < scopes.Count; i++)
        {
            if (name.StartsWith("Map", StringComparison.Ordinal))
                scopes[i] = scopes[i].Within(name == "MapGroup" ? PathOf(call) : RoutePattern.Unknown());
            scopes[i] = scopes[i].With(call);
        }

        return scopes;
    }

    private List<RouteScope> OfSymbol(ExpressionSyntax builder, int depth)
    {
        ISymbol? symbol = application.Bind(builder);
        switch (symbol)
        {
            case ILocalSymbol { Type.Name: "WebApplication" } or IFieldSymbol { Type.Name: "WebApplication" } or IPropertySymbol { Type.Name: "WebApplication" }:
                return [RouteScope.Root];

            case ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
                when declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } declarator:
                List<RouteScope> scopes = OfBuilder(value, depth + 1);
                for (int i = 0; i < scopes.Count; i++)
                    scopes[i] = WithLaterConventions(scopes[i], declarator);
                return scopes;

            case IParameterSymbol parameter:
                if (!_parameters.TryGetValue(parameter, out ImmutableArray<RouteScope> known))
                {
                    _parameters.Add(parameter, ImmutableArray<RouteScope>.Empty);
                    _parameters[parameter] = known = ImmutableArray.CreateRange(OfParameter(parameter, depth));
                }

                return known.IsEmpty ? [Elsewhere] : [.. known];

            case null:
                return [RouteScope.Root];

            default:
                return [Elsewhere];
        }
    }

    private List<RouteScope> OfParameter(IParameterSymbol parameter, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return [Elsewhere];
        if (method.MethodKind == MethodKind.AnonymousFunction)
            return OfLambda(method, depth);
        if (method.Name is "Configure" or "Main" || method.Parameters[parameter.Ordinal].Type.Name == "WebApplication" && !IsCalled(method))
            return [RouteScope.Root];

        var scopes = new List<RouteScope>();
        foreach (SimpleNameSyntax use in application.UsesOf(method.Name))
        {
            if (scopes.Count >= MostScopes)
                break;
            if (CallOf(use) is not { } site || application.Bind(use) is not IMethodSymbol called || !IsSame(called, method))
                continue;

            bool isDevelopmentOnly = EnvironmentGuard.IsDevelopmentOnly(site, application.ModelOf(site));
            foreach (RouteScope scope in OfBuilder(ArgumentOf(site, called, parameter), depth + 1))
                scopes.Add(scope.CalledFrom(site, isDevelopmentOnly));
        }

        return scopes.Count > 0 ? scopes : [Elsewhere];
    }

    private bool IsCalled(IMethodSymbol method)
    {
        foreach (SimpleNameSyntax use in application.UsesOf(method.Name))
        {
            if (CallOf(use) is not null)
                return true;
        }

        return false;
    }

    /// <summary><c>UseEndpoints(endpoints => …)</c>, <c>Map("/live", branch => …)</c>, <c>web.Configure(app => …)</c>.</summary>
    private List<RouteScope> OfLambda(IMethodSymbol lambda, int depth)
    {
        if (lambda.DeclaringSyntaxReferences.Length != 1
            || lambda.DeclaringSyntaxReferences[0].GetSyntax().Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call })
        {
            return [RouteScope.Root];
        }

        switch (CallLocation.NameOf(call))
        {
            case "UseEndpoints":
            case "UseMvc":
                return OfBuilder(BuilderOf(call), depth + 1);

            case "Map":
                List<RouteScope> branches = OfBuilder(BuilderOf(call), depth + 1);
                for (int i = 0; i < branches.Count; i++)
                    branches[i] = branches[i].Within(PathOf(call));
                return branches;

            case "MapWhen" or "UseWhen":
                return [Elsewhere];

            default:
                return [RouteScope.Root];
        }
    }

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax site, IMethodSymbol called, IParameterSymbol parameter)
    {
        int ordinal = parameter.Ordinal;
        if (called.ReducedFrom is not null && --ordinal < 0)
            return (site.Expression as MemberAccessExpressionSyntax)?.Expression;

        foreach (ArgumentSyntax argument in site.ArgumentList.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
                return argument.Expression;
        }

        return ordinal < site.ArgumentList.Arguments.Count ? site.ArgumentList.Arguments[ordinal].Expression : null;
    }

    /// <summary>The argument that a call of a method gives to one of its parameters; null where it gives none.</summary>
    public ExpressionSyntax? ArgumentAt(InvocationExpressionSyntax site, IParameterSymbol parameter) =>
        application.Bind(site) is IMethodSymbol called ? ArgumentOf(site, called, parameter) : null;

    private RoutePattern PathOf(InvocationExpressionSyntax call)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not AnonymousFunctionExpressionSyntax
                && (argument.NameColon is null || argument.NameColon.Name.Identifier.ValueText is "prefix" or "pathMatch"))
            {
                return RoutePattern.Read(argument.Expression, application);
            }
        }

        return RoutePattern.Unknown();
    }

    private static RouteScope WithConventions(RouteScope scope, InvocationExpressionSyntax mapping)
    {
        SyntaxNode node = mapping;
        for (; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node; node = outer)
            scope = scope.With(outer);

        return node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? WithLaterConventions(scope, declarator) : scope;
    }

    /// <summary><c>var group = app.MapGroup("/x"); group.RequireAuthorization();</c></summary>
    private static RouteScope WithLaterConventions(RouteScope scope, VariableDeclaratorSyntax declarator)
    {
        SyntaxNode? block = declarator.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        string name = declarator.Identifier.ValueText;
        foreach (SyntaxNode node in block?.DescendantNodes() ?? [])
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && IsRootedIn(access.Expression, name))
                scope = scope.With(call);
        }

        return scope;
    }

    /// <summary>True for a chain of conventions on the name; what is mapped on it has its own.</summary>
    private static bool IsRootedIn(ExpressionSyntax expression, string name)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } access })
        {
            if (called.StartsWith("Map", StringComparison.Ordinal))
                return false;
            expression = access.Expression;
        }

        return expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
    }

    private static bool IsSame(IMethodSymbol called, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method.OriginalDefinition);

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax use) =>
        use.Parent as InvocationExpressionSyntax
        ?? (use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access.Parent as InvocationExpressionSyntax : null)
        ?? (use.Parent is MemberBindingExpressionSyntax binding ? binding.Parent as InvocationExpressionSyntax : null);
}
