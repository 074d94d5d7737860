using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>One <c>MapHealthChecks(…)</c> or <c>UseHealthChecks(…)</c>.</summary>
internal sealed class HealthMapping
{
    private static readonly string[] LivenessWords = ["live", "livez", "liveness", "livenessprobe", "alive", "isalive"];

    private readonly SemanticModel _model;

    public HealthMapping(Route route, SemanticModel model)
    {
        _model = model;
        Route = route;
        Call = (InvocationExpressionSyntax)route.Node;
        IsEndpoint = CallLocation.NameOf(Call) == "MapHealthChecks";
        Predicate = ReadPredicate();
    }

    /// <summary>True where a file may map health checks; needs no other file.</summary>
    public static bool MayStandIn(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "MapHealthChecks" or "UseHealthChecks")
                return true;
        }

        return false;
    }

    public Route Route { get; }

    public InvocationExpressionSyntax Call { get; }

    /// <summary>True for an endpoint, which routing and authorization see; false for middleware.</summary>
    public bool IsEndpoint { get; }

    /// <summary>The path, as far as it is known; null where nothing of it is.</summary>
    public string? Path => Route.Pattern.IsUnknown ? null : Route.Pattern.Text.Length == 0 ? "/" : Route.Pattern.Text;

    public HealthPredicate Predicate { get; }

    /// <summary>True where a word of the path says that the endpoint answers whether the process lives.</summary>
    public bool IsLiveness
    {
        get
        {
            foreach (string word in Route.Pattern.Text.Split('/', '-', '_', '.'))
            {
                if (Array.IndexOf(LivenessWords, word.ToLowerInvariant()) >= 0)
                    return true;
            }

            return false;
        }
    }

    private HealthPredicate ReadPredicate()
    {
        ExpressionSyntax? options = null;
        foreach (ArgumentSyntax argument in Call.ArgumentList.Arguments)
        {
            if (_model.GetTypeInfo(argument.Expression).ConvertedType is { Name: "HealthCheckOptions" })
                options = argument.Expression;
        }

        if (options is null)
            return HealthPredicate.All;

        if ((InitializerOf(options) ?? options) is not BaseObjectCreationExpressionSyntax creation || (options is IdentifierNameSyntax && IsSetLater(options)))
            return HealthPredicate.Unknown;

        foreach (ExpressionSyntax member in creation.Initializer?.Expressions ?? default)
        {
            if (member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Predicate" }, Right: var predicate })
                return HealthPredicate.Of(predicate, _model);
        }

        return HealthPredicate.All;
    }

    private ExpressionSyntax? InitializerOf(ExpressionSyntax name) =>
        name is IdentifierNameSyntax
        && _model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
        && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : null;

    /// <summary><c>options.Predicate = …</c> after the declaration.</summary>
    private static bool IsSetLater(ExpressionSyntax options)
    {
        SyntaxNode? scope = options.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? (SyntaxNode?)options.FirstAncestorOrSelf<CompilationUnitSyntax>();
        foreach (SyntaxNode node in scope?.DescendantNodes() ?? [])
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Predicate" } target }
                && target.Expression.ToString() == options.ToString())
            {
                return true;
            }
        }

        return false;
    }
}
