using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Which of the registered checks an endpoint runs.</summary>
internal enum HealthPredicate
{
    /// <summary>All of them: it has no predicate.</summary>
    All,

    /// <summary>None: the answer says that the process answers.</summary>
    None,

    /// <summary>Those with the tag of <see cref="HealthMapping.Tag"/>.</summary>
    Tagged,

    /// <summary>Which, the code does not say plainly.</summary>
    Unknown,
}

/// <summary>One <c>MapHealthChecks(…)</c> or <c>UseHealthChecks(…)</c>.</summary>
internal sealed class HealthMapping
{
    private static readonly string[] LivenessWords = ["live", "livez", "liveness", "livenessprobe", "alive", "isalive"];

    private readonly SemanticModel _model;

    public HealthMapping(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        _model = model;
        Call = call;
        IsEndpoint = method.Name == "MapHealthChecks";
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (Path is null && model.GetConstantValue(argument.Expression) is { HasValue: true, Value: string path })
                Path = path;
        }

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

    public InvocationExpressionSyntax Call { get; }

    /// <summary>True for an endpoint, which routing and authorization see; false for middleware.</summary>
    public bool IsEndpoint { get; }

    /// <summary>The path; null where it is decided at run time.</summary>
    public string? Path { get; }

    public HealthPredicate Predicate { get; }

    /// <summary>The tag that the predicate asks for.</summary>
    public string? Tag { get; private set; }

    /// <summary>True where a word of the path says that the endpoint answers whether the process lives.</summary>
    public bool IsLiveness
    {
        get
        {
            foreach (string word in (Path ?? "").Split('/', '-', '_', '.'))
            {
                if (Array.IndexOf(LivenessWords, word.ToLowerInvariant()) >= 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The call among those chained to the mapping, or to the group that it is mapped in, with that name; null for none.</summary>
    public InvocationExpressionSyntax? Convention(string name)
    {
        for (SyntaxNode node = Call; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node; node = outer)
        {
            if (access.Name.Identifier.ValueText == name)
                return outer;
        }

        return null;
    }

    /// <summary>The call of that name on the group, or groups, that the endpoint is mapped in; null for none.</summary>
    public InvocationExpressionSyntax? GroupConvention(string name)
    {
        ExpressionSyntax? receiver = (Call.Expression as MemberAccessExpressionSyntax)?.Expression;
        for (int depth = 0; receiver is not null && depth < 16; depth++)
        {
            if (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
            {
                if (access.Name.Identifier.ValueText == name)
                    return call;
                receiver = access.Expression;
            }
            else
            {
                receiver = InitializerOf(receiver);
            }
        }

        return null;
    }

    private ExpressionSyntax? InitializerOf(ExpressionSyntax name) =>
        name is IdentifierNameSyntax
        && _model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
        && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : null;

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
                return Read(predicate);
        }

        return HealthPredicate.All;
    }

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

    private HealthPredicate Read(ExpressionSyntax predicate)
    {
        if (predicate is not LambdaExpressionSyntax { ExpressionBody: { } body })
            return predicate.IsKind(SyntaxKind.NullLiteralExpression) ? HealthPredicate.All : HealthPredicate.Unknown;

        switch (body)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.FalseLiteralExpression):
                return HealthPredicate.None;

            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression):
                return HealthPredicate.All;

            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Tags" } },
                ArgumentList.Arguments: { Count: >= 1 } arguments,
            } when _model.GetConstantValue(arguments[0].Expression) is { HasValue: true, Value: string tag }:
                Tag = tag;
                return HealthPredicate.Tagged;

            default:
                return HealthPredicate.Unknown;
        }
    }
}
