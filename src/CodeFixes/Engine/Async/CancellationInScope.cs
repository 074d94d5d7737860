using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;

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
        ISymbol[] variables = [.. SymbolsInScope.Variables(model, position).Where(symbol => symbol is not IParameterSymbol { RefKind: RefKind.Out })];
        string[] tokens = [.. variables.Where(symbol => IsToken(SymbolsInScope.TypeOf(symbol))).Select(symbol => symbol.Name)];
        if (tokens.Length > 0)
            return PreferredNames.FirstOrDefault(tokens.Contains) ?? (tokens.Length == 1 ? tokens[0] : null);

        return variables.FirstOrDefault(symbol => KnownTypes.Is(SymbolsInScope.TypeOf(symbol), HttpContextType)) is { } context
            ? context.Name + ".RequestAborted"
            : ServesRequest(model, position) ? "HttpContext.RequestAborted" : null;
    }

    public static bool IsToken(ITypeSymbol? type) => KnownTypes.Is(type, TokenType);

    private static bool ServesRequest(SemanticModel model, int position)
    {
        ISymbol? enclosing = model.GetEnclosingSymbol(position);
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction, IsStatic: false })
            enclosing = enclosing.ContainingSymbol;
        return enclosing is IMethodSymbol { IsStatic: false, ContainingType: var type } && MvcTypes.ServesRequests(type);
    }
}
