using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Lifecycle;

/// <summary>
/// Lets the host stop: through an <c>IHostApplicationLifetime</c> that is at hand, or that the class can be given. The exit code is
/// kept. None for <c>FailFast</c> and <c>Kill</c>, which are meant to end at once, nor where code would go on that did not before.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6001ProcessExitFix))]
public sealed class CR6001ProcessExitFix : FixProvider
{
    private const string Lifetime = "Microsoft.Extensions.Hosting.IHostApplicationLifetime";

    /// <inheritdoc />
    protected override string RuleId => "CR6001";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Parent: ExpressionStatementSyntax statement } call
            || CallLocation.NameOf(call) != "Exit"
            || call.ArgumentList.Arguments.Count != 1
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || Continuation(statement, model) is not { } continuation)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var mark = new SyntaxAnnotation();
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        Statements.Replace(editor, statement, [.. ExitCode(call), "Stop();", .. continuation]);
        SyntaxNode root = editor.GetChangedRoot();
        InvocationExpressionSyntax stop = root.DescendantNodes().OfType<InvocationExpressionSyntax>().First(candidate => candidate.Expression is IdentifierNameSyntax { Identifier.ValueText: "Stop" } && candidate.SpanStart >= statement.SpanStart);
        Document prepared = document.WithSyntaxRoot(root.ReplaceNode(stop, stop.WithAdditionalAnnotations(mark)));
        Solution? changed = await StopAsync(prepared, mark, cancellationToken).ConfigureAwait(false);
        return changed is null || await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("stop-application", "Stop the application through its host", changed));
    }

    private static async Task<Solution?> StopAsync(Document document, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        var place = (ExpressionSyntax)root.GetAnnotatedNodes(mark).Single();
        ISymbol? known = SymbolsInScope.Variables(model, place.SpanStart).Concat(SymbolsInScope.Members(model, place.SpanStart))
            .FirstOrDefault(symbol => KnownTypes.Is(SymbolsInScope.TypeOf(symbol), Lifetime));
        if (known is not null)
            return document.WithSyntaxRoot(root.ReplaceNode(place, Stop(known.Name).WithTriviaFrom(place))).Project.Solution;

        var names = new NamesInScope(model, place.SpanStart);
        if (Placement.IsInStaticContext(place)
            || names.TypeName(Lifetime) is not { } type
            || place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol owner
            || !await ServiceClass.IsAsync(owner, document.Project, cancellationToken).ConfigureAwait(false)
            || ConstructorInjection.Inject(place, owner, type, "lifetime", mayAddParameter: true, Stop) is not var (old, changed))
        {
            return null;
        }

        root = UsingDirectives.Add((CompilationUnitSyntax)root.ReplaceNode(old, changed), names.MissingNamespaces, CodeLayout.Of(model.SyntaxTree));
        return document.WithSyntaxRoot(root).Project.Solution;
    }

    private static ExpressionSyntax Stop(string lifetime) => SyntaxFactory.ParseExpression(lifetime + ".StopApplication()");

    private static IEnumerable<string> ExitCode(InvocationExpressionSyntax call)
    {
        ExpressionSyntax code = call.ArgumentList.Arguments[0].Expression;
        return code is LiteralExpressionSyntax { Token.Value: 0 } ? [] : [$"{((call.Expression as MemberAccessExpressionSyntax)?.Expression.ToString() ?? "System.Environment")}.ExitCode = {code};"];
    }

    /// <summary>What has to follow, so that nothing runs that did not before; null where that cannot be written.</summary>
    private static string[]? Continuation(StatementSyntax statement, SemanticModel model)
    {
        if (model.GetEnclosingSymbol(statement.SpanStart) is not IMethodSymbol { MethodKind: not MethodKind.Constructor } method)
            return null;
        if (IsLast(statement))
            return [];

        return method.ReturnsVoid || method is { IsAsync: true, ReturnType: INamedTypeSymbol { TypeArguments.Length: 0 } } ? ["return;"] : null;
    }

    private static bool IsLast(StatementSyntax statement)
    {
        for (SyntaxNode node = statement; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BlockSyntax block when block.Statements.IndexOf((StatementSyntax)node) is var index && index < block.Statements.Count - 1:
                    return block.Statements[index + 1] is ReturnStatementSyntax or ThrowStatementSyntax;
                case BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax:
                    return true;
                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchSectionSyntax or FinallyClauseSyntax:
                    return false;
            }
        }

        return false;
    }
}
