using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>How code at a place reads the application's configuration.</summary>
internal static class ConfigurationInScope
{
    private const string Member = "Configuration";

    /// <summary>
    /// The expressions that give an <c>IConfiguration</c> at the position, best first: a local or parameter, a builder or
    /// context that has one, a field or property of the type, the service provider.
    /// </summary>
    public static IEnumerable<Func<NamesInScope, string?>> FindAll(SemanticModel model, int position) =>
        Expressions(model, position)
            .Select(expression => new Func<NamesInScope, string?>(_ => expression))
            .Concat(ServiceProviders(model, position));

    /// <summary>The first of these expressions that needs no service provider; null where there is none.</summary>
    public static string? Find(SemanticModel model, int position) => Expressions(model, position).FirstOrDefault();

    /// <summary>
    /// As <see cref="Find(SemanticModel, int)"/>; where services are <c>builder.Services</c>, its <c>builder.Configuration</c>
    /// comes first.
    /// </summary>
    public static string? Find(SemanticModel model, int position, ExpressionSyntax services) =>
        services is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder } && HoldsConfiguration(model.GetTypeInfo(builder).Type)
            ? builder + "." + Member
            : Find(model, position);

    private static IEnumerable<string> Expressions(SemanticModel model, int position)
    {
        ImmutableArray<ISymbol> variables = SymbolsInScope.Variables(model, position);
        ImmutableArray<ISymbol> members = SymbolsInScope.Members(model, position);
        return Configurations(variables).Concat(Holders(variables)).Concat(Configurations(members)).Concat(Holders(members));
    }

    /// <summary>In the order of their declarations: what is declared later may be a section of what is declared before.</summary>
    private static IEnumerable<string> Configurations(ImmutableArray<ISymbol> symbols) => symbols
        .Where(symbol => IsConfiguration(ValueOf(symbol)))
        .OrderBy(SymbolsInScope.PositionOf)
        .Select(symbol => symbol.Name);

    private static IEnumerable<string> Holders(ImmutableArray<ISymbol> symbols) =>
        symbols.Where(symbol => HoldsConfiguration(ValueOf(symbol))).Select(symbol => symbol.Name + "." + Member);

    private static IEnumerable<Func<NamesInScope, string?>> ServiceProviders(SemanticModel model, int position)
    {
        foreach (ISymbol symbol in SymbolsInScope.Variables(model, position).Concat(SymbolsInScope.Members(model, position)))
        {
            if (ValueOf(symbol) is { } type && KnownTypes.Is(type, "System.IServiceProvider"))
                yield return names => FromServices(symbol.Name, type, names);
        }
    }

    private static string? FromServices(string provider, ITypeSymbol type, NamesInScope names) =>
        names.CanCall(type, HostingTypes.DependencyInjectionNamespace + ".ServiceProviderServiceExtensions", "GetRequiredService")
        && names.TypeName(HostingTypes.Configuration) is { } configuration
            ? $"{provider}.GetRequiredService<{configuration}>()"
            : null;

    /// <summary>The type of what is not declared as nullable; what <c>var</c> declares counts as that, whatever it holds.</summary>
    private static ITypeSymbol? ValueOf(ISymbol symbol) =>
        SymbolsInScope.TypeOf(symbol) is { } type && (symbol is ILocalSymbol || type.NullableAnnotation != NullableAnnotation.Annotated) ? type : null;

    /// <summary>A section holds keys below its own, never those of the whole configuration.</summary>
    private static bool IsConfiguration(ITypeSymbol? type) => KnownTypes.Is(type, HostingTypes.Configuration) && type!.Name != "IConfigurationSection";

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
}
