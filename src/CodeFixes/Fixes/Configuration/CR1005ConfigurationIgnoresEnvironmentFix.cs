using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Adds the environment variables after the files, or moves them there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1005ConfigurationIgnoresEnvironmentFix))]
public sealed class CR1005ConfigurationIgnoresEnvironmentFix : FixProvider
{
    private const string Method = "AddEnvironmentVariables";

    /// <inheritdoc />
    protected override string RuleId => "CR1005";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node is not BaseObjectCreationExpressionSyntax creation
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || KnownTypes.Find(model.Compilation, HostingTypes.ConfigurationNamespace + ".EnvironmentVariablesExtensions") is null
            || ConfigurationSources.Of(creation, model) is not { LastSource: { } last } sources)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        bool isPlanned = sources.Environment is { } environment
            ? TryMove(editor, environment, last)
            : TryAdd(editor, creation, last);
        if (!isPlanned)
            return ImmutableArray<Fix>.Empty;

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("environment", "Read environment variables after the files", changed));
    }

    private static bool TryAdd(SyntaxEditor editor, BaseObjectCreationExpressionSyntax creation, InvocationExpressionSyntax last)
    {
        if (last.Span.Contains(creation.Span))
        {
            editor.ReplaceNode(last, WithCall(last, SyntaxFactory.ArgumentList()));
            return true;
        }

        return StatementOf(last) is { } statement
            && StatementOf(creation) is { } declaration
            && ListOf(declaration) == ListOf(statement)
            && TryInsertAfter(editor, statement, SyntaxFactory.ArgumentList());
    }

    private static bool TryMove(SyntaxEditor editor, InvocationExpressionSyntax environment, InvocationExpressionSyntax last)
    {
        if (last.Span.Contains(environment.Span))
        {
            if (WithoutCall(last, environment) is not { } rest)
                return false;

            editor.ReplaceNode(last, WithCall(rest, environment.ArgumentList));
            return true;
        }

        return StatementOf(environment) is ExpressionStatementSyntax { Expression: var alone } moved
            && alone == environment
            && Invocations.ReceiverOf(environment) is IdentifierNameSyntax
            && StatementOf(last) is { } statement
            && ListOf(statement) == ListOf(moved)
            && TryInsertAfter(editor, statement, environment.ArgumentList)
            && Statements.TryRemove(editor, moved, CodeLayout.Of(moved.SyntaxTree));
    }

    private static StatementSyntax? StatementOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax } statement ? statement : null;

    private static SyntaxNode? ListOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;

    /// <summary><c>builder.AddEnvironmentVariables();</c> on a line of its own.</summary>
    private static bool TryInsertAfter(SyntaxEditor editor, StatementSyntax statement, ArgumentListSyntax arguments)
    {
        if (statement is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call })
            return false;

        ExpressionSyntax builder = call;
        while (builder is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            builder = access.Expression;

        string indentation = CodeLayout.IndentationAt(statement.SyntaxTree, statement.SpanStart);
        StatementSyntax added = SyntaxFactory.ParseStatement($"{builder.WithoutTrivia()}.{Method}{arguments.WithoutTrivia()};")
            .WithLeadingTrivia(SyntaxFactory.Whitespace(indentation))
            .WithTrailingTrivia(CodeLayout.Of(statement.SyntaxTree).LineBreak());
        if (statement.Parent is GlobalStatementSyntax global)
            editor.InsertAfter(global, SyntaxFactory.GlobalStatement(added));
        else
            editor.InsertAfter(statement, added);
        return true;
    }

    /// <summary>The chain with the call behind it, on a line of its own where the other calls are.</summary>
    private static InvocationExpressionSyntax WithCall(InvocationExpressionSyntax chain, ArgumentListSyntax arguments)
    {
        SyntaxTriviaList end = chain.GetTrailingTrivia();
        var access = (MemberAccessExpressionSyntax)chain.Expression;
        SyntaxTriviaList before = access.Expression.GetTrailingTrivia();
        bool startsLine = before.Any(SyntaxKind.EndOfLineTrivia);
        bool endsLine = end.Any(SyntaxKind.EndOfLineTrivia);
        SyntaxTrivia lineBreak = (endsLine ? end : before).FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

        if (startsLine && !endsLine)
            chain = chain.WithTrailingTrivia(lineBreak);
        SyntaxToken dot = SyntaxFactory.Token(SyntaxKind.DotToken);
        if (startsLine)
            dot = dot.WithLeadingTrivia(access.OperatorToken.LeadingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, chain, dot, SyntaxFactory.IdentifierName(Method)),
                arguments.WithoutTrivia())
            .WithTrailingTrivia(endsLine && startsLine ? SyntaxFactory.TriviaList(lineBreak) : startsLine ? end : default);
    }

    /// <summary>The chain without one of its calls; null where comments stand at it.</summary>
    private static InvocationExpressionSyntax? WithoutCall(InvocationExpressionSyntax chain, InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        if (!Trivia.CommentsIn(call.GetTrailingTrivia()).IsEmpty || !Trivia.CommentsIn(access.OperatorToken.LeadingTrivia).IsEmpty)
            return null;

        ExpressionSyntax receiver = access.Expression;
        if (!call.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            receiver = receiver.WithTrailingTrivia(call.GetTrailingTrivia());
        return chain.ReplaceNode(call, receiver);
    }
}
