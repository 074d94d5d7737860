using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>
/// Migrates when the program is started with <c>--migrate</c>, and ends then: a Kubernetes Job of the same image runs it before
/// the rollout. Only in the entry point, and only where it migrates once.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR5005MigrationAtStartupFix))]
public sealed class CR5005MigrationAtStartupFix : FixProvider
{
    private static readonly string[] Migrations = ["Migrate", "MigrateAsync", "EnsureCreated", "EnsureCreatedAsync", "PerformUpgrade", "MigrateUp"];

    /// <inheritdoc />
    protected override string RuleId => "CR5005";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || EntryPoint.Around(statement, model) is not { Arguments: { } arguments } entryPoint
            || Invocations.Named(entryPoint.Node, Migrations).Count() != 1)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        Statements.Replace(editor, statement,
        [
            "// TODO CR5005: run the image with --migrate as a Kubernetes Job before each rollout.\n"
            + $"if ({arguments}.Contains(\"--migrate\"))\n{{\n\t{CodeLayout.CodeOf(statement).Replace("\n", "\n\t")}\n\t{entryPoint.Return}\n}}",
        ]);
        UsingDirectives.Ensure(editor, model, statement.SpanStart, "System.Linq");
        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("migrate-mode", "Migrate only when started with --migrate", changed));
    }
}
