using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>
/// A method that runs for as long as the host does: <c>BackgroundService.ExecuteAsync</c>, <c>IHostedService.StartAsync</c>,
/// and what they call in the same type.
/// </summary>
internal sealed class BackgroundMethod
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(ServiceName, InterfaceName);

    private const string ServiceName = "BackgroundService";
    private const string InterfaceName = "IHostedService";

    private const string Hosting = "Microsoft.Extensions.Hosting.";

    private BackgroundMethod(MethodDeclarationSyntax declaration, SyntaxNode body, string token, bool isGivenToken)
    {
        Declaration = declaration;
        Body = body;
        Token = token;
        IsGivenToken = isGivenToken;
    }

    public MethodDeclarationSyntax Declaration { get; }

    public SyntaxNode Body { get; }

    /// <summary>The name of the stopping token, in this method or in the one that the host calls.</summary>
    public string Token { get; }

    /// <summary>False for a method that is called without the stopping token, and for <c>StartAsync</c>, whose token is another.</summary>
    public bool IsGivenToken { get; }

    /// <summary>True for <c>ExecuteAsync</c>.</summary>
    public bool IsExecute => Declaration.Identifier.ValueText == "ExecuteAsync";

    /// <summary>True for <c>StartAsync</c> of a class that implements <c>IHostedService</c> itself.</summary>
    public bool IsStart => Declaration.Identifier.ValueText == "StartAsync";

    /// <summary>The methods of the services that a file declares, those that the host calls first.</summary>
    public static IEnumerable<BackgroundMethod> In(SourceContext context)
    {
        foreach (SyntaxNode use in context.Facts.Uses)
        {
            string name = SourceFacts.NameOf(use);
            if (name is ServiceName or InterfaceName
                && use.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is ClassDeclarationSyntax service
                && context.Model.GetDeclaredSymbol(service, context.CancellationToken) is INamedTypeSymbol type
                && KnownTypes.Is(type, Hosting + name)
                && (name == ServiceName || !KnownTypes.Is(type, Hosting + ServiceName)))
            {
                foreach (BackgroundMethod method in MethodsOf(service, name == ServiceName ? "ExecuteAsync" : "StartAsync"))
                    yield return method;
            }
        }
    }

    /// <summary>True where a node names the token, or a token, source or flag that may say the same.</summary>
    public bool ReadsToken(SyntaxNode node)
    {
        foreach (SyntaxNode descendant in node.DescendantNodes())
        {
            if (descendant is IdentifierNameSyntax { Identifier.ValueText: var name } && (name == Token || SaysStop(name)))
                return true;

            if (descendant is BreakStatementSyntax or ReturnStatementSyntax && descendant.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration: null })
                return true;
        }

        return false;
    }

    private static List<BackgroundMethod> MethodsOf(ClassDeclarationSyntax service, string entry)
    {
        var found = new List<BackgroundMethod>();
        foreach (MemberDeclarationSyntax member in service.Members)
        {
            if (member is MethodDeclarationSyntax { ParameterList.Parameters: { Count: 1 } parameters } method && method.Identifier.ValueText == entry && BodyOf(method) is { } body)
                found.Add(new BackgroundMethod(method, body, parameters[0].Identifier.ValueText, isGivenToken: entry == "ExecuteAsync"));
        }

        for (int i = 0; i < found.Count; i++)
            AddCalled(found[i], service, found);
        return found;
    }

    private static void AddCalled(BackgroundMethod caller, ClassDeclarationSyntax service, List<BackgroundMethod> found)
    {
        foreach (SyntaxNode node in caller.Body.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } call)
                continue;

            foreach (MemberDeclarationSyntax member in service.Members)
            {
                if (member is MethodDeclarationSyntax method
                    && method.Identifier.ValueText == name
                    && method.ParameterList.Parameters.Count == call.ArgumentList.Arguments.Count
                    && BodyOf(method) is { } body
                    && !found.Exists(other => other.Declaration == method))
                {
                    string? given = GivenToken(call, method, caller.IsGivenToken ? caller.Token : null);
                    found.Add(new BackgroundMethod(method, body, given ?? caller.Token, given is not null));
                }
            }
        }
    }

    /// <summary>The parameter that the token, or the token of a source such as <c>_stopping.Token</c>, is passed for.</summary>
    private static string? GivenToken(InvocationExpressionSyntax call, MethodDeclarationSyntax method, string? token)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is { NameColon: null, Expression: var expression }
                && (expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == token
                    || expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" }))
            {
                return method.ParameterList.Parameters[i].Identifier.ValueText;
            }
        }

        return null;
    }

    private static SyntaxNode? BodyOf(MethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody;

    private static bool SaysStop(string name) =>
        Holds(name, "cancel") || Holds(name, "token") || Holds(name, "stop") || Holds(name, "running") || Holds(name, "dispos") || Holds(name, "shutdown") || name is "cts" or "_cts";

    private static bool Holds(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
