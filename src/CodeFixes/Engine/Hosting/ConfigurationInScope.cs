using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>How code at a place reads the application's configuration.</summary>
internal static class ConfigurationInScope
{
    private const string Member = "Configuration";

    /// <summary>
    /// An expression of type <c>IConfiguration</c>: a local or parameter, the <c>Configuration</c> of a builder or of a
    /// host context, a field or property of the type; null where there is none.
    /// </summary>
    public static string? Find(SemanticModel model, int position)
    {
        ImmutableArray<ISymbol> symbols = model.LookupSymbols(position);
        ISymbol? owner = model.GetEnclosingSymbol(position);
        return FirstOf(symbols, symbol => IsVariable(symbol, owner, position) && IsConfiguration(TypeOf(symbol)))
            ?? FirstOf(symbols, symbol => IsVariable(symbol, owner, position) && HoldsConfiguration(TypeOf(symbol)), "." + Member)
            ?? FirstOf(symbols, symbol => IsReadableMember(symbol, owner) && IsConfiguration(TypeOf(symbol)))
            ?? FirstOf(symbols, symbol => IsReadableMember(symbol, owner) && HoldsConfiguration(TypeOf(symbol)), "." + Member);
    }

    /// <summary>
    /// As <see cref="Find(SemanticModel, int)"/>; where services are <c>builder.Services</c>, its <c>builder.Configuration</c>
    /// comes first.
    /// </summary>
    public static string? Find(SemanticModel model, int position, ExpressionSyntax services) =>
        services is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder } && HoldsConfiguration(model.GetTypeInfo(builder).Type)
            ? builder + "." + Member
            : Find(model, position);

    private static bool IsConfiguration(ITypeSymbol? type) => KnownTypes.Is(type, HostingTypes.Configuration);

    /// <summary>True for builders and contexts: types with a public <c>Configuration</c> property.</summary>
    private static bool HoldsConfiguration(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (DeclaresConfiguration(current))
                return true;
        }

        return type is not null && type.AllInterfaces.Any(DeclaresConfiguration);
    }

    private static bool DeclaresConfiguration(ITypeSymbol type) => type.GetMembers(Member).Any(member =>
        member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } property
        && IsConfiguration(property.Type));

    private static string? FirstOf(ImmutableArray<ISymbol> symbols, Func<ISymbol, bool> isWanted, string suffix = "") =>
        symbols.FirstOrDefault(isWanted) is { } symbol ? symbol.Name + suffix : null;

    /// <summary>A local counts once its declaration is over, and only where the code can capture it.</summary>
    private static bool IsVariable(ISymbol symbol, ISymbol? owner, int position) => symbol switch
    {
        IParameterSymbol => IsCapturable(symbol, owner),
        ILocalSymbol local => local.DeclaringSyntaxReferences.All(reference => reference.Span.End < position) && IsCapturable(symbol, owner),
        _ => false,
    };

    private static bool IsCapturable(ISymbol variable, ISymbol? owner)
    {
        for (ISymbol? current = owner; current is IMethodSymbol method; current = current.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(current, variable.ContainingSymbol))
                return true;
            if (method is { IsStatic: true, MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
                return false;
        }

        return owner is { IsStatic: false }
            && variable.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } primary
            && SymbolEqualityComparer.Default.Equals(primary.ContainingType, owner.ContainingType);
    }

    private static bool IsReadableMember(ISymbol symbol, ISymbol? owner) =>
        symbol is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { GetMethod: not null, IsIndexer: false }
        && (symbol.IsStatic || owner is { IsStatic: false });

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
