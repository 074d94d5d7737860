namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>The values that code at a position can use by a simple name.</summary>
internal static class SymbolsInScope
{
    /// <summary>
    /// The parameters, and the locals whose declaration is over: those of the innermost function first, and those of one
    /// function as they are declared. Whether a local is assigned is left to the compiler.
    /// </summary>
    public static ImmutableArray<ISymbol> Variables(SemanticModel model, int position)
    {
        ISymbol? owner = model.GetEnclosingSymbol(position);
        return model.LookupSymbols(position)
            .Where(symbol => IsVariable(symbol, position) && IsCapturable(symbol, owner))
            .OrderBy(symbol => FunctionsBetween(symbol, owner))
            .ThenBy(PositionOf)
            .ToImmutableArray();
    }

    /// <summary>The fields and readable properties, as they are declared.</summary>
    public static ImmutableArray<ISymbol> Members(SemanticModel model, int position)
    {
        // The order in which static fields of several types are set is nobody's business: not from an initializer.
        if (model.SyntaxTree.GetRoot().FindToken(position).Parent is not { } place || Placement.InitializedMemberOf(place) is not null)
            return ImmutableArray<ISymbol>.Empty;

        ISymbol? owner = model.GetEnclosingSymbol(position);
        return model.LookupSymbols(position)
            .Where(symbol => IsReadable(symbol) && (symbol.IsStatic || IsOwn(symbol, owner)))
            .OrderBy(PositionOf)
            .ThenBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ToImmutableArray();
    }

    /// <summary>Where the symbol is declared in its file; 0 for one of another assembly.</summary>
    public static int PositionOf(ISymbol symbol) => symbol.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;

    /// <summary>The type of a local, parameter, field or property.</summary>
    public static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsVariable(ISymbol symbol, int position) => symbol switch
    {
        IParameterSymbol { IsImplicitlyDeclared: false, IsDiscard: false } => true,
        ILocalSymbol local => local.DeclaringSyntaxReferences.All(reference => reference.Span.End < position),
        _ => false,
    };

    private static int FunctionsBetween(ISymbol variable, ISymbol? owner)
    {
        int count = 0;
        for (ISymbol? current = owner; current is IMethodSymbol && !SymbolEqualityComparer.Default.Equals(current, variable.ContainingSymbol); current = current.ContainingSymbol)
            count++;
        return count;
    }

    /// <summary>False for what a static function, or another member, keeps the code from using.</summary>
    private static bool IsCapturable(ISymbol variable, ISymbol? owner)
    {
        for (ISymbol? current = owner; current is IMethodSymbol method; current = current.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(current, variable.ContainingSymbol))
                return true;
            if (method is { IsStatic: true, MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
                return false;
        }

        return IsInstance(owner)
            && variable.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } primary
            && SymbolEqualityComparer.Default.Equals(primary.ContainingType, TypeAround(owner));
    }

    private static bool IsReadable(ISymbol symbol) =>
        symbol is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsWriteOnly: false, IsIndexer: false };

    /// <summary>True for an instance member of the type that the code belongs to, and not of a type around it.</summary>
    private static bool IsOwn(ISymbol member, ISymbol? owner) =>
        IsInstance(owner) && TypeAround(owner) is { } type && Inheritance.IsOrDerivesFrom(type, member.ContainingType);

    private static bool IsInstance(ISymbol? owner)
    {
        for (ISymbol? current = owner; current is not null and not INamedTypeSymbol; current = current.ContainingSymbol)
        {
            if (current.IsStatic)
                return false;
        }

        return owner is not null;
    }

    private static INamedTypeSymbol? TypeAround(ISymbol? owner) => owner as INamedTypeSymbol ?? owner?.ContainingType;
}
