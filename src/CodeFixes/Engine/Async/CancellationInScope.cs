using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;

namespace CloudReady.CodeFixes.Engine.Async;

/// <summary>What tells code at a place to stop.</summary>
internal static class CancellationInScope
{
    public const string TokenType = "System.Threading.CancellationToken";

    private const string HttpContextType = "Microsoft.AspNetCore.Http.HttpContext";

    private static readonly string[] PreferredNames = ["cancellationToken", "stoppingToken", "ct", "token"];

    /// <summary>
    /// A <c>CancellationToken</c> variable, else <c>HttpContext.RequestAborted</c> of the request that is served; null where
    /// there is neither, or several tokens and none has a usual name.
    /// </summary>
    public static string? Find(SemanticModel model, int position)
    {
        ImmutableArray<ISymbol> variables = model.LookupSymbols(position)
            .Where(symbol => IsVariable(symbol, position))
            .ToImmutableArray();
        string[] tokens = [.. variables.Where(symbol => KnownTypes.Is(TypeOf(symbol), TokenType)).Select(symbol => symbol.Name)];
        if (tokens.Length > 0)
            return PreferredNames.FirstOrDefault(tokens.Contains) ?? (tokens.Length == 1 ? tokens[0] : null);

        return variables.FirstOrDefault(symbol => KnownTypes.Is(TypeOf(symbol), HttpContextType)) is { } context
            ? context.Name + ".RequestAborted"
            : ServesRequest(model, position) ? "HttpContext.RequestAborted" : null;
    }

    private static bool ServesRequest(SemanticModel model, int position)
    {
        ISymbol? enclosing = model.GetEnclosingSymbol(position);
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction, IsStatic: false })
            enclosing = enclosing.ContainingSymbol;
        return enclosing is IMethodSymbol { IsStatic: false, ContainingType: var type } && MvcTypes.ServesRequests(type);
    }

    /// <summary>A local counts once its declaration is over.</summary>
    private static bool IsVariable(ISymbol symbol, int position) => symbol switch
    {
        IParameterSymbol parameter => parameter.RefKind != RefKind.Out && !parameter.IsDiscard,
        ILocalSymbol local => local.DeclaringSyntaxReferences.All(reference => reference.Span.End < position),
        _ => false,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };
}
