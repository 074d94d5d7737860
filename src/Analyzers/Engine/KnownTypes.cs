namespace CloudReady.Analyzers.Engine;

/// <summary>Finds types by metadata name, in the sources first, and answers null rather than throwing.</summary>
internal static class KnownTypes
{
    /// <summary>
    /// The type of that name that the compilation defines or references; the first one where several assemblies define it;
    /// null where none does.
    /// </summary>
    public static INamedTypeSymbol? Find(Compilation compilation, string metadataName)
    {
        ImmutableArray<INamedTypeSymbol> types = compilation.GetTypesByMetadataName(metadataName);
        return types.IsEmpty ? null : types[0];
    }

    /// <summary>True where the type is, derives from or implements the named type.</summary>
    public static bool Is(ITypeSymbol? type, string fullName)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (HasName(current, fullName))
                return true;
        }

        if (type is null)
            return false;

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (HasName(implemented, fullName))
                return true;
        }

        return false;
    }

    private static bool HasName(ITypeSymbol type, string fullName) =>
        fullName.EndsWith(type.Name, StringComparison.Ordinal)
        && type.Name.Length > 0
        && type.OriginalDefinition.ToDisplayString(NameFormat) == fullName;

    private static readonly SymbolDisplayFormat NameFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
