namespace CloudReady.Analyzers.Engine;

/// <summary>Finds types by metadata name, in the sources first, and answers null rather than throwing.</summary>
internal static class KnownTypes
{
    /// <summary>
    /// The type of that name that the compilation defines or references; the first one where several assemblies define it;
    /// null where none does.
    /// </summary>
    /// <remarks>
    /// It walks the merged namespaces, which the compiler has built for its own binding;
    /// <see cref="Compilation.GetTypesByMetadataName"/> asks every referenced assembly anew and allocates for each.
    /// </remarks>
    public static INamedTypeSymbol? Find(Compilation compilation, string metadataName)
    {
        INamespaceOrTypeSymbol container = compilation.GlobalNamespace;
        int start = 0;
        for (int dot = metadataName.IndexOf('.'); dot >= 0; dot = metadataName.IndexOf('.', start))
        {
            if (NamespaceOrType(container, metadataName.Substring(start, dot - start)) is not { } inner)
                return null;
            container = inner;
            start = dot + 1;
        }

        return FirstType(container, metadataName.Substring(start));
    }

    /// <summary>True where the compilation defines or references something in the namespace.</summary>
    public static bool IsNamespace(Compilation compilation, string name)
    {
        INamespaceSymbol container = compilation.GlobalNamespace;
        foreach (string part in name.Split('.'))
        {
            if (NamespaceOrType(container, part) is not INamespaceSymbol inner)
                return false;
            container = inner;
        }

        return true;
    }

    private static INamespaceOrTypeSymbol? NamespaceOrType(INamespaceOrTypeSymbol container, string name)
    {
        if (container.IsNamespace)
        {
            foreach (ISymbol member in container.GetMembers(name))
            {
                if (member is INamespaceSymbol inner)
                    return inner;
            }
        }

        return FirstType(container, name);
    }

    private static INamedTypeSymbol? FirstType(INamespaceOrTypeSymbol container, string metadataName)
    {
        int tick = metadataName.IndexOf('`');
        ImmutableArray<INamedTypeSymbol> types = tick < 0
            ? container.GetTypeMembers(metadataName, arity: 0)
            : container.GetTypeMembers(metadataName.Substring(0, tick), int.Parse(metadataName.Substring(tick + 1), System.Globalization.CultureInfo.InvariantCulture));
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
