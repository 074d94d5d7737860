using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Where an ASP.NET application on .NET Framework keeps its session, by its <c>web.config</c>, and the code that uses it.</summary>
internal sealed class SystemWebSession(ApplicationModel application)
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("Session", "HttpSessionState", "HttpSessionStateBase");

    private readonly Lazy<SessionStateSetting?> _setting = new(() => SessionStateSetting.Find(application.Artifacts));

    /// <summary>What the configuration file says; null where it says nothing, which is <c>InProc</c>.</summary>
    public SessionStateSetting? Setting => _setting.Value;

    /// <summary>True where a user's session is lost with the replica that holds it.</summary>
    public bool IsLocal => Setting is null || Setting.IsLocal;

    /// <summary>
    /// True for a written name that reads the session of a request, or takes it as a parameter. Wrappers that hand it on, and
    /// classes whose session is disabled, do not.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="acceptsUnresolved">A <c>Session</c> that does not bind, in a file that sees System.Web.Mvc, is that of its controller.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static bool IsUse(SimpleNameSyntax name, SemanticModel model, bool acceptsUnresolved, CancellationToken cancellationToken)
    {
        if (name.Identifier.ValueText != "Session")
            return name.Parent is ParameterSyntax parameter && parameter.Type == name && IsSession(model.GetSymbolInfo(name, cancellationToken).Symbol as ITypeSymbol);

        if (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && access.Parent is UsingDirectiveSyntax or NameSyntax || IsHandedOn(name))
            return false;

        ISymbol? symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        if (symbol is null)
            return acceptsUnresolved && IsUsedAsSession(name);

        return symbol is IPropertySymbol property && IsSession(property.Type) && !IsDeclaredHere(property, model);
    }

    private static bool IsSession(ITypeSymbol? type) =>
        type is { Name: "HttpSessionState" or "HttpSessionStateBase" } && type.ContainingNamespace?.ToDisplayString() is "System.Web" or "System.Web.SessionState";

    /// <summary>A property of the application's own that gives the session: the place where it reads it is the use.</summary>
    private static bool IsDeclaredHere(IPropertySymbol property, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, model.Compilation.Assembly);

    /// <summary><c>override HttpSessionStateBase Session => _context.Session</c>.</summary>
    private static bool IsHandedOn(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Identifier.ValueText: "Session" } property && IsOverride(property);

    private static bool IsOverride(PropertyDeclarationSyntax property)
    {
        foreach (SyntaxToken modifier in property.Modifiers)
        {
            if (modifier.ValueText == "override")
                return true;
        }

        return false;
    }

    /// <summary><c>Session["Cart"]</c>, <c>Session.Remove("Cart")</c>, on its own or on the context of the request.</summary>
    private static bool IsUsedAsSession(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            if (access.Expression is not (ThisExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "HttpContext" }))
                return false;
            whole = access;
        }

        return whole.Parent is ElementAccessExpressionSyntax
            || whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Remove" or "Clear" or "Abandon" or "SessionID" or "RemoveAll" } member && member.Expression == whole;
    }
}
