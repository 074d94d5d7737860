using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Cli.Loading;

/// <summary>Makes the inputs of a project from its files alone; runs no MSBuild and no code of the project.</summary>
internal sealed class BuildlessLoader(ProjectSet projects, MetadataReferenceCache metadata)
{
    /// <summary>How the note on packages begins that a restore would bring.</summary>
    public const string MissingPackages = "packages not on this machine";

    private const int NamesShown = 5;
    private readonly BuildlessReferences _references = new();

    /// <param name="project">The project.</param>
    /// <param name="notes">Receives why some of what the project refers to is not resolved.</param>
    public ProjectInputs Load(ProjectFile project, ICollection<string> notes)
    {
        ImmutableArray<ProjectFile> referenced = projects.ReferencedBy(project);
        ResolvedReferences references = _references.Resolve(project, referenced);
        AddNotes(project, references, notes);
        return new ProjectInputs
        {
            File = project,
            LoadedBy = LoadedBy.Buildless,
            AssemblyName = project.AssemblyName,
            ParseOptions = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Regular, project.PreprocessorSymbols),
            CompilationOptions = CompilationOptionsFor(project),
            Sources = project.Sources,
            IntermediateFolder = Path.Combine(project.Directory, "obj"),
            GlobalUsings = project.GlobalUsings,
            MetadataReferences = [.. references.Assemblies.Select(metadata.Find).OfType<MetadataReference>()],
            ProjectReferences = [.. referenced.Select(other => other.FullPath)],
            AdditionalFiles = project.IncludesSettingsFiles ? SettingsFiles.BesideProject(project.Directory) : [],
            AnalyzerConfigFiles = AnalyzerConfigFiles.For(project),
        };
    }

    private static CSharpCompilationOptions CompilationOptionsFor(ProjectFile project)
    {
        OutputKind kind = project.OutputType.ToLowerInvariant() switch
        {
            "exe" => OutputKind.ConsoleApplication,
            "winexe" => OutputKind.WindowsApplication,
            _ => OutputKind.DynamicallyLinkedLibrary,
        };
        return new CSharpCompilationOptions(kind)
            .WithAllowUnsafe(project.AllowUnsafe)
            .WithSpecificDiagnosticOptions(project.NoWarn.Distinct(StringComparer.OrdinalIgnoreCase).Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
    }

    private static void AddNotes(ProjectFile project, ResolvedReferences references, ICollection<string> notes)
    {
        if (references.MissingPackages.Count > 0 && project.Kind is not (ProjectKind.Test or ProjectKind.Development))
        {
            string names = string.Join(", ", references.MissingPackages.Take(NamesShown));
            int more = references.MissingPackages.Count - NamesShown;
            notes.Add($"{MissingPackages}: {names}{(more > 0 ? $" and {more} more" : "")}; their types are matched by name only");
        }

        if (project.MissingSources.Length > 0)
        {
            string names = string.Join(", ", project.MissingSources.Take(NamesShown).Select(source => Path.GetRelativePath(project.Directory, source).Replace('\\', '/')));
            int more = project.MissingSources.Length - NamesShown;
            notes.Add($"files that it names do not exist: {names}{(more > 0 ? $" and {more} more" : "")}");
        }

        foreach (string import in project.MissingImports)
            notes.Add($"the import '{import}' does not exist");
    }
}
