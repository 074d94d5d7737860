using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Tells the classes whose constructors only a dependency injection container calls.</summary>
internal static class ServiceClass
{
    /// <summary>Base types of what ASP.NET Core and the host create with services.</summary>
    private static readonly string[] CreatedByFramework =
    [
        MvcTypes.Controller,
        MvcTypes.Page,
        "Microsoft.AspNetCore.Mvc.ViewComponent",
        "Microsoft.AspNetCore.SignalR.Hub",
        "Microsoft.Extensions.Hosting.BackgroundService",
    ];

    /// <summary>Registrations whose last type argument is the class that is created.</summary>
    private static readonly HashSet<string> Registrations = new(StringComparer.Ordinal)
    {
        "AddScoped", "AddTransient", "AddSingleton", "TryAddScoped", "TryAddTransient", "TryAddSingleton", "AddKeyedScoped", "AddKeyedTransient",
        "AddKeyedSingleton", "AddHostedService", "AddDbContext", "AddHttpClient", "UseMiddleware", "UseStartup", "MapHub",
    };

    /// <summary>
    /// True where the class is registered with a host's services or of a kind that the framework creates, and nothing else
    /// calls its constructor or derives from it, so that a new parameter breaks nobody.
    /// </summary>
    public static async Task<bool> IsAsync(INamedTypeSymbol type, Project project, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsStatic || type.IsRecord)
            return false;

        bool isCreated = CreatedByFramework.Any(name => KnownTypes.Is(type, name));
        foreach (ReferencedSymbol reference in await SymbolFinder.FindReferencesAsync(type, project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation location in reference.Locations)
            {
                SyntaxNode? root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                if (root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not { } node)
                    continue;

                if (IsConstruction(node))
                    return false;
                isCreated |= IsRegistration(node) && !BuildsServicesByHand(root);
            }
        }

        return isCreated;
    }

    private static bool IsRegistration(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax registration } arguments
        && arguments.Arguments.Last().Span.Contains(node.Span)
        && Registrations.Contains(registration.Identifier.ValueText)
        && IsWithoutFactory(registration);

    /// <summary>A registration with a factory or an instance creates the object itself; options of a context are none.</summary>
    private static bool IsWithoutFactory(GenericNameSyntax registration) =>
        registration.Identifier.ValueText is "AddDbContext" or "AddHttpClient" or "UseMiddleware" or "UseStartup" or "MapHub"
        || registration.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments.Count: 0 };

    /// <summary>Services without a host have no <c>IConfiguration</c>.</summary>
    private static bool BuildsServicesByHand(SyntaxNode root) => root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        .Any(creation => creation.Type.ToString().EndsWith("ServiceCollection", StringComparison.Ordinal));

    /// <summary>True for <c>new T()</c>, <c>new()</c>, <c>base()</c> and a type that derives from the class.</summary>
    private static bool IsConstruction(SyntaxNode node)
    {
        while (node is NameSyntax && node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            node = node.Parent;

        return node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax
            || node.Parent is ObjectCreationExpressionSyntax or BaseTypeSyntax;
    }
}
