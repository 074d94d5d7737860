using System.Collections.Immutable;

namespace CloudReady.Cli.Loading;

/// <summary>Whether MSBuild is asked.</summary>
internal enum BuildMode
{
    /// <summary>Where it can answer, otherwise the project's files are read.</summary>
    Auto,

    /// <summary>Never: only files are read.</summary>
    Never,

    /// <summary>Always: a project that it cannot load ends the run.</summary>
    Require,
}

/// <summary>Loads projects: MSBuild first, their files otherwise.</summary>
internal sealed class ProjectLoader(BuildMode mode) : IDisposable
{
    private const string NotRestored = "it is not restored";

    private readonly ProjectSet _projects = new();
    private readonly MetadataReferenceCache _metadata = new();
    private readonly Dictionary<string, ProjectInputs> _loaded = new(StringComparer.Ordinal);
    private BuildlessLoader? _buildless;
    private MSBuildLoader? _msbuild;

    /// <summary>Reads the files of projects that will be loaded.</summary>
    public void ReadAhead(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => _projects.ReadAhead(paths, cancellationToken);

    /// <summary>
    /// Loads a project. A project that was loaded before, as a reference of another, is not loaded again.
    /// </summary>
    /// <param name="path">Full path of the project file, or of a folder without one.</param>
    /// <param name="notAnalyzed">Receives what could not be read or resolved.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    /// <returns>The inputs, or null if the project cannot be analyzed at all.</returns>
    /// <exception cref="CliException">MSBuild is required and cannot load the project.</exception>
    public async Task<ProjectInputs?> LoadAsync(string path, ICollection<NotAnalyzed> notAnalyzed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_loaded.TryGetValue(path, out ProjectInputs? known))
            return known;
        if (_projects.Find(path, out string? unreadable) is not { } project)
        {
            Require(path, unreadable!);
            notAnalyzed.Add(new NotAnalyzed(path, unreadable!));
            return null;
        }

        var notes = new List<string>();
        ProjectInputs inputs = await WithMSBuildAsync(project, notes, cancellationToken).ConfigureAwait(false) ?? WithoutBuild(project, notes);
        // Not being restored is no loss by itself; packages that are missing for it are, and they are noted.
        if (notes.Count > 0)
            notAnalyzed.Add(new NotAnalyzed(path, string.Join("; ", notes)));
        _loaded.Add(path, inputs);
        return inputs;
    }

    /// <summary>The C# projects that must be compiled before this one.</summary>
    public static ImmutableArray<string> ReferencesOf(ProjectInputs inputs) =>
        [.. inputs.ProjectReferences.Where(path => ProjectSet.IsCSharp(path) && File.Exists(path) && path != inputs.File.FullPath)];

    public void Dispose() => _msbuild?.Dispose();

    private ProjectInputs WithoutBuild(ProjectFile project, List<string> notes)
    {
        _buildless ??= new BuildlessLoader(_projects, _metadata);
        return _buildless.Load(project, notes);
    }

    private async Task<ProjectInputs?> WithMSBuildAsync(ProjectFile project, List<string> notes, CancellationToken cancellationToken)
    {
        if (mode == BuildMode.Never || ProjectSet.IsOtherLanguage(project.FullPath) || (project.Kind == ProjectKind.Folder && mode == BuildMode.Auto))
            return null;
        (ProjectInputs? inputs, string? failure) = project.Kind == ProjectKind.Folder ? (null, "there is no project file")
            : project.NeedsRestore ? (null, NotRestored)
            : await LoadWithMSBuildAsync(project, cancellationToken).ConfigureAwait(false);
        if (failure is null)
            return inputs;

        Require(project.FullPath, failure);
        if (failure != NotRestored)
            notes.Add($"read without MSBuild: {failure}");
        return null;
    }

    private Task<(ProjectInputs? Inputs, string? Failure)> LoadWithMSBuildAsync(ProjectFile project, CancellationToken cancellationToken)
    {
        _msbuild ??= new MSBuildLoader();
        return _msbuild.LoadAsync(project, cancellationToken);
    }

    private void Require(string path, string failure)
    {
        if (mode == BuildMode.Require)
            throw new CliException($"MSBuild cannot load '{path}': {failure}");
    }
}
