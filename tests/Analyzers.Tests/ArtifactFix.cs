using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests;

/// <summary>Runs the fix of a file beside the code, which the testing library of Roslyn does not.</summary>
internal static class ArtifactFix
{
    /// <summary>
    /// The file after the fix of its first finding, and after Fix All. Fix All must leave nothing to fix.
    /// </summary>
    public static Task<(string First, string All)> ApplyAsync<TFix>(string fileName, string content, CancellationToken cancellationToken)
        where TFix : CodeFixProvider, new() =>
        ApplyAsync<TFix>(fileName, content, [], cancellationToken);

    /// <summary>The same with other files beside it, none of which the fix changes; one named <c>.globalconfig</c> holds options.</summary>
    public static async Task<(string First, string All)> ApplyAsync<TFix>(
        string fileName, string content, IEnumerable<KeyValuePair<string, string>> others, CancellationToken cancellationToken, MetadataReference[]? references = null)
        where TFix : CodeFixProvider, new()
    {
        var provider = new TFix();
        Project project = CreateProject(fileName, content, others, references);
        ImmutableArray<Diagnostic> diagnostics = await DiagnoseAsync(project, provider, cancellationToken);

        TextDocument document = project.AdditionalDocuments.Single(file => file.Name == fileName);
        CodeAction single = Assert.Single(await ActionsAsync(provider, document, diagnostics[0], cancellationToken));
        string first = await ChangedTextAsync(single, document.Id, cancellationToken);

        var fixAll = new FixAllContext(
            project, provider, FixAllScope.Project, single.EquivalenceKey, provider.FixableDiagnosticIds, new KnownDiagnostics(diagnostics), cancellationToken);
        CodeAction all = (await provider.GetFixAllProvider()!.GetFixAsync(fixAll))!;
        string afterAll = await ChangedTextAsync(all, document.Id, cancellationToken);
        Assert.Empty(await DiagnoseAsync(CreateProject(fileName, afterAll, others, references), provider, cancellationToken));
        return (first, afterAll);
    }

    /// <summary>How many fixes are offered for the first finding of the file.</summary>
    public static async Task<int> CountAsync<TFix>(
        string fileName, string content, IEnumerable<KeyValuePair<string, string>> others, CancellationToken cancellationToken, MetadataReference[]? references = null)
        where TFix : CodeFixProvider, new()
    {
        var provider = new TFix();
        Project project = CreateProject(fileName, content, others, references);
        ImmutableArray<Diagnostic> diagnostics = await DiagnoseAsync(project, provider, cancellationToken);
        return (await ActionsAsync(provider, project.AdditionalDocuments.Single(file => file.Name == fileName), diagnostics[0], cancellationToken)).Count;
    }

    /// <summary>The file that the fix of the first finding adds.</summary>
    public static async Task<string> AddedTextAsync<TFix>(string fileName, string content, string addedPath, CancellationToken cancellationToken)
        where TFix : CodeFixProvider, new()
    {
        var provider = new TFix();
        Project project = CreateProject(fileName, content, [], null);
        ImmutableArray<Diagnostic> diagnostics = await DiagnoseAsync(project, provider, cancellationToken);
        CodeAction action = Assert.Single(await ActionsAsync(provider, project.AdditionalDocuments.Single(), diagnostics[0], cancellationToken));
        ApplyChangesOperation change = (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single();
        Project changed = change.ChangedSolution.GetProject(project.Id)!;
        Assert.Empty(await DiagnoseAsync(changed, provider, cancellationToken));
        return (await changed.AdditionalDocuments.Single(document => document.FilePath == addedPath).GetTextAsync(cancellationToken)).ToString();
    }

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider provider, TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        return actions;
    }

    private static Project CreateProject(string fileName, string content, IEnumerable<KeyValuePair<string, string>> others, MetadataReference[]? references)
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, filePath: "/src/Test.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: references ?? References.Net));
        foreach ((string name, string text) in others.Append(new(fileName, content)))
        {
            project = name.EndsWith(".globalconfig", StringComparison.Ordinal)
                ? project.AddAnalyzerConfigDocument(name, SourceText.From("is_global = true\n" + text), filePath: "/src/" + name).Project
                : project.AddAdditionalDocument(name, SourceText.From(text), filePath: "/src/" + name).Project;
        }

        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project, CodeFixProvider provider, CancellationToken cancellationToken)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new ArtifactAnalyzer()], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<string> ChangedTextAsync(CodeAction action, DocumentId document, CancellationToken cancellationToken)
    {
        ApplyChangesOperation change = (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetAdditionalDocument(document)!.GetTextAsync(cancellationToken)).ToString();
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
