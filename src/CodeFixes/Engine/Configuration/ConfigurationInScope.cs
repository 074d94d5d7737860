using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Finds what gives the configuration at one place of the code.</summary>
internal static class ConfigurationInScope
{
    public const string Namespace = "Microsoft.Extensions.Configuration";
    public const string InterfaceName = "IConfiguration";

    private const string Interface = Namespace + "." + InterfaceName;

    /// <summary>
    /// The expressions that give an <c>IConfiguration</c> at the place, best first: a local or parameter, a builder or
    /// context that has one, a field or property of the type, the service provider. Whether a local is assigned there is
    /// left to the compiler.
    /// </summary>
    public static IEnumerable<Func<NamesInScope, string?>> Find(ExpressionSyntax place, SemanticModel model)
    {
        if (KnownTypes.Find(model.Compilation, Interface) is null)
            return [];

        var found = new List<(int Rank, int Position, Func<NamesInScope, string?> Write)>();
        foreach (ISymbol symbol in model.LookupSymbols(place.SpanStart))
        {
            // What var declares counts as nullable, whatever it holds.
            if (TypeOf(symbol) is { } type
                && (symbol is ILocalSymbol || type.NullableAnnotation != NullableAnnotation.Annotated)
                && IsUsableAt(symbol, place, model)
                && WayThrough(symbol, type) is var (rank, write))
            {
                found.Add((rank, symbol.Locations[0].SourceSpan.Start, write));
            }
        }

        return found.OrderBy(way => way.Rank).ThenBy(way => way.Position).Select(way => way.Write);
    }

    private static (int Rank, Func<NamesInScope, string?> Write)? WayThrough(ISymbol symbol, ITypeSymbol type)
    {
        bool isMember = symbol is IFieldSymbol or IPropertySymbol;
        if (KnownTypes.Is(type, Interface))
            return (isMember ? 2 : 0, _ => symbol.Name);
        if (HasConfiguration(type))
            return (isMember ? 3 : 1, _ => symbol.Name + ".Configuration");
        if (KnownTypes.Is(type, "System.IServiceProvider"))
            return (4, names => FromServices(symbol.Name, type, names));
        return null;
    }

    private static string? FromServices(string provider, ITypeSymbol type, NamesInScope names) =>
        names.CanCall(type, "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions", "GetRequiredService")
        && names.TypeName(Namespace, InterfaceName) is { } configuration
            ? $"{provider}.GetRequiredService<{configuration}>()"
            : null;

    /// <summary>True for the host's builders and contexts: <c>WebApplicationBuilder</c>, <c>HostBuilderContext</c>, <c>WebApplication</c>.</summary>
    private static bool HasConfiguration(ITypeSymbol type)
    {
        if (type.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.", StringComparison.Ordinal) != true)
            return false;

        return type.GetMembers("Configuration").Concat(type.AllInterfaces.SelectMany(implemented => implemented.GetMembers("Configuration")))
            .OfType<IPropertySymbol>()
            .Any(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && KnownTypes.Is(property.Type, Interface));
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { CanBeReferencedByName: true } field => field.Type,
        IPropertySymbol { IsIndexer: false, IsWriteOnly: false } property => property.Type,
        _ => null,
    };

    private static bool IsUsableAt(ISymbol symbol, ExpressionSyntax place, SemanticModel model)
    {
        if (symbol is IFieldSymbol or IPropertySymbol)
            return IsMemberUsableAt(symbol, place, model);

        SyntaxNode? declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return declaration is not null
            && declaration.SyntaxTree == place.SyntaxTree
            && (symbol is IParameterSymbol || declaration.Span.End <= place.SpanStart)
            && (declaration.Parent?.Parent is TypeDeclarationSyntax || MemberOf(declaration) == MemberOf(place))
            && !IsCutOff(declaration, place);
    }

    private static bool IsMemberUsableAt(ISymbol member, ExpressionSyntax place, SemanticModel model)
    {
        // The order in which static fields of several types are set is nobody's business: not from an initializer.
        if (IsInFieldInitializer(place))
            return false;

        INamedTypeSymbol? type = model.GetEnclosingSymbol(place.SpanStart)?.ContainingType;
        if (member.IsStatic)
            return true;

        return !IsInStaticContext(place) && type is not null && InheritsFrom(type, member.ContainingType);
    }

    private static bool InheritsFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>True in the initializer of a field or auto-property, where no instance member can be read.</summary>
    public static bool IsInFieldInitializer(SyntaxNode place) => InitializedMemberOf(place) is not null;

    /// <summary>The field or auto-property whose initializer holds the place.</summary>
    public static MemberDeclarationSyntax? InitializedMemberOf(SyntaxNode place) =>
        place.FirstAncestorOrSelf<EqualsValueClauseSyntax>(clause => clause.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax })
            ?.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    /// <summary>True in a static member, and in what a constructor passes on to <c>base</c> or <c>this</c>.</summary>
    public static bool IsInStaticContext(SyntaxNode place)
    {
        for (SyntaxNode? node = place; node is not null and not TypeDeclarationSyntax; node = node.Parent)
        {
            bool isStatic = node switch
            {
                ConstructorInitializerSyntax => true,
                LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
                AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
                MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword),
                _ => false,
            };
            if (isStatic)
                return true;
        }

        return false;
    }

    private static SyntaxNode? MemberOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);

    /// <summary>True where a static function between the two keeps the place from capturing the variable.</summary>
    private static bool IsCutOff(SyntaxNode declaration, ExpressionSyntax place)
    {
        foreach (SyntaxNode node in place.Ancestors())
        {
            if (node.Span.Contains(declaration.Span))
                return false;
            if (node is LocalFunctionStatementSyntax function && function.Modifiers.Any(SyntaxKind.StaticKeyword)
                || node is AnonymousFunctionExpressionSyntax lambda && lambda.Modifiers.Any(SyntaxKind.StaticKeyword))
                return true;
        }

        return false;
    }
}
