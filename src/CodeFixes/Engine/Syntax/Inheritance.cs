namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>How types and members relate to those that they inherit from.</summary>
internal static class Inheritance
{
    public static bool IsOrDerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>True where a member of the interface is implemented by the method.</summary>
    public static bool IsImplementation(IMethodSymbol method, INamedTypeSymbol type) =>
        type.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
