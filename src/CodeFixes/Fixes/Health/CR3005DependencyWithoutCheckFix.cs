using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>Adds a check of the context to the health checks that are registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3005DependencyWithoutCheckFix))]
public sealed class CR3005DependencyWithoutCheckFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR3005";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || ContextOf(node, model) is not { } context
            || KnownTypes.Find(model.Compilation, HostingTypes.DependencyInjectionNamespace + ".EntityFrameworkCoreHealthChecksBuilderExtensions") is null
            || FirstRegistration(model.Compilation) is not { } registration
            || document.Project.Solution.GetDocumentId(registration.SyntaxTree) is not { } id)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var solution = new SolutionEditor(document.Project.Solution);
        SyntaxEditor editor = await solution.GetDocumentEditorAsync(id, cancellationToken).ConfigureAwait(false);
        SemanticModel target = model.Compilation.GetSemanticModel(registration.SyntaxTree);
        string name = UsingDirectives.NameOf(editor, target, registration.SpanStart, context);
        UsingDirectives.Ensure(editor, target, registration.SpanStart, HostingTypes.DependencyInjectionNamespace);
        editor.ReplaceNode(registration, (current, _) => SyntaxFactory
            .ParseExpression($"{current.WithoutTrivia().ToFullString()}.AddDbContextCheck<{name}>()")
            .WithTriviaFrom(current));
        return ImmutableArray.Create(new Fix("check-context", $"Add a health check of {context.Name}", solution.GetChangedSolution()));
    }

    private static INamedTypeSymbol? ContextOf(SyntaxNode node, SemanticModel model) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { TypeArguments: { Length: > 0 } arguments }
            ? arguments[arguments.Length - 1] as INamedTypeSymbol
            : null;

    private static InvocationExpressionSyntax? FirstRegistration(Compilation compilation) =>
        Invocations.NamesIn(compilation, "AddHealthChecks")
            .Select(name => name.Parent?.Parent as InvocationExpressionSyntax)
            .FirstOrDefault(call => call is { ArgumentList.Arguments.Count: 0 });
}
