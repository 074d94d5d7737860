using System.Collections.Immutable;
using CloudReady.Cli.Assessing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.MSBuild;

namespace CloudReady.Cli.Loading;

/// <summary>
/// Asks MSBuild, in a process of its own, for the inputs of a project as a design-time build finds them. The only type that
/// touches the workspace assemblies, so that they load when they are needed.
/// </summary>
internal sealed class MSBuildLoader : IDisposable
{
    private const string UnresolvedReference = "Could not resolve this reference";
    private readonly string _intermediate = Path.Combine(Path.GetTempPath(), $"cloudready-{Guid.NewGuid():N}");
    private readonly MSBuildWorkspace _workspace;

    public MSBuildLoader()
    {
        var properties = new Dictionary<string, string>
        {
            ["CloudReadyLoadedBy"] = "msbuild",
            ["CloudReadyIntermediateRoot"] = _intermediate + Path.DirectorySeparatorChar,
            ["CustomBeforeMicrosoftCommonTargets"] = ShippedFile.Path("CloudReady.Assess.targets"),
            ["NuGetInteractive"] = "false",
        };
        string packaged = ShippedFile.Path("buildTransitive", "CloudReady.Analyzers.targets");
        if (File.Exists(packaged))
            properties["CustomAfterMicrosoftCommonTargets"] = packaged;
        _workspace = MSBuildWorkspace.Create(properties);
        _workspace.SkipUnrecognizedProjects = true;
    }

    /// <summary>The inputs, or null with the reason why MSBuild cannot say them.</summary>
    public async Task<(ProjectInputs? Inputs, string? Failure)> LoadAsync(ProjectFile project, CancellationToken cancellationToken)
    {
        int known = _workspace.Diagnostics.Count;
        try
        {
            if (!ProjectsOf(project.FullPath).Any())
                await _workspace.OpenProjectAsync(project.FullPath, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever goes wrong in MSBuild or in the targets of the project must not end the assessment.
            return (null, FirstLine(e.Message));
        }

        cancellationToken.ThrowIfCancellationRequested();
        string[] failures = [.. _workspace.Diagnostics
            .Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure && diagnostic.Message.Contains(project.FullPath, StringComparison.Ordinal))
            .Select(diagnostic => FirstLine(diagnostic.Message))];
        Project? loaded = ProjectsOf(project.FullPath).MaxBy(candidate => candidate.Name == $"{project.Name}({project.TargetFramework.Moniker})");
        // The workspace calls warnings of MSBuild failures too. What the compiler is given tells whether the build got there: one
        // that did not leaves the sources and at most the core library.
        string? failure = loaded is { HasDocuments: true, MetadataReferences.Count: > 1 }
            ? Array.Find(failures, message => message.StartsWith(UnresolvedReference, StringComparison.Ordinal))
            : failures.FirstOrDefault();
        if (failure is null && loaded is null)
            failure = _workspace.Diagnostics.Skip(known).Select(diagnostic => FirstLine(diagnostic.Message)).FirstOrDefault() ?? "no project was loaded";
        return failure is null ? (ToInputs(project, loaded!), null) : (null, failure);
    }

    public void Dispose()
    {
        _workspace.Dispose();
        try
        {
            if (Directory.Exists(_intermediate))
                Directory.Delete(_intermediate, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The build host may still hold a file; the system clears its temporary folder.
        }
    }

    private IEnumerable<Project> ProjectsOf(string path) =>
        _workspace.CurrentSolution.Projects.Where(project => project.FilePath == path && project.Language == LanguageNames.CSharp);

    private ProjectInputs ToInputs(ProjectFile file, Project project) => new()
    {
        File = file,
        LoadedBy = LoadedBy.MSBuild,
        AssemblyName = project.AssemblyName,
        ParseOptions = (CSharpParseOptions)project.ParseOptions!,
        CompilationOptions = (CSharpCompilationOptions)project.CompilationOptions!,
        Sources = PathsOf(project.Documents),
        IntermediateFolder = _intermediate,
        MetadataReferences = [.. project.MetadataReferences],
        ProjectReferences = ReferencedProjects(project),
        AdditionalFiles = PathsOf(project.AdditionalDocuments),
        AnalyzerConfigFiles = PathsOf(project.AnalyzerConfigDocuments),
    };

    private static ImmutableArray<string> PathsOf(IEnumerable<TextDocument> documents) =>
        [.. documents.Select(document => document.FilePath).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> ReferencedProjects(Project project) =>
        [.. project.AllProjectReferences.Select(reference => project.Solution.GetProject(reference.ProjectId)?.FilePath).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string FirstLine(string message)
    {
        // "Msbuild failed when processing the file '<path>' with message: <what went wrong>"
        int start = message.IndexOf("with message: ", StringComparison.Ordinal);
        string text = start < 0 ? message : message[(start + 14)..];
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        return SecretMask.Apply((end < 0 ? text : text[..end]).Trim());
    }
}
