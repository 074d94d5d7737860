using System.Collections.Immutable;
using CloudReady.Cli.Loading;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Assessing;

/// <summary>A fix of one file as text, as code scanning services offer it.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Edits">In the order of the file; none overlaps another.</param>
internal sealed record FindingFix(string Title, ImmutableArray<FindingEdit> Edits);

/// <summary>A part of the file and what takes its place. Lines and columns count from 1; the end is exclusive.</summary>
internal sealed record FindingEdit(int Line, int Column, int EndLine, int EndColumn, string Text);

/// <summary>
/// The fixes of files beside the code of one project: the edits that the light bulb would make, without making them. Fixes of
/// C# may change several files and need all of them compiled; <c>cloudready fix</c> makes those.
/// </summary>
internal sealed class ArtifactFixes(CompiledProject project) : IDisposable
{
    private static readonly Lazy<ILookup<string, ArtifactFixProvider>> Providers = new(static () =>
        typeof(ArtifactFixProvider).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ArtifactFixProvider)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (ArtifactFixProvider)Activator.CreateInstance(type)!)
            .ToLookup(provider => provider.FixableDiagnosticIds[0], StringComparer.Ordinal));

    private AdhocWorkspace? _workspace;
    private Dictionary<string, TextDocument>? _documents;

    /// <summary>The first fix whose edits stay in the file and hold nothing that may be a secret; null where there is none.</summary>
    public FindingFix? For(Diagnostic diagnostic, string path, SourceText? text)
    {
        if (text is null || diagnostic.Location.IsInSource || diagnostic.Location.SourceSpan.End > text.Length || !Providers.Value.Contains(diagnostic.Id))
            return null;
        if (!(_documents ??= CreateDocuments()).TryGetValue(path, out TextDocument? document))
            return null;

        foreach (ArtifactFixProvider provider in Providers.Value[diagnostic.Id])
        {
            (string title, ImmutableArray<TextChange> changes) = provider.Describe(document, text, diagnostic);
            ImmutableArray<TextChange> edits = [.. changes.Where(change => change.Span.Length > 0 || change.NewText is { Length: > 0 }).OrderBy(change => change.Span.Start)];
            if (!edits.IsEmpty && !Overlap(edits) && !edits.Any(edit => SecretMask.MayHideIn(edit.NewText ?? "")))
                return new FindingFix(title, [.. edits.Select(edit => ToEdit(edit, text))]);
        }

        return null;
    }

    public void Dispose() => _workspace?.Dispose();

    /// <summary>Fixes look at the file, at the other files of the project and at what it references; no source is needed.</summary>
    private Dictionary<string, TextDocument> CreateDocuments()
    {
        _workspace = new AdhocWorkspace();
        ProjectInputs inputs = project.Inputs;
        var id = ProjectId.CreateNewId();
        ImmutableArray<ProjectInfo> referenced = [.. inputs.ProjectReferences.Select(path => InfoOf(ProjectId.CreateNewId(), path))];
        ProjectInfo info = InfoOf(id, inputs.File.FullPath)
            .WithMetadataReferences(inputs.MetadataReferences)
            .WithProjectReferences(referenced.Select(other => new ProjectReference(other.Id)))
            .WithAdditionalDocuments(project.Options.AdditionalFiles
                .Where(file => file.GetText() is not null)
                .Select(file => DocumentInfo.Create(
                    DocumentId.CreateNewId(id), Path.GetFileName(file.Path), loader: TextLoader.From(TextAndVersion.Create(file.GetText()!, VersionStamp.Default, file.Path)), filePath: file.Path)));
        Solution solution = _workspace.CurrentSolution;
        foreach (ProjectInfo other in referenced.Append(info))
            solution = solution.AddProject(other);
        return solution.GetProject(id)!.AdditionalDocuments.ToDictionary(document => document.FilePath!, StringComparer.Ordinal);
    }

    private static ProjectInfo InfoOf(ProjectId id, string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, filePath: path);
    }

    private static bool Overlap(ImmutableArray<TextChange> sorted) =>
        Enumerable.Range(1, sorted.Length - 1).Any(index => sorted[index].Span.Start < sorted[index - 1].Span.End);

    private static FindingEdit ToEdit(TextChange change, SourceText text)
    {
        LinePosition start = text.Lines.GetLinePosition(change.Span.Start);
        LinePosition end = text.Lines.GetLinePosition(change.Span.End);
        return new FindingEdit(start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1, change.NewText ?? "");
    }
}
