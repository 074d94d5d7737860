using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>Lets everybody ask the health endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3006HealthEndpointGuardedFix))]
public sealed class CR3006HealthEndpointGuardedFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR3006";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } mapping
            || Chained(mapping, "RequireHost") is not null
            || KnownTypes.Find(model.Compilation, HostingTypes.BuilderNamespace + ".AuthorizationEndpointConventionBuilderExtensions")?.GetMembers("AllowAnonymous").IsEmpty != false)
        {
            return ImmutableArray<Fix>.Empty;
        }

        if (Invocations.NameOf(mapping) == "UseHealthChecks" && !MayBeEndpoint(mapping, model))
            return ImmutableArray<Fix>.Empty;

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (Chained(mapping, "RequireAuthorization") is { } guard)
            editor.ReplaceNode(guard, (current, _) => Invocations.Rename((InvocationExpressionSyntax)current, SyntaxFactory.IdentifierName("AllowAnonymous"), SyntaxFactory.ArgumentList()));
        else
            editor.ReplaceNode(mapping, (current, _) => Anyone((InvocationExpressionSyntax)current));
        UsingDirectives.Ensure(editor, model, mapping.SpanStart, HostingTypes.BuilderNamespace);
        return ImmutableArray.Create(new Fix("allow-anonymous", "Let the kubelet in with AllowAnonymous", editor.GetChangedDocument().Project.Solution));
    }

    /// <summary>Middleware on a <c>WebApplication</c>, which maps endpoints too, with nothing chained to it and no port.</summary>
    private static bool MayBeEndpoint(InvocationExpressionSyntax middleware, SemanticModel model) =>
        middleware.Parent is ExpressionStatementSyntax
        && KnownTypes.Is(model.GetTypeInfo(Invocations.ReceiverOf(middleware)).Type, HostingTypes.WebApplication)
        && middleware.ArgumentList.Arguments is { Count: 1 or 2 } arguments
        && model.GetTypeInfo(arguments[0].Expression).Type?.SpecialType == SpecialType.System_String
        && (arguments.Count == 1 || model.GetTypeInfo(arguments[1].Expression).ConvertedType?.Name == "HealthCheckOptions");

    private static InvocationExpressionSyntax? Chained(InvocationExpressionSyntax mapping, string name)
    {
        for (SyntaxNode node = mapping; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node; node = outer)
        {
            if (access.Name.Identifier.ValueText == name)
                return outer;
        }

        return null;
    }

    private static InvocationExpressionSyntax Anyone(InvocationExpressionSyntax mapping) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, AsEndpoint(mapping).WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("AllowAnonymous")))
        .WithTrailingTrivia(mapping.GetTrailingTrivia());

    private static InvocationExpressionSyntax AsEndpoint(InvocationExpressionSyntax mapping) =>
        Invocations.NameOf(mapping) == "UseHealthChecks"
            ? Invocations.Rename(mapping, SyntaxFactory.IdentifierName("MapHealthChecks"), mapping.ArgumentList)
            : mapping;
}
