using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Engine;

/// <summary>Fixes all findings of files beside the code; the batch fixer of Roslyn drops edits of such files.</summary>
internal sealed class ArtifactFixAllProvider : FixAllProvider
{
    public static readonly ArtifactFixAllProvider Instance = new();

    private ArtifactFixAllProvider()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            $"Fix all {context.DiagnosticIds.First()}",
            cancellationToken => ApplyAsync(context, cancellationToken),
            context.CodeActionEquivalenceKey));

    /// <summary>
    /// A project with several target frameworks is several projects with the same files: each path is edited once, in
    /// every project that has it.
    /// </summary>
    private static async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var provider = (ArtifactFixProvider)context.CodeFixProvider;
        IEnumerable<ProjectId> projects = context.Scope == FixAllScope.Solution ? context.Solution.ProjectIds : [context.Project.Id];
        Solution solution = context.Solution;
        foreach (ProjectId id in projects)
        {
            Project project = context.Solution.GetProject(id)!;
            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (IGrouping<string, Diagnostic> file in diagnostics.GroupBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal))
            {
                if (project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == file.Key) is { } document)
                    solution = await provider.ApplyAsync(solution.GetAdditionalDocument(document.Id)!, file, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
