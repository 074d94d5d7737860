using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Finds where an application registers a service of its own: <c>AddSingleton&lt;IDistributedCache, ShopCache&gt;()</c>,
/// <c>Replace(ServiceDescriptor.Singleton(typeof(IDistributedCache), …))</c>, <c>RegisterType&lt;ShopCache&gt;().As&lt;IDistributedCache&gt;()</c>.
/// </summary>
internal static class ServiceRegistration
{
    /// <summary>The name of the method or type that registers the service which <paramref name="use"/> names; null for other uses.</summary>
    public static SyntaxNode? Around(SimpleNameSyntax use, ApplicationModel application, string fullName)
    {
        SyntaxNode type = use;
        while (type.Parent is QualifiedNameSyntax)
            type = type.Parent;

        SyntaxNode? registration = type.Parent switch
        {
            TypeArgumentListSyntax { Parent: GenericNameSyntax generic } arguments when arguments.Arguments[0] == type => generic,
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => NameOf(call.Expression),
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } } => creation.Type,
            _ => null,
        };
        return registration is SimpleNameSyntax { Identifier.ValueText: var name }
            && IsRegistration(name)
            && (application.Bind(use) is not ITypeSymbol { TypeKind: not TypeKind.Error } symbol || KnownTypes.Is(symbol, fullName))
                ? registration
                : null;
    }

    /// <summary>True for a registration that has no effect behind another one: <c>TryAddSingleton</c>, <c>TryAdd(…)</c>.</summary>
    public static bool OnlyTries(SyntaxNode registration)
    {
        for (SyntaxNode? node = registration; node is not null and not StatementSyntax; node = node.Parent)
        {
            string name = node switch
            {
                SimpleNameSyntax simple => simple.Identifier.ValueText,
                InvocationExpressionSyntax call => NameOf(call.Expression)?.Identifier.ValueText ?? "",
                _ => "",
            };
            if (name.StartsWith("TryAdd", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => expression as SimpleNameSyntax,
    };

    /// <summary>A keyed service is not the one that the framework asks for.</summary>
    private static bool IsRegistration(string name) =>
        name.StartsWith("Add", StringComparison.Ordinal) && !name.StartsWith("AddKeyed", StringComparison.Ordinal)
        || name.StartsWith("TryAdd", StringComparison.Ordinal) && !name.StartsWith("TryAddKeyed", StringComparison.Ordinal)
        || name is "Singleton" or "Scoped" or "Transient" or "Describe" or "ServiceDescriptor" or "Replace" or "As" or "Register" or "RegisterInstance" or "RegisterSingleton";
}
