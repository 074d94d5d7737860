using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Stores;

/// <summary>A call that registers services, where more statements can go, and what services and configuration are called there.</summary>
internal sealed class ServicePlace
{
    private ServicePlace(InvocationExpressionSyntax call, SemanticModel model, InsertionPoint point, string services, string configuration)
    {
        Call = call;
        Model = model;
        Point = point;
        Services = services;
        Configuration = configuration;
    }

    public InvocationExpressionSyntax Call { get; }

    public SemanticModel Model { get; }

    public InsertionPoint Point { get; }

    public string Services { get; }

    public string Configuration { get; }

    /// <param name="call">The call.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="isReplacing">True where the new statements belong to the call.</param>
    /// <returns>The place; null where the collection has no name or no configuration is in reach.</returns>
    public static ServicePlace? Of(InvocationExpressionSyntax call, SemanticModel model, bool isReplacing) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && ServicesOf(call, method) is { } services
        && KnownTypes.Is(model.GetTypeInfo(services).Type, HostingTypes.ServiceCollection)
        && InsertionPoint.Before(call, model, isReplacing) is { } point
        && ConfigurationInScope.Find(model, point.Position, services) is { } configuration
            ? new ServicePlace(call, model, point, services.WithoutTrivia().ToString(), configuration)
            : null;

    /// <summary>The collection that a chain of registrations begins with; null where it has no name.</summary>
    private static ExpressionSyntax? ServicesOf(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.ReducedFrom is null && method.IsStatic)
            return NameIn(call.ArgumentList.Arguments.FirstOrDefault()?.Expression);

        return call.Expression is MemberBindingExpressionSyntax
            ? NameIn(call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression)
            : NameIn((call.Expression as MemberAccessExpressionSyntax)?.Expression);
    }

    private static ExpressionSyntax? NameIn(ExpressionSyntax? expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            expression = access.Expression;
        return expression is IdentifierNameSyntax or MemberAccessExpressionSyntax ? expression : null;
    }
}
