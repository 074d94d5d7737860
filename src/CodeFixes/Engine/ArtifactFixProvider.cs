using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine;

/// <summary>
/// The base of fixes of files beside the code. One transform gives the edit of one finding; the light bulb applies one,
/// Fix All applies all edits of a file at once.
/// </summary>
public abstract class ArtifactFixProvider : CodeFixProvider
{
    /// <summary>The rule whose findings this provider fixes.</summary>
    protected abstract string RuleId { get; }

    /// <summary>The last part of the equivalence key.</summary>
    protected abstract string Action { get; }

    /// <summary>What the user reads in the light bulb.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleId);

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => ArtifactFixAllProvider.Instance;

    /// <inheritdoc />
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => ApplyAsync(context.TextDocument, [diagnostic], cancellationToken), EquivalenceKey),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>The edit that cures one finding; null where none is certain to be right.</summary>
    internal abstract TextChange? CreateChange(SourceText text, Diagnostic diagnostic);

    internal string EquivalenceKey => $"{RuleId}:{Action}";

    internal async Task<Solution> ApplyAsync(TextDocument document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<TextChange> changes = diagnostics
            .Where(diagnostic => diagnostic.Location.SourceSpan.End <= text.Length)
            .Select(diagnostic => CreateChange(text, diagnostic))
            .OfType<TextChange>()
            .Distinct()
            .OrderBy(change => change.Span.Start);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes));
    }
}
