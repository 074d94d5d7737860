using System.Collections.Immutable;
using System.Text;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.EndToEnd.Tests;

/// <summary>
/// Fix All over a project on disk, with the files beside the code that the package hands to the analyzers. Rule by rule,
/// as somebody who works through the list of warnings.
/// </summary>
internal static class ProjectFixer
{
    /// <summary>A fix may uncover the next finding of its rule; no rule of the product needs more rounds.</summary>
    private const int MostRounds = 5;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. CreateAll<DiagnosticAnalyzer>(typeof(CloudReadyAnalyzer))];

    private static readonly ImmutableArray<CodeFixProvider> Fixes = [.. CreateAll<CodeFixProvider>(typeof(FixProvider))];

    /// <summary>The rules with a fix whose ids begin so, in order.</summary>
    public static string[] FixableRules(string prefix) =>
        [.. Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <returns>The ids of the findings that are left.</returns>
    public static async Task<IReadOnlyList<string>> FixAllAsync(string projectPath, string[] rules, CancellationToken cancellationToken)
    {
        using var workspace = MSBuildWorkspace.Create(new Dictionary<string, string>
        {
            ["CustomAfterMicrosoftCommonTargets"] = Repository.PathOf("src", "Package", "buildTransitive", "CloudReady.Analyzers.targets"),
            ["CustomBeforeMicrosoftCommonTargets"] = Repository.PathOf("src", "Package", "buildTransitive", "CloudReady.Analyzers.props"),
        });
        Project project = await workspace.OpenProjectAsync(projectPath, cancellationToken: cancellationToken);
        Assert.DoesNotContain(workspace.Diagnostics, diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure);

        Solution original = project.Solution;
        Solution solution = original;
        foreach (string rule in rules)
            solution = await FixAllAsync(solution, project.Id, rule, cancellationToken);

        await WriteAsync(original, solution, project.Id, cancellationToken);
        ImmutableArray<Diagnostic> left = await DiagnoseAsync(solution.GetProject(project.Id)!, cancellationToken);
        return [.. left.Select(diagnostic => diagnostic.Id).Where(rules.Contains).Order(StringComparer.Ordinal)];
    }

    private static async Task<Solution> FixAllAsync(Solution solution, ProjectId id, string rule, CancellationToken cancellationToken)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            Project project = solution.GetProject(id)!;
            ImmutableArray<Diagnostic> diagnostics = [.. (await DiagnoseAsync(project, cancellationToken)).Where(diagnostic => diagnostic.Id == rule)];
            Solution changed = solution;
            foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule)))
                changed = await ApplyAsync(changed, id, fix, diagnostics, cancellationToken);
            if (changed == solution)
                break;
            solution = changed;
        }

        return solution;
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution, ProjectId id, CodeFixProvider fix, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Project project = solution.GetProject(id)!;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (DocumentOf(project, diagnostic) is not { } document || await FirstActionAsync(fix, document, diagnostic, cancellationToken) is not { } first)
                continue;

            var provider = new KnownDiagnostics(diagnostics);
            FixAllContext context = document is Document source
                ? new FixAllContext(source, fix, FixAllScope.Project, first.EquivalenceKey, fix.FixableDiagnosticIds, provider, cancellationToken)
                : new FixAllContext(project, fix, FixAllScope.Project, first.EquivalenceKey, fix.FixableDiagnosticIds, provider, cancellationToken);
            CodeAction all = Assert.IsAssignableFrom<CodeAction>(await fix.GetFixAllProvider()!.GetFixAsync(context));
            ImmutableArray<CodeActionOperation> operations = await all.GetOperationsAsync(cancellationToken);
            return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        }

        return solution;
    }

    private static async Task<CodeAction?> FirstActionAsync(CodeFixProvider fix, TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
        if (fix is FixProvider == document is Document)
            await fix.RegisterCodeFixesAsync(context);
        return actions.FirstOrDefault();
    }

    private static TextDocument? DocumentOf(Project project, Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource
            ? project.GetDocument(diagnostic.Location.SourceTree)
            : project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == diagnostic.Location.GetLineSpan().Path);

    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project, CancellationToken cancellationToken)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        return await compilation.WithAnalyzers(Analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    private static async Task WriteAsync(Solution original, Solution changed, ProjectId id, CancellationToken cancellationToken)
    {
        foreach (ProjectChanges changes in changed.GetChanges(original).GetProjectChanges().Where(changes => changes.ProjectId == id))
        {
            foreach (DocumentId document in changes.GetChangedDocuments().Concat(changes.GetAddedDocuments()))
                await WriteAsync(changed.GetDocument(document)!, cancellationToken);
            foreach (DocumentId document in changes.GetChangedAdditionalDocuments().Concat(changes.GetAddedAdditionalDocuments()))
                await WriteAsync(changed.GetAdditionalDocument(document)!, cancellationToken);
        }
    }

    private static async Task WriteAsync(TextDocument document, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken);
        await File.WriteAllTextAsync(document.FilePath!, text.ToString(), text.Encoding ?? new UTF8Encoding(), cancellationToken);
    }

    private static IEnumerable<T> CreateAll<T>(Type inAssemblyOf) =>
        inAssemblyOf.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => !diagnostic.Location.IsInSource));
    }
}
