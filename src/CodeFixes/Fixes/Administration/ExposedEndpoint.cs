using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>The endpoint whose own code starts a shell: the action of a controller, or a lambda that is mapped.</summary>
internal sealed class ExposedEndpoint
{
    private readonly MethodDeclarationSyntax? _action;
    private readonly InvocationExpressionSyntax? _mapping;

    private ExposedEndpoint(MethodDeclarationSyntax? action, InvocationExpressionSyntax? mapping, bool isDecided)
    {
        _action = action;
        _mapping = mapping;
        IsDecided = isDecided;
    }

    /// <summary>True where the code says who may call the endpoint: some, or everybody.</summary>
    public bool IsDecided { get; }

    /// <summary>The endpoint around a node; null where the node is elsewhere.</summary>
    public static ExposedEndpoint? Of(SyntaxNode node, SemanticModel model)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } mapping } } when IsMapping(mapping, model):
                    return new ExposedEndpoint(null, mapping, IsDecidedInChain(mapping, model));

                case MethodDeclarationSyntax method when model.GetDeclaredSymbol(method) is { } symbol && MvcTypes.IsAction(symbol) && MvcTypes.IsController(symbol.ContainingType):
                    return new ExposedEndpoint(method, null, IsDecidedByAttribute(symbol));
            }
        }

        return null;
    }

    public void Authorize(SyntaxEditor editor, SemanticModel model, CodeLayout layout)
    {
        if (_mapping is not null)
        {
            UsingDirectives.Ensure(editor, model, _mapping.SpanStart, HostingTypes.BuilderNamespace);
            editor.ReplaceNode(_mapping, (current, _) => WithAuthorization((InvocationExpressionSyntax)current));
        }
        else if (_action is not null)
        {
            UsingDirectives.Ensure(editor, model, _action.SpanStart, "Microsoft.AspNetCore.Authorization");
            string indentation = CodeLayout.IndentationAt(model.SyntaxTree, _action.SpanStart);
            editor.ReplaceNode(_action, (current, _) => WithAttribute((MethodDeclarationSyntax)current, indentation, layout));
        }
    }

    private static bool IsMapping(InvocationExpressionSyntax call, SemanticModel model) =>
        Invocations.NameOf(call).StartsWith("Map", StringComparison.Ordinal)
        && KnownTypes.Is(model.GetTypeInfo(Invocations.ReceiverOf(call)).Type, HostingTypes.EndpointRouteBuilder);

    /// <summary>The chain of the mapping, or of the group that it maps in, decides.</summary>
    private static bool IsDecidedInChain(InvocationExpressionSyntax mapping, SemanticModel model)
    {
        SyntaxNode top = mapping;
        while (top.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            top = top.Parent;

        return Decides(top) || (Invocations.ReceiverOf(mapping) is IdentifierNameSyntax group && Decides(DeclarationOf(group, model)));
    }

    private static SyntaxNode? DeclarationOf(IdentifierNameSyntax group, SemanticModel model) =>
        model.GetSymbolInfo(group).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } ? references[0].GetSyntax() : null;

    private static bool Decides(SyntaxNode? code) =>
        code is not null
        && code.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax)
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText is "RequireAuthorization" or "AllowAnonymous");

    private static bool IsDecidedByAttribute(IMethodSymbol action)
    {
        IEnumerable<AttributeData> attributes = action.GetAttributes();
        for (INamedTypeSymbol? type = action.ContainingType; type is not null; type = type.BaseType)
            attributes = attributes.Concat(type.GetAttributes());
        return attributes.Any(attribute =>
            KnownTypes.Is(attribute.AttributeClass, "Microsoft.AspNetCore.Authorization.IAuthorizeData")
            || KnownTypes.Is(attribute.AttributeClass, "Microsoft.AspNetCore.Authorization.IAllowAnonymous"));
    }

    private static InvocationExpressionSyntax WithAuthorization(InvocationExpressionSyntax mapping)
    {
        MemberAccessExpressionSyntax method = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            mapping.WithoutTrailingTrivia(),
            SyntaxFactory.IdentifierName("RequireAuthorization"));
        return SyntaxFactory.InvocationExpression(method).WithTrailingTrivia(mapping.GetTrailingTrivia());
    }

    private static MethodDeclarationSyntax WithAttribute(MethodDeclarationSyntax action, string indentation, CodeLayout layout)
    {
        SyntaxTriviaList leading = action.GetLeadingTrivia();
        AttributeListSyntax authorize = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("Authorize"))))
            .WithTrailingTrivia(layout.LineBreak());
        MethodDeclarationSyntax bare = action.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation));
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, authorize)).WithLeadingTrivia(leading);
    }
}
