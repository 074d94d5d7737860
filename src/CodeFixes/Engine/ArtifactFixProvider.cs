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
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!CreateChanges(context.TextDocument, text, diagnostic).Any())
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => ApplyAsync(context.TextDocument, [diagnostic], cancellationToken), EquivalenceKey),
                diagnostic);
        }
    }

    /// <summary>The edit that cures one finding; null where none is certain to be right.</summary>
    internal virtual TextChange? CreateChange(SourceText text, Diagnostic diagnostic) => null;

    /// <summary>
    /// The edits that cure one finding, where one does not do; none where they are not certain to be right. An edit that
    /// several findings need is the same for each, and is made once.
    /// </summary>
    internal virtual IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic) =>
        CreateChange(text, diagnostic) is { } change ? [change] : [];

    internal string EquivalenceKey => $"{RuleId}:{Action}";

    internal async Task<Solution> ApplyAsync(TextDocument document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<TextChange> changes = diagnostics
            .Where(diagnostic => diagnostic.Location.SourceSpan.End <= text.Length)
            .SelectMany(diagnostic => CreateChanges(document, text, diagnostic))
            .Distinct()
            .OrderBy(change => change.Span.Start);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(Merge(changes)));
    }

    /// <summary>Two findings may both take out what parts them, or one what holds the other: together they take out all of it.</summary>
    private static List<TextChange> Merge(IEnumerable<TextChange> changes)
    {
        var merged = new List<TextChange>();
        foreach (TextChange change in changes)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is { NewText: "" } last && change.Span.Start < last.Span.End)
                merged[merged.Count - 1] = new TextChange(TextSpan.FromBounds(last.Span.Start, Math.Max(last.Span.End, change.Span.End)), "");
            else
                merged.Add(change);
        }

        return merged;
    }
}
