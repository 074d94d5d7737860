using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Engine;

/// <summary>
/// The base of all fixes of C#. One transform serves the light bulb and Fix All: it is given one finding in one version
/// of the solution and returns the fixes that are right there, or none. Fix All applies it finding by finding, each time
/// to the result of the last, so that a fix sees what the one before it has added.
/// </summary>
public abstract class FixProvider : CodeFixProvider
{
    /// <summary>The rule whose findings this provider fixes.</summary>
    protected abstract string RuleId { get; }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleId);

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Id != RuleId)
                continue;

            SyntaxNode? node = await FindNodeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (node is null)
                continue;

            foreach (Fix fix in await CreateFixesAsync(context.Document, node, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, _ => Task.FromResult(fix.Changed), EquivalenceKey(fix)),
                    diagnostic);
            }
        }
    }

    /// <summary>The fixes for one finding, best first; none where no rewrite is certain to be right.</summary>
    /// <param name="document">The document that holds the finding.</param>
    /// <param name="node">The outermost node with the span of the finding, in the current version of the document.</param>
    /// <param name="diagnostic">The finding; its location may be that of an earlier version, use <paramref name="node"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal abstract Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken);

    internal string EquivalenceKey(Fix fix) => $"{RuleId}:{fix.Action}";

    internal static async Task<SyntaxNode?> FindNodeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            : null;
    }
}
