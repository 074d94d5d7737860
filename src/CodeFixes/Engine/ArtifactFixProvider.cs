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

    /// <summary>What the fix does and its edits for one finding, for those who show them without making them.</summary>
    internal (string Title, ImmutableArray<TextChange> Changes) Describe(TextDocument document, SourceText text, Diagnostic diagnostic) =>
        (Title, CreateChanges(document, text, diagnostic).Distinct().ToImmutableArray());

    internal string EquivalenceKey => $"{RuleId}:{Action}";

    internal virtual async Task<Solution> ApplyAsync(TextDocument document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<TextChange> changes = diagnostics
            .Where(diagnostic => diagnostic.Location.SourceSpan.End <= text.Length)
            .SelectMany(diagnostic => CreateChanges(document, text, diagnostic))
            .Distinct()
            .OrderBy(change => change.Span.Start);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(WithoutOverlaps(text, changes)));
    }

    /// <summary>
    /// Removals that overlap, of neighbours with the space between them, become one. Of other edits that overlap the first is
    /// made: the finding of the other stays until the next time.
    /// </summary>
    private static List<TextChange> WithoutOverlaps(SourceText text, IEnumerable<TextChange> sorted)
    {
        var result = new List<TextChange>();
        foreach (TextChange change in sorted)
        {
            if (result.Count == 0 || change.Span.Start >= result[result.Count - 1].Span.End)
            {
                result.Add(change);
                continue;
            }

            TextChange last = result[result.Count - 1];
            if (last.NewText!.Length > 0 || change.NewText!.Length > 0)
                continue;

            int end = Math.Max(last.Span.End, change.Span.End);
            while (end < text.Length && text[end] == ' ' && last.Span.Start > 0 && text[last.Span.Start - 1] == ' ')
                end++;
            result[result.Count - 1] = new TextChange(TextSpan.FromBounds(last.Span.Start, end), "");
        }

        return result;
    }
}
