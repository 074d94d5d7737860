using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// What the code around a mapping adds to it: the prefixes of groups and branches, who may call it, and whether it is mapped
/// in development only. Immutable.
/// </summary>
internal sealed class RouteScope
{
    public static readonly RouteScope Root = new();

    private RouteScope()
    {
    }

    public RoutePattern Prefix { get; private set; } = RoutePattern.Root;

    public bool IsAnonymous { get; private set; }

    /// <summary>What requires authorization: the call of <c>RequireAuthorization</c>, an attribute; null for nothing.</summary>
    public SyntaxNode? Guard { get; private set; }

    /// <summary>The call of <c>RequireHost</c>; null for none.</summary>
    public InvocationExpressionSyntax? Host { get; private set; }

    /// <summary>True where routing answers before the middleware that follows it, which authorizes.</summary>
    public bool IsShortCircuited { get; private set; }

    public bool IsDevelopmentOnly { get; private set; }

    /// <summary>The call of the method that the mapping stands in; null where the mapping is not in a method that is called.</summary>
    public InvocationExpressionSyntax? Site { get; private set; }

    public RouteScope Within(RoutePattern prefix)
    {
        RouteScope copy = Copy();
        copy.Prefix = prefix.Within(Prefix);
        return copy;
    }

    public RouteScope CalledFrom(InvocationExpressionSyntax site, bool isDevelopmentOnly)
    {
        RouteScope copy = Copy();
        copy.Site = site;
        copy.IsDevelopmentOnly |= isDevelopmentOnly;
        return copy;
    }

    public RouteScope ForDevelopment()
    {
        RouteScope copy = Copy();
        copy.IsDevelopmentOnly = true;
        return copy;
    }

    /// <summary>Adds what an attribute says: <c>[Authorize]</c>, <c>[AllowAnonymous]</c>.</summary>
    public RouteScope With(bool allowsAnonymous, SyntaxNode? guard)
    {
        RouteScope copy = Copy();
        copy.IsAnonymous |= allowsAnonymous;
        copy.Guard ??= guard;
        return copy;
    }

    /// <summary>Adds what a call on the mapping or on its group says.</summary>
    public RouteScope With(InvocationExpressionSyntax convention)
    {
        switch (CallLocation.NameOf(convention))
        {
            case "RequireAuthorization":
                return With(allowsAnonymous: false, convention);

            case "AllowAnonymous":
            case "WithMetadata" when convention.ArgumentList.ToString().IndexOf("AllowAnonymous", StringComparison.Ordinal) >= 0:
                return With(allowsAnonymous: true, null);

            case "WithMetadata" when convention.ArgumentList.ToString().IndexOf("AuthorizeAttribute", StringComparison.Ordinal) >= 0:
                return With(allowsAnonymous: false, convention);

            case "RequireHost":
                RouteScope hosted = Copy();
                hosted.Host ??= convention;
                return hosted;

            case "ShortCircuit":
                RouteScope answered = Copy();
                answered.IsShortCircuited = true;
                return answered;

            default:
                return this;
        }
    }

    private RouteScope Copy() => (RouteScope)MemberwiseClone();
}
