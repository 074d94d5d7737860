using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Takes the address out, so that the environment decides, or lets a listener take all addresses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1004HardcodedListenAddressFix))]
public sealed class CR1004HardcodedListenAddressFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1004";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        (string Action, string Title)? fix = OwnerOf(node) switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Rewrite(editor, call, access, model),
            BaseObjectCreationExpressionSyntax creation => TakeAllAddresses(editor, creation.ArgumentList),
            _ => null,
        };
        if (fix is not var (action, title))
            return ImmutableArray<Fix>.Empty;

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix(action, title, changed));
    }

    /// <summary>The call or creation that the finding, the call's name or an argument of it, belongs to.</summary>
    private static SyntaxNode? OwnerOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax list } && list.Arguments.Any(argument => argument.Span == node.Span)
            ? list.Parent
            : node.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private static (string, string)? Rewrite(SyntaxEditor editor, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        switch (access.Name.Identifier.ValueText)
        {
            case "Run" or "RunAsync" when call.ArgumentList.Arguments.Count == 1:
                editor.ReplaceNode(call.ArgumentList, call.ArgumentList.WithArguments(default));
                return ("environment", "Let the environment set the address");

            case "UseUrls" when AreWritten(call.ArgumentList, model) && TryRemove(editor, call, access):
            case "Add" when access.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Urls" } && TryRemove(editor, call, access):
                return ("environment", "Let the environment set the address");

            case "ListenLocalhost":
                editor.ReplaceNode(access.Name, SyntaxFactory.IdentifierName("ListenAnyIP").WithTriviaFrom(access.Name));
                return ("any", "Listen on all addresses");

            case "Listen":
                return TakeAllAddresses(editor, call.ArgumentList);

            default:
                return null;
        }
    }

    private static bool AreWritten(ArgumentListSyntax arguments, SemanticModel model) =>
        arguments.Arguments.All(argument => model.GetConstantValue(argument.Expression).Value is string);

    /// <summary>Removes a call in a chain, or the statement that is nothing but the call.</summary>
    private static bool TryRemove(SyntaxEditor editor, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        if (call.Parent is ExpressionStatementSyntax statement && access.Expression is not InvocationExpressionSyntax)
            return Statements.TryRemove(editor, statement, CodeLayout.Of(statement.SyntaxTree));

        // In a lambda whose body is the call alone, something has to stay.
        if (call.Parent is LambdaExpressionSyntax && access.Expression is not InvocationExpressionSyntax
            || !Trivia.CommentsIn(call.DescendantTrivia()).IsEmpty)
        {
            return false;
        }

        editor.ReplaceNode(call, access.Expression.WithTrailingTrivia(call.GetTrailingTrivia()));
        return true;
    }

    /// <summary><c>IPAddress.Loopback</c> becomes <c>IPAddress.Any</c>.</summary>
    private static (string, string)? TakeAllAddresses(SyntaxEditor editor, ArgumentListSyntax? arguments)
    {
        if (arguments?.Arguments.FirstOrDefault()?.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Loopback" or "IPv6Loopback" } address)
            return null;

        string any = address.Name.Identifier.ValueText == "Loopback" ? "Any" : "IPv6Any";
        editor.ReplaceNode(address.Name, SyntaxFactory.IdentifierName(any).WithTriviaFrom(address.Name));
        return ("any", "Listen on all addresses");
    }
}
