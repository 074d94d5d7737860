using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Lifecycle;

/// <summary>
/// Turns SIGTERM into a cancellation token, and runs the loop until it is cancelled. One <c>TODO</c> line says what is left: to give
/// the token to whatever waits.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6004NoGracefulShutdownFix))]
public sealed class CR6004NoGracefulShutdownFix : FixProvider
{
    private const string Todo = "// TODO CR6004: give stopping.Token to everything that waits. The generic host (package Microsoft.Extensions.Hosting) does this, logging and configuration too.";

    /// <inheritdoc />
    protected override string RuleId => "CR6004";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || EntryPoint.Around(statement, model) is null
            || model.LookupSymbols(statement.SpanStart, name: "stopping").Any()
            || !UsingDirectives.CanAddTo(model.SyntaxTree.GetRoot(cancellationToken)))
        {
            return ImmutableArray<Fix>.Empty;
        }

        var names = new NamesInScope(model, statement.SpanStart);
        if (names.TypeName("System.Runtime.InteropServices.PosixSignalRegistration") is not { } registration
            || names.TypeName("System.Runtime.InteropServices.PosixSignal") is not { } signal
            || names.TypeName("System.Threading.CancellationTokenSource") is not { } source)
        {
            return ImmutableArray<Fix>.Empty;
        }

        string[] prologue =
        [
            $"using var stopping = new {source}();",
            $"{Todo}\nusing var sigterm = {registration}.Create({signal}.SIGTERM, context =>\n{{\n\tcontext.Cancel = true;\n\tstopping.Cancel();\n}});",
        ];
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        switch (statement)
        {
            case WhileStatementSyntax loop:
                string condition = loop.Condition.ToString();
                string code = CodeLayout.CodeOf(loop);
                int start = code.IndexOf(condition, StringComparison.Ordinal);
                Statements.Replace(editor, loop, [.. prologue, code.Remove(start, condition.Length).Insert(start, "!stopping.IsCancellationRequested")]);
                break;
            case ExpressionStatementSyntax:
                Statements.Replace(editor, statement, [.. prologue, "stopping.Token.WaitHandle.WaitOne();"]);
                break;
            default:
                return ImmutableArray<Fix>.Empty;
        }

        foreach (string @namespace in names.MissingNamespaces)
            UsingDirectives.Ensure(editor, model, statement.SpanStart, @namespace);
        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("handle-sigterm", "Stop on SIGTERM", changed));
    }
}
