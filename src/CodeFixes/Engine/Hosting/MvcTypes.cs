using CloudReady.Analyzers.Engine;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>Knows the methods that ASP.NET Core MVC and Razor Pages call.</summary>
internal static class MvcTypes
{
    public const string Controller = "Microsoft.AspNetCore.Mvc.ControllerBase";
    public const string Page = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Delete", "Patch", "Head", "Options"];

    /// <summary>True for controllers and page models: they have an <c>HttpContext</c>.</summary>
    public static bool ServesRequests(ITypeSymbol type) => IsController(type) || KnownTypes.Is(type, Page);

    public static bool IsController(ITypeSymbol type) => KnownTypes.Is(type, Controller);

    /// <summary>True for the action of a controller and the handler of a page.</summary>
    public static bool IsAction(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false, IsVirtual: false, IsAbstract: false }
            || method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "NonActionAttribute" or "NonHandlerAttribute"))
        {
            return false;
        }

        return IsController(method.ContainingType)
            || (KnownTypes.Is(method.ContainingType, Page) && Verbs.Any(verb => method.Name.StartsWith("On" + verb, StringComparison.Ordinal)));
    }
}
