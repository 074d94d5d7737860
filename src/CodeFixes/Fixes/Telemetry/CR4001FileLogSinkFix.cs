using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Writes to the console what was written to a log file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR4001FileLogSinkFix))]
public sealed class CR4001FileLogSinkFix : FixProvider
{
    private const string Action = "console";

    /// <inheritdoc />
    protected override string RuleId => "CR4001";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return ImmutableArray<Fix>.Empty;

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        if (await RewriteAsync(editor, node, model, document, cancellationToken).ConfigureAwait(false) is not { } title)
            return ImmutableArray<Fix>.Empty;

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix(Action, title, changed));
    }

    /// <summary>Edits, and returns the title of the fix; null where no rewrite is certain.</summary>
    private static async Task<string?> RewriteAsync(
        SyntaxEditor editor, SyntaxNode node, SemanticModel model, Document document, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return FileTargetRewriter.Rewrite(editor, creation, model, cancellationToken);

            case InvocationExpressionSyntax invocation when model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol { ReducedFrom: { } method }:
                string settings = method.ContainingNamespace.Name == "Serilog" ? await SerilogSettingsOfAsync(document, cancellationToken).ConfigureAwait(false) : "";
                return new FileSinkRewriter(editor, invocation, method, model).Rewrite(settings);

            default:
                return null;
        }
    }

    /// <summary>The settings files that configure Serilog: a console sink there is one that the code does not show.</summary>
    private static async Task<string> SerilogSettingsOfAsync(Document document, CancellationToken cancellationToken)
    {
        foreach (TextDocument file in document.Project.AdditionalDocuments)
        {
            string text = file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString()
                : "";
            if (text.Contains("\"Serilog\"") && text.Contains("\"Console\""))
                return text;
        }

        return "";
    }
}
