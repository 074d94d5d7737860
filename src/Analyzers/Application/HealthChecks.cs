using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// The health checks of ASP.NET Core that an application registers, and the endpoints that run them.
/// <see cref="HealthEndpoints"/> knows what else may answer for its health.
/// </summary>
internal sealed class HealthChecks
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        Builder, "HealthCheckService", "IHealthCheckPublisher", "FallbackPolicy", "SetFallbackPolicy");

    private const string Builder = "IHealthChecksBuilder";
    private const string ServiceExtensions = "HealthCheckServiceCollectionExtensions";

    private readonly ApplicationModel _application;
    private readonly Lazy<ImmutableArray<InvocationExpressionSyntax>> _registrations;
    private readonly Lazy<ImmutableArray<HealthMapping>> _mappings;
    private readonly Lazy<ImmutableArray<HealthCheckRegistration>> _checks;
    private readonly Lazy<bool> _hasFallbackPolicy;

    public HealthChecks(ApplicationModel application)
    {
        _application = application;
        _registrations = new(FindRegistrations);
        _mappings = new(FindMappings);
        _checks = new(FindChecks);
        _hasFallbackPolicy = new(FindFallbackPolicy);
    }

    /// <summary>The calls of <c>AddHealthChecks()</c>.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Registrations => _registrations.Value;

    /// <summary>The endpoints that run health checks, in source order.</summary>
    public ImmutableArray<HealthMapping> Mappings => _mappings.Value;

    /// <summary>The checks that are added to the builder.</summary>
    public ImmutableArray<HealthCheckRegistration> Checks => _checks.Value;

    /// <summary>True where code of the application runs the checks itself or publishes their results.</summary>
    public bool AreRunByCode => _application.UsesOf("HealthCheckService").Count > 0 || _application.UsesOf("IHealthCheckPublisher").Count > 0;

    /// <summary>True where every endpoint that says nothing about authorization requires it.</summary>
    public bool HasFallbackPolicy => _hasFallbackPolicy.Value;

    /// <summary>True where a call that is not of this compilation may register or add health checks, by its name or its assembly.</summary>
    public bool MayBeRegisteredElsewhere()
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!SourceFacts.IsRegistration(entry.Key, "Add") || entry.Key is "AddHealthChecks" or "AddHealthChecksUI")
                continue;

            bool saysHealth = HealthWords.AreInExtension(entry.Key);
            foreach (SimpleNameSyntax use in ApplicationModel.FirstOf(entry.Value))
            {
                if (saysHealth ? !IsOwn(use) : HealthEndpoints.IsDeclaredWithHealthChecks(_application, use))
                    return true;
            }
        }

        return false;
    }

    private bool IsOwn(SimpleNameSyntax use) =>
        _application.Bind(use) is { } symbol
        && (SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _application.Compilation.Assembly)
            || symbol is IMethodSymbol { IsExtensionMethod: true } method && ExtendedTypeOf(method)?.Name == Builder);

    private ImmutableArray<InvocationExpressionSyntax> FindRegistrations()
    {
        var result = ImmutableArray.CreateBuilder<InvocationExpressionSyntax>();
        foreach (SimpleNameSyntax use in _application.UsesOf("AddHealthChecks"))
        {
            if (CallOf(use) is { } call && _application.Bind(use) is IMethodSymbol { ContainingType.Name: ServiceExtensions })
                result.Add(call);
        }

        return result.ToImmutable();
    }

    private ImmutableArray<HealthMapping> FindMappings()
    {
        var result = ImmutableArray.CreateBuilder<HealthMapping>();
        foreach (Route route in _application.Routes.Mapped)
        {
            if (route is { Kind: RouteKind.HealthChecks, Method: not null })
                result.Add(new HealthMapping(route, _application.ModelOf(route.Node)));
        }

        return result.ToImmutable();
    }

    private ImmutableArray<HealthCheckRegistration> FindChecks()
    {
        var result = ImmutableArray.CreateBuilder<HealthCheckRegistration>();
        HashSet<SyntaxTree> trees = TreesWithBuilder();
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!SourceFacts.IsRegistration(entry.Key, "Add") || entry.Key == "AddHealthChecks")
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (trees.Contains(use.SyntaxTree)
                    && CallOf(use) is { } call
                    && _application.Bind(use) is IMethodSymbol method
                    && ExtendedTypeOf(method)?.Name == Builder)
                {
                    result.Add(new HealthCheckRegistration(call, method, _application.ModelOf(call)));
                }
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The files that may add checks: those that name the builder or the call that returns it.</summary>
    private HashSet<SyntaxTree> TreesWithBuilder()
    {
        var trees = new HashSet<SyntaxTree>();
        foreach (SimpleNameSyntax use in _application.UsesOf(Builder))
            trees.Add(use.SyntaxTree);
        foreach (SimpleNameSyntax use in _application.UsesOf("AddHealthChecks"))
            trees.Add(use.SyntaxTree);
        return trees;
    }

    private bool FindFallbackPolicy()
    {
        if (_application.UsesOf("SetFallbackPolicy").Count > 0)
            return true;

        foreach (SimpleNameSyntax use in _application.UsesOf("FallbackPolicy"))
        {
            SyntaxNode target = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && !assignment.Right.IsKind(SyntaxKind.NullLiteralExpression))
                return true;
        }

        return false;
    }

    private static ITypeSymbol? ExtendedTypeOf(IMethodSymbol method) =>
        method.ReducedFrom is { } reduced ? reduced.Parameters[0].Type
        : method is { IsExtensionMethod: true, Parameters.Length: > 0 } ? method.Parameters[0].Type
        : method.ContainingType;

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax use) =>
        use.Parent as InvocationExpressionSyntax ?? use.Parent?.Parent as InvocationExpressionSyntax;
}
