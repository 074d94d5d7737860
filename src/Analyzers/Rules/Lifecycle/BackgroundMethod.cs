using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>A method that runs for as long as the host does: <c>BackgroundService.ExecuteAsync</c>, and what it runs in the same type.</summary>
internal sealed class BackgroundMethod
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(ServiceName);

    private const string ServiceName = "BackgroundService";

    private const string ServiceType = "Microsoft.Extensions.Hosting.BackgroundService";

    private BackgroundMethod(MethodDeclarationSyntax declaration, SyntaxNode body, string token)
    {
        Declaration = declaration;
        Body = body;
        Token = token;
    }

    public MethodDeclarationSyntax Declaration { get; }

    public SyntaxNode Body { get; }

    /// <summary>The name of the stopping token.</summary>
    public string Token { get; }

    /// <summary>The methods of the services that a file declares.</summary>
    public static IEnumerable<BackgroundMethod> In(SourceContext context)
    {
        foreach (SyntaxNode use in context.Facts.Uses)
        {
            if (SourceFacts.NameOf(use) == ServiceName
                && use.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is ClassDeclarationSyntax service
                && context.Model.GetDeclaredSymbol(service, context.CancellationToken) is INamedTypeSymbol type
                && KnownTypes.Is(type, ServiceType))
            {
                foreach (MemberDeclarationSyntax member in service.Members)
                {
                    if (member is MethodDeclarationSyntax { Identifier.ValueText: "ExecuteAsync", ParameterList.Parameters: { Count: 1 } parameters } execute
                        && ((SyntaxNode?)execute.Body ?? execute.ExpressionBody) is { } body)
                    {
                        yield return new BackgroundMethod(execute, body, parameters[0].Identifier.ValueText);
                    }
                }
            }
        }
    }

    /// <summary>True where a node names the token, or a token or source that may be linked to it.</summary>
    public bool ReadsToken(SyntaxNode node)
    {
        foreach (SyntaxNode descendant in node.DescendantNodes())
        {
            if (descendant is IdentifierNameSyntax { Identifier.ValueText: var name }
                && (name == Token || name.IndexOf("cancel", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("stop", StringComparison.OrdinalIgnoreCase) >= 0 || name == "cts"))
            {
                return true;
            }

            if (descendant is BreakStatementSyntax or ReturnStatementSyntax && descendant.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration: null })
                return true;
        }

        return false;
    }
}
