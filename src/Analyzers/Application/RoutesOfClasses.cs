using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// The routes that classes declare: actions of controllers with their attributes and tokens, Razor pages, routable
/// components, and what endpoint libraries read from attributes and from calls in a class.
/// </summary>
internal sealed class RoutesOfClasses(ApplicationModel application)
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "Route", "RouteAttribute", "HttpGet", "HttpGetAttribute", "HttpHead", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "HttpOptions", "AcceptVerbs",
        "Get", "Routes", "PageModel", "RazorCompiledItemMetadataAttribute", "RazorCompiledItemAttribute");

    private const string Suffix = "Controller";
    private const string Component = "Microsoft.AspNetCore.Components.IComponent";
    private const int DeepestHierarchy = 16;

    private static readonly string[] Controllers =
    [
        "Microsoft.AspNetCore.Mvc.ControllerBase", "System.Web.Mvc.Controller", "System.Web.Http.ApiController",
    ];

    private static readonly string[] RouteAttributes =
        ["Route", "RouteAttribute", "HttpGet", "HttpGetAttribute", "HttpHead", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "HttpOptions", "AcceptVerbs"];

    public ImmutableArray<Route> Find()
    {
        var routes = ImmutableArray.CreateBuilder<Route>();
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (ISymbol symbol in application.Compilation.GetSymbolsWithName(static name => name.EndsWith(Suffix, StringComparison.Ordinal), SymbolFilter.Type))
        {
            if (symbol is INamedTypeSymbol type && seen.Add(type) && IsController(type))
                AddController(type, routes);
        }

        foreach (string name in RouteAttributes)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (use.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                    && attribute.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration
                    && application.ModelOf(declaration).GetDeclaredSymbol(declaration) is INamedTypeSymbol type
                    && seen.Add(type))
                {
                    if (IsController(type))
                        AddController(type, routes);
                    else
                        AddByAttributes(type, declaration, routes);
                }
            }
        }

        AddCallsOfEndpointClasses(routes);
        AddPages(routes);
        return routes.ToImmutable();
    }

    /// <summary>As MVC decides it; a base that is not known makes a controller of what is called one.</summary>
    private static bool IsController(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsStatic || type.DeclaredAccessibility != Accessibility.Public)
            return false;

        foreach (string controller in Controllers)
        {
            if (KnownTypes.Is(type, controller))
                return true;
        }

        return type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            && (HasErrorBase(type) || RouteAttribute.Has(type, "ApiController") || RouteAttribute.Has(type, "Route"));
    }

    private static bool HasErrorBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error)
                return true;
        }

        return false;
    }

    private void AddController(INamedTypeSymbol type, ImmutableArray<Route>.Builder routes)
    {
        string controller = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;
        List<RouteAttribute> ofClass = TemplatesOf(type);
        string area = AreaOf(type);
        int depth = 0;
        for (INamedTypeSymbol? declaring = type; declaring is not null && IsOfApplication(declaring) && depth < DeepestHierarchy; declaring = declaring.BaseType, depth++)
        {
            foreach (ISymbol member in declaring.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsOverride: false } action
                    && !RouteAttribute.Has(action, "NonAction"))
                {
                    AddAction(action, type, controller, area, ofClass, routes);
                }
            }
        }
    }

    private bool IsOfApplication(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, application.Compilation.Assembly);

    private void AddAction(IMethodSymbol action, INamedTypeSymbol type, string controller, string area, List<RouteAttribute> ofClass, ImmutableArray<Route>.Builder routes)
    {
        if (action.DeclaringSyntaxReferences.Length == 0)
            return;

        SyntaxNode node = action.DeclaringSyntaxReferences[0].GetSyntax();
        List<RouteAttribute> attributes = RouteAttribute.Of(action, application);
        var methods = ImmutableArray.CreateBuilder<string>();
        var templates = new List<string>();
        foreach (RouteAttribute attribute in attributes)
        {
            foreach (string method in attribute.Methods)
                methods.Add(method);
            if (attribute.Template is { } template)
                templates.Add(template);
        }

        RouteScope scope = RouteScope.Root.With(
            RouteAttribute.Has(action, "AllowAnonymous") || RouteAttribute.HasInherited(type, "AllowAnonymous"),
            RouteAttribute.Has(action, "Authorize") || RouteAttribute.HasInherited(type, "Authorize") ? node : null);
        string name = action.Name.EndsWith("Async", StringComparison.Ordinal) ? action.Name.Substring(0, action.Name.Length - 5) : action.Name;
        if (templates.Count == 0 && ofClass.Count == 0)
        {
            string prefix = area.Length == 0 ? "" : area + "/";
            string path = $"{prefix}{(controller == "Home" ? "{controller=Home}" : controller)}/{(name == "Index" ? "{action=Index}" : name)}/{{id?}}";
            routes.Add(new Route(RouteKind.Action, RoutePattern.Of(path), methods.ToImmutable(), scope, node) { IsConventional = true });
            return;
        }

        if (templates.Count == 0)
            templates.Add("");
        foreach (string template in templates)
        {
            bool isAbsolute = template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal);
            if (isAbsolute || ofClass.Count == 0)
            {
                Add(template);
                continue;
            }

            foreach (RouteAttribute prefix in ofClass)
                Add(prefix.Template!.TrimEnd('/') + "/" + template);
        }

        void Add(string template) => routes.Add(new Route(
            RouteKind.Action,
            RoutePattern.Of(WithTokens(template, controller, name, area)),
            methods.ToImmutable(),
            scope,
            node));
    }

    private static string WithTokens(string template, string controller, string action, string area) => template.IndexOf('[') < 0
        ? template
        : Replace(Replace(Replace(template, "[controller]", controller), "[action]", action), "[area]", area);

    private static string Replace(string template, string token, string value)
    {
        int at = template.IndexOf(token, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? template : template.Substring(0, at) + value + template.Substring(at + token.Length);
    }

    /// <summary>Those of the nearest class of the hierarchy that has any.</summary>
    private List<RouteAttribute> TemplatesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            List<RouteAttribute> attributes = RouteAttribute.Of(current, application);
            attributes.RemoveAll(static attribute => attribute.Template is null);
            if (attributes.Count > 0)
                return attributes;
        }

        return [];
    }

    private string AreaOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (AttributeData attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass?.Name is "AreaAttribute" or "RouteAreaAttribute" && attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is string area)
                    return area;
            }
        }

        return "";
    }

    /// <summary>A routable component, the request of an endpoint library, an endpoint with attributes.</summary>
    private void AddByAttributes(INamedTypeSymbol type, SyntaxNode node, ImmutableArray<Route>.Builder routes)
    {
        RouteKind kind = KnownTypes.Is(type, Component) ? RouteKind.Page : RouteKind.Handler;
        RouteScope scope = RouteScope.Root.With(RouteAttribute.HasInherited(type, "AllowAnonymous"), RouteAttribute.HasInherited(type, "Authorize") ? node : null);
        foreach (RouteAttribute attribute in RouteAttribute.Of(type, application))
            Add(attribute);

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary })
            {
                foreach (RouteAttribute attribute in RouteAttribute.Of(member, application))
                    Add(attribute);
            }
        }

        void Add(RouteAttribute attribute)
        {
            if (attribute.Template is { } template)
                routes.Add(new Route(kind, RoutePattern.Of(template), attribute.Methods, scope, node));
        }
    }

    /// <summary><c>Get("/healthz")</c> and <c>Routes("/healthz")</c> in the class of an endpoint, <c>Get("/healthz", …)</c> in a module.</summary>
    private void AddCallsOfEndpointClasses(ImmutableArray<Route>.Builder routes)
    {
        foreach (string name in (ReadOnlySpan<string>)["Get", "Routes"])
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if ((use.Parent as InvocationExpressionSyntax ?? OnThis(use)) is not { ArgumentList.Arguments: { Count: > 0 } arguments } call || !IsInEndpointClass(call))
                    continue;

                foreach (ArgumentSyntax argument in arguments)
                {
                    if (argument.Expression is not AnonymousFunctionExpressionSyntax)
                        routes.Add(new Route(RouteKind.Handler, RoutePattern.Read(argument.Expression, application), name == "Get" ? ImmutableArray.Create("GET") : ImmutableArray<string>.Empty, RouteScope.Root, call));
                }
            }
        }
    }

    /// <summary>FastEndpoints derives from <c>Endpoint</c>, Nancy and Carter from a module.</summary>
    private static bool IsInEndpointClass(SyntaxNode call)
    {
        foreach (BaseTypeSyntax type in call.FirstAncestorOrSelf<ClassDeclarationSyntax>()?.BaseList?.Types ?? default)
        {
            string name = type.Type.ToString();
            if (name.IndexOf("Endpoint", StringComparison.Ordinal) >= 0 || name.EndsWith("Module", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static InvocationExpressionSyntax? OnThis(SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access.Parent as InvocationExpressionSyntax : null;

    /// <summary>Razor pages, as the generator writes them; without a generator, the classes of their models.</summary>
    private void AddPages(ImmutableArray<Route>.Builder routes)
    {
        foreach (string name in (ReadOnlySpan<string>)["RazorCompiledItemAttribute", "RazorCompiledItemMetadataAttribute"])
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (use.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList.Arguments: { Count: > 1 } arguments } attribute && PageOf(arguments) is { } page)
                    routes.Add(new Route(RouteKind.Page, page, ImmutableArray<string>.Empty, RouteScope.Root, attribute));
            }
        }

        foreach (SimpleNameSyntax use in application.UsesOf("PageModel"))
        {
            if (use.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is ClassDeclarationSyntax { Identifier.ValueText: var model } declaration)
            {
                string page = model.EndsWith("Model", StringComparison.Ordinal) ? model.Substring(0, model.Length - 5) : model;
                routes.Add(new Route(RouteKind.Page, RoutePattern.EndingWith(page == "Index" ? "" : page), ImmutableArray<string>.Empty, RouteScope.Root, declaration));
            }
        }
    }

    /// <summary><c>typeof(…), "mvc.1.0.razor-page", "/Pages/Orders/Index.cshtml"</c> or <c>"RouteTemplate", "/healthz"</c>.</summary>
    private static RoutePattern? PageOf(SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        string Text(int i) => arguments[i].Expression is LiteralExpressionSyntax { Token.Value: string text } ? text : "";
        if (Text(0) == "RouteTemplate")
            return Text(1).StartsWith("/", StringComparison.Ordinal) ? RoutePattern.Of(Text(1)) : RoutePattern.EndingWith(Text(1));
        if (arguments.Count < 3 || !Text(1).EndsWith("razor-page", StringComparison.Ordinal))
            return null;

        string file = Text(2);
        int pages = file.IndexOf("/Pages/", StringComparison.Ordinal);
        string path = (pages < 0 ? file : file.Substring(pages + 6)).Replace(".cshtml", "");
        return RoutePattern.Of(path.EndsWith("/Index", StringComparison.Ordinal) ? path.Substring(0, path.Length - 6) : path);
    }
}
