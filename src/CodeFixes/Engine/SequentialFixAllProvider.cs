using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Engine;

/// <summary>
/// Fixes findings one after the other, each in the solution that the one before left. Slower than a merge of independent
/// edits, and right where edits meet: two literals that need the same constructor parameter get one.
/// </summary>
internal sealed class SequentialFixAllProvider : FixAllProvider
{
    private const string TargetKind = "CloudReady.FixTarget";

    public static readonly SequentialFixAllProvider Instance = new();

    private SequentialFixAllProvider()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var provider = (FixProvider)context.CodeFixProvider;
        ImmutableArray<(DocumentId Document, Diagnostic Diagnostic)> findings = await CollectAsync(context).ConfigureAwait(false);
        if (findings.IsEmpty)
            return null;

        return CodeAction.Create(
            $"Fix all {context.DiagnosticIds.First()}",
            cancellationToken => ApplyAsync(context.Solution, provider, findings, context.CodeActionEquivalenceKey, cancellationToken),
            context.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<(DocumentId, Diagnostic)>> CollectAsync(FixAllContext context)
    {
        IEnumerable<Document> documents = context.Scope switch
        {
            FixAllScope.Project => context.Project.Documents,
            FixAllScope.Solution => context.Solution.Projects.Where(project => project.Language == context.Project.Language).SelectMany(project => project.Documents),
            _ => context.Document is null ? [] : [context.Document],
        };

        var findings = ImmutableArray.CreateBuilder<(DocumentId, Diagnostic)>();
        foreach (Document document in documents.OrderBy(document => document.FilePath ?? document.Name, StringComparer.Ordinal))
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            findings.AddRange(diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => (document.Id, diagnostic)));
        }

        return findings.ToImmutable();
    }

    /// <param name="solution">The solution as the user sees it.</param>
    /// <param name="provider">The fix.</param>
    /// <param name="findings">What to fix, in this order.</param>
    /// <param name="equivalenceKey">
    /// Which of the offered fixes to apply; null takes the first one. <c>dotnet format</c> passes null where the first
    /// finding of the analyzer is one of another rule.
    /// </param>
    /// <param name="cancellationToken">Ends the work.</param>
    private static async Task<Solution> ApplyAsync(
        Solution solution,
        FixProvider provider,
        ImmutableArray<(DocumentId Document, Diagnostic Diagnostic)> findings,
        string? equivalenceKey,
        CancellationToken cancellationToken)
    {
        (solution, ImmutableArray<SyntaxAnnotation?> targets) = await AnnotateAsync(solution, findings, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < findings.Length; i++)
        {
            if (targets[i] is not { } target || solution.GetDocument(findings[i].Document) is not { } document)
                continue;

            SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root?.GetAnnotatedNodes(target).FirstOrDefault() is not { } node)
                continue;

            ImmutableArray<Fix> fixes = await provider.CreateFixesAsync(document, node, findings[i].Diagnostic, cancellationToken).ConfigureAwait(false);
            Fix? chosen = fixes.FirstOrDefault(fix => equivalenceKey is null || provider.EquivalenceKey(fix) == equivalenceKey);
            solution = chosen?.Changed ?? solution;
        }

        return solution;
    }

    /// <summary>Marks the node of each finding, so that it is found again after other edits.</summary>
    private static async Task<(Solution, ImmutableArray<SyntaxAnnotation?>)> AnnotateAsync(
        Solution solution, ImmutableArray<(DocumentId Document, Diagnostic Diagnostic)> findings, CancellationToken cancellationToken)
    {
        var annotations = new SyntaxAnnotation?[findings.Length];
        foreach (IGrouping<DocumentId, int> group in Enumerable.Range(0, findings.Length).GroupBy(i => findings[i].Document))
        {
            Document document = solution.GetDocument(group.Key)!;
            var annotationsOfNode = new Dictionary<SyntaxNode, List<SyntaxAnnotation>>();
            foreach (int i in group)
            {
                if (await FixProvider.FindNodeAsync(document, findings[i].Diagnostic, cancellationToken).ConfigureAwait(false) is not { } node)
                    continue;

                annotations[i] = new SyntaxAnnotation(TargetKind);
                if (!annotationsOfNode.TryGetValue(node, out List<SyntaxAnnotation>? list))
                    annotationsOfNode.Add(node, list = []);
                list.Add(annotations[i]!);
            }

            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            root = root.ReplaceNodes(annotationsOfNode.Keys, (original, current) => current.WithAdditionalAnnotations(annotationsOfNode[original]));
            solution = solution.WithDocumentSyntaxRoot(group.Key, root);
        }

        return (solution, annotations.ToImmutableArray());
    }
}
