using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Lifecycle;

/// <summary>Lets an endless loop read the stopping token, and gives it to a wait.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6002StoppingTokenIgnoredFix))]
public sealed class CR6002StoppingTokenIgnoredFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR6002";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Identifier.ValueText: not "StartAsync" } execute
            || execute.ParameterList.Parameters.FirstOrDefault(IsToken) is not { Identifier.ValueText: var name })
        {
            return ImmutableArray<Fix>.Empty;
        }

        ExpressionSyntax token = SyntaxFactory.IdentifierName(name);
        (SyntaxNode Old, SyntaxNode New)? change = node switch
        {
            WhileStatementSyntax loop => (loop.Condition, IsRunning(token).WithTriviaFrom(loop.Condition)),
            DoStatementSyntax loop => (loop.Condition, IsRunning(token).WithTriviaFrom(loop.Condition)),
            _ => node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? Waiting(call, token, execute) : null,
        };
        if (change is not var (old, replacement))
            return ImmutableArray<Fix>.Empty;

        Document changed = document.WithSyntaxRoot((await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!.ReplaceNode(old, replacement));
        return await CompileErrors.AreAddedAsync(document, changed.Project.Solution, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("read-token", $"Stop when '{token}' says so", changed.Project.Solution));
    }

    private static bool IsToken(ParameterSyntax parameter) =>
        parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "CancellationToken" } or QualifiedNameSyntax { Right.Identifier.ValueText: "CancellationToken" };

    private static PrefixUnaryExpressionSyntax IsRunning(ExpressionSyntax token) =>
        SyntaxFactory.PrefixUnaryExpression(
            SyntaxKind.LogicalNotExpression,
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, token, SyntaxFactory.IdentifierName("IsCancellationRequested")));

    private static (SyntaxNode Old, SyntaxNode New)? Waiting(InvocationExpressionSyntax call, ExpressionSyntax token, MethodDeclarationSyntax execute)
    {
        if (call.ArgumentList.Arguments.Count != 1 || call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null)
            return null;

        ArgumentListSyntax arguments = call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(
            [call.ArgumentList.Arguments[0], SyntaxFactory.Argument(token)],
            [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]));
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delay" })
            return (call, call.WithArgumentList(arguments));

        return execute.Modifiers.Any(SyntaxKind.AsyncKeyword) && call.Parent is ExpressionStatementSyntax
            ? (call, SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression("Task.Delay"), arguments)).WithTriviaFrom(call))
            : null;
    }
}
