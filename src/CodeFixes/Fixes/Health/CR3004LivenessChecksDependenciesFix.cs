using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>Lets the liveness endpoint run no checks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3004LivenessChecksDependenciesFix))]
public sealed class CR3004LivenessChecksDependenciesFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR3004";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } mapping
            || LivenessOptions.TypeIn(model.Compilation) is not { } type)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        SeparatedSyntaxList<ArgumentSyntax> arguments = mapping.ArgumentList.Arguments;
        if (arguments.Count == 1)
        {
            ExpressionSyntax options = SyntaxFactory.ParseExpression(LivenessOptions.Write(editor, model, mapping.SpanStart, type));
            editor.ReplaceNode(mapping.ArgumentList, (list, _) => ((ArgumentListSyntax)list).WithArguments(SyntaxFactory.SeparatedList(
                [((ArgumentListSyntax)list).Arguments[0], SyntaxFactory.Argument(options)],
                [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)])));
        }
        else if (arguments.Count == 2 && arguments[1].Expression is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } && !SetsPredicate(initializer) && !initializer.GetText().Lines.Skip(1).Any())
        {
            var predicate = (AssignmentExpressionSyntax)SyntaxFactory.ParseExpression(LivenessOptions.Predicate);
            editor.ReplaceNode(initializer, (current, _) => Append((InitializerExpressionSyntax)current, predicate));
        }
        else
        {
            return ImmutableArray<Fix>.Empty;
        }

        return ImmutableArray.Create(new Fix("run-no-checks", "Run no checks for liveness", editor.GetChangedDocument().Project.Solution));
    }

    private static bool SetsPredicate(InitializerExpressionSyntax initializer) =>
        initializer.Expressions.Any(expression => expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Predicate" } });

    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        if (initializer.Expressions.Count == 0)
            return initializer.AddExpressions(member.WithTrailingTrivia(SyntaxFactory.Space));

        ExpressionSyntax last = initializer.Expressions.Last();
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList(
            [.. initializer.Expressions.Take(initializer.Expressions.Count - 1), last.WithoutTrailingTrivia(), member.WithTrailingTrivia(SyntaxFactory.Space)],
            [.. initializer.Expressions.GetSeparators().Take(initializer.Expressions.Count - 1), comma]));
    }
}
