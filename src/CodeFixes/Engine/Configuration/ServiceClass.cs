using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Tells the classes whose constructors only a dependency injection container calls.</summary>
internal static class ServiceClass
{
    /// <summary>Base types of what ASP.NET Core and the host create with services.</summary>
    private static readonly string[] CreatedByFramework =
    [
        "Microsoft.AspNetCore.Mvc.ControllerBase",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
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

        if (!CreatedByFramework.Any(name => KnownTypes.Is(type, name)) && !await IsRegisteredAsync(type, project, cancellationToken).ConfigureAwait(false))
            return false;

        return !await IsConstructedAsync(type, project.Solution, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> IsRegisteredAsync(INamedTypeSymbol type, Project project, CancellationToken cancellationToken)
    {
        foreach (ReferenceLocation location in await FindReferencesAsync(type, project.Solution, cancellationToken).ConfigureAwait(false))
        {
            SyntaxNode? node = await NodeAtAsync(location, cancellationToken).ConfigureAwait(false);
            if (node?.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax registration } arguments
                && arguments.Arguments.Last().Span.Contains(location.Location.SourceSpan)
                && Registrations.Contains(registration.Identifier.ValueText)
                && IsWithoutFactory(registration)
                && !await BuildsServicesByHandAsync(location.Document, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A registration with a factory or an instance creates the object itself; options of a context are none.</summary>
    private static bool IsWithoutFactory(GenericNameSyntax registration) =>
        registration.Identifier.ValueText is "AddDbContext" or "AddHttpClient" or "UseMiddleware" or "UseStartup" or "MapHub"
        || registration.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments.Count: 0 };

    /// <summary>Services without a host have no <c>IConfiguration</c>.</summary>
    private static async Task<bool> BuildsServicesByHandAsync(Document document, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(creation => creation.Type.ToString().EndsWith("ServiceCollection", StringComparison.Ordinal));
    }

    private static async Task<bool> IsConstructedAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken)
    {
        foreach (ReferenceLocation location in await FindReferencesAsync(type, solution, cancellationToken).ConfigureAwait(false))
        {
            SyntaxNode? node = await NodeAtAsync(location, cancellationToken).ConfigureAwait(false);
            while (node is QualifiedNameSyntax or AliasQualifiedNameSyntax or SimpleNameSyntax && node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
                node = node.Parent;

            if (node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax
                || node?.Parent is ObjectCreationExpressionSyntax or BaseTypeSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<IEnumerable<ReferenceLocation>> FindReferencesAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken) =>
        (await SymbolFinder.FindReferencesAsync(type, solution, cancellationToken).ConfigureAwait(false)).SelectMany(reference => reference.Locations);

    private static async Task<SyntaxNode?> NodeAtAsync(ReferenceLocation location, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true);
    }
}
