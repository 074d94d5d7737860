using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>The functions that hosting calls: lambdas, method groups, methods that are found by their names.</summary>
internal static class DelegateBody
{
    /// <summary>
    /// The lambda, anonymous method, method or local function that an argument hands over; null where it is not in this
    /// compilation.
    /// </summary>
    public static SyntaxNode? Of(ExpressionSyntax argument, SemanticModel model)
    {
        if (argument is AnonymousFunctionExpressionSyntax)
            return argument;

        return model.GetSymbolInfo(argument).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            ? references[0].GetSyntax()
            : null;
    }

    /// <summary>The name of the first parameter of that type, or null.</summary>
    public static string? ParameterOf(SyntaxNode function, SemanticModel model, string typeName) =>
        Functions.SymbolOf(function, model)?.Parameters
            .FirstOrDefault(parameter => !parameter.IsDiscard && KnownTypes.Is(parameter.Type, typeName))?.Name;
}
