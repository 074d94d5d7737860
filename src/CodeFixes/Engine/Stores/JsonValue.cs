namespace CloudReady.CodeFixes.Engine.Stores;

/// <summary>Tells the types whose values are the same after they were JSON.</summary>
internal static class JsonValue
{
    private const int DeepestType = 4;

    private static readonly HashSet<string> Simple = new(StringComparer.Ordinal) { "Guid", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Uri", "Version" };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "List", "HashSet", "IReadOnlyList", "IReadOnlyCollection", "IList", "ICollection", "IEnumerable" };

    /// <summary>Simple values, lists and dictionaries of them, and types of the application that hold nothing but what others can set.</summary>
    public static bool IsKept(ITypeSymbol type) => IsKept(type, 0);

    private static bool IsKept(ITypeSymbol type, int depth)
    {
        if (depth > DeepestType)
            return false;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return IsKept(array.ElementType, depth + 1);
        if (type.TypeKind == TypeKind.Enum || type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime)
            return true;
        if (type is not INamedTypeSymbol named)
            return false;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return IsKept(named.TypeArguments[0], depth);

        string? @namespace = named.ContainingNamespace?.ToDisplayString();
        if (@namespace == "System")
            return Simple.Contains(named.Name);
        if (@namespace == "System.Collections.Generic")
        {
            ImmutableArray<ITypeSymbol> arguments = named.TypeArguments;
            return arguments.Length == 1
                ? Lists.Contains(named.Name) && IsKept(arguments[0], depth + 1)
                : named.Name is "Dictionary" or "IDictionary" or "IReadOnlyDictionary" && arguments[0].SpecialType == SpecialType.System_String && IsKept(arguments[1], depth + 1);
        }

        return named.DeclaringSyntaxReferences.Length > 0 && IsData(named, depth);
    }

    /// <summary>Public properties alone, each of which can be set, or is a parameter of a record.</summary>
    private static bool IsData(INamedTypeSymbol type, int depth)
    {
        if (type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.BaseType?.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
            return false;
        if (!type.IsRecord && type.TypeKind == TypeKind.Class && !type.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public }))
            return false;

        foreach (ISymbol member in type.GetMembers())
        {
            bool isKept = member switch
            {
                { IsStatic: true } => true,
                IFieldSymbol field => field.AssociatedSymbol is not null,
                IEventSymbol => false,
                IPropertySymbol { Name: "EqualityContract" } => true,
                IPropertySymbol property => property is { DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public } && IsKept(property.Type, depth + 1),
                _ => true,
            };
            if (!isKept)
                return false;
        }

        return true;
    }
}
