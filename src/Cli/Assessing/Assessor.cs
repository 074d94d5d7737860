using System.Collections.Immutable;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Cli.Assessing;

/// <summary>What to assess and how.</summary>
internal sealed record AssessmentRequest(
    Input Input, BuildMode Build, RuleSelection Rules, PathFilter Filter, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>The part of the projects to analyze; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether findings are to have the edits that cure them, as SARIF shows them.</summary>
    public bool WithFixes { get; init; }
}

/// <summary>How far an assessment is.</summary>
/// <param name="Activity">What is being done, for a person.</param>
/// <param name="Done">Finished steps.</param>
/// <param name="Total">All steps.</param>
internal readonly record struct AssessmentProgress(string Activity, int Done, int Total);

/// <summary>
/// Loads, compiles and analyzes projects, each after those that it references are compiled. A compilation is let go as soon as
/// nothing needs it any more.
/// </summary>
internal sealed class Assessor
{
    private readonly AssessmentRequest _request;
    private readonly Action<AssessmentProgress> _report;
    private readonly CancellationToken _cancellationToken;
    private readonly FindingCollector _collector;
    private readonly ProjectInventory _inventory = new();
    private readonly SolutionKnowledge _knowledge = new();
    private readonly RepositoryWorkloads _workloads = new();
    private readonly List<NotAnalyzed> _notAnalyzed;
    private readonly List<CompiledProjectFacts> _projects = [];
    private readonly Dictionary<string, CSharpCompilation> _compilations = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _found;
    private readonly HashSet<string> _asked;
    private bool _hasAnalyzed;

    private Assessor(AssessmentRequest request, Action<AssessmentProgress> report, CancellationToken cancellationToken)
    {
        _request = request;
        _report = report;
        _cancellationToken = cancellationToken;
        _collector = new FindingCollector(request.Input.Root, request.Rules, request.Filter, request.WithFixes);
        _found = [.. request.Input.Projects.Where(project => !request.Filter.Excludes(project))];
        _asked = [.. _found.Where((_, position) => request.Shard?.Holds(position) ?? true)];
        _notAnalyzed = [.. request.Input.NotAnalyzed.Where(entry => !request.Filter.Excludes(entry.Path))];
    }

    /// <exception cref="CliException">Nothing is left to analyze, or MSBuild is required and cannot load a project.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Assessment> AssessAsync(AssessmentRequest request, Action<AssessmentProgress> report, CancellationToken cancellationToken) =>
        new Assessor(request, report, cancellationToken).RunAsync();

    private async Task<Assessment> RunAsync()
    {
        if (_request.Build == BuildMode.Require && _notAnalyzed.Count > 0)
            throw new CliException($"'{_notAnalyzed[0].Path}' cannot be analyzed: {_notAnalyzed[0].Reason}");
        if (_asked.Count == 0 && _request.Shard is null)
            throw new CliException(_notAnalyzed.Count == 0 ? "there is nothing to analyze: every project is excluded" : $"there is nothing to analyze: {_notAnalyzed[0].Reason}");

        using var loader = new ProjectLoader(_request.Build);
        List<ProjectInputs> loaded = await LoadAsync(loader).ConfigureAwait(false);
        ProjectInputs[] found = [.. loaded.Where(inputs => _found.Contains(inputs.File.FullPath))];
        ImmutableArray<string> files = RepositoryImages.Assign(_request.Input.Root, found, _request.Filter.Excludes);
        files = [.. files.Concat(RepositoryManifests.Take(_request.Input.Root, found, _request.Filter.Excludes)).Order(StringComparer.Ordinal)];
        await _knowledge.ShareAsync().ConfigureAwait(false);
        if (_request.Input.IsFolder)
            _notAnalyzed.AddRange(UnclaimedFiles.In(_request.Input.Root, loaded, _notAnalyzed, _request.Filter.Excludes));
        HashSet<string> needed = [.. _asked, .. loaded.Where(inputs => _asked.Contains(inputs.File.FullPath)).SelectMany(inputs => inputs.ProjectReferences)];
        List<ProjectInputs> ordered = [.. loaded.Where(inputs => needed.Contains(inputs.File.FullPath))];
        await AnalyzeAllAsync(ordered).ConfigureAwait(false);
        if (!files.IsEmpty && (_request.Shard is null || _request.Shard.IsFirst))
        {
            ProjectInputs repository = RepositoryImages.InputsFor(_request.Input.Root, files, _workloads);
            await AddAsync(repository, AnalyzeAsync(CompileAsync(repository))).ConfigureAwait(false);
        }

        return ToAssessment();
    }

    /// <summary>Loads what was asked for and what it references; a project comes after those that it references.</summary>
    private async Task<List<ProjectInputs>> LoadAsync(ProjectLoader loader)
    {
        var ordered = new List<ProjectInputs>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        int done = 0;
        loader.ReadAhead(_found, _cancellationToken);
        // A shard loads all projects too: what they say together must not depend on how they are split.
        foreach (string project in _found)
        {
            _report(new AssessmentProgress($"Loading {Path.GetFileNameWithoutExtension(project)}", done++, _found.Length + _asked.Count));
            await VisitAsync(project).ConfigureAwait(false);
        }

        return ordered;

        async Task VisitAsync(string path)
        {
            if (!visited.Add(path))
                return;

            // A project that is only referenced is not reported on, and so neither is what is missing in it.
            ProjectInputs? inputs = await loader.LoadAsync(path, _asked.Contains(path) ? _notAnalyzed : [], _cancellationToken).ConfigureAwait(false);
            if (inputs is null)
                return;
            foreach (string reference in ProjectLoader.ReferencesOf(inputs))
                await VisitAsync(reference).ConfigureAwait(false);
            ordered.Add(inputs);
            _knowledge.Read(inputs, _cancellationToken);
        }
    }

    /// <summary>
    /// Two projects are analyzed at a time while the one behind them is read and parsed: none keeps all processors busy by
    /// itself. What was found is added in the order of the projects.
    /// </summary>
    private async Task AnalyzeAllAsync(List<ProjectInputs> ordered)
    {
        Task<(CompiledProject Project, List<NotAnalyzed> Unreadable)>? compiling = ordered.Count > 0 ? CompileAsync(ordered[0]) : null;
        Task previous = Task.CompletedTask;
        for (int index = 0; index < ordered.Count; index++)
        {
            _report(new AssessmentProgress($"Analyzing {ordered[index].File.Name}", _found.Length + index, _found.Length + ordered.Count));
            ProjectInputs inputs = ordered[index];
            Task<(CompiledProject Project, List<NotAnalyzed> Unreadable)> compiled = compiling!;
            await ((Task)compiled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (compiled.IsCompletedSuccessfully)
                _compilations[inputs.File.FullPath] = compiled.Result.Project.Compilation;
            compiling = index + 1 < ordered.Count ? CompileAsync(ordered[index + 1]) : null;
            Task<AnalyzedProject> analyzing = AnalyzeAsync(compiled);
            await previous.ConfigureAwait(false);
            previous = AddAsync(inputs, analyzing);
            Release(ordered, index);
        }

        await previous.ConfigureAwait(false);
    }

    private Task<(CompiledProject Project, List<NotAnalyzed> Unreadable)> CompileAsync(ProjectInputs inputs)
    {
        CSharpCompilation[] references = [.. inputs.ProjectReferences.Select(path => _compilations.GetValueOrDefault(path)).OfType<CSharpCompilation>()];
        return Task.Run(
            () =>
            {
                var unreadable = new List<NotAnalyzed>();
                return (ProjectCompiler.Compile(inputs, references, _request.Filter.Excludes, unreadable, _cancellationToken), unreadable);
            },
            _cancellationToken);
    }

    private async Task<AnalyzedProject> AnalyzeAsync(Task<(CompiledProject Project, List<NotAnalyzed> Unreadable)> compiling)
    {
        (CompiledProject project, List<NotAnalyzed> notAnalyzed) = await compiling.ConfigureAwait(false);
        bool isAsked = IsAsked(project.Inputs);
        if (!isAsked && !project.Inputs.IsRepository)
            return new AnalyzedProject(project, [], [], new ProjectInventory(), Workload: null);

        Task<(ProjectInventory Inventory, string? Workload)> code = Task.Run(
            () => isAsked
                ? (ProjectInventory.Read(project, _request.Input.Root, _request.Filter, _cancellationToken), RepositoryWorkloads.RecordOf(project, _cancellationToken))
                : (new ProjectInventory(), null),
            _cancellationToken);
        ImmutableArray<Diagnostic> diagnostics = _request.Analyzers.Length == 0
            ? []
            : await Task.Run(() => AnalyzerRunner.RunAsync(project, _request.Analyzers, notAnalyzed, _cancellationToken), _cancellationToken).ConfigureAwait(false);
        (ProjectInventory inventory, string? workload) = await code.ConfigureAwait(false);
        return new AnalyzedProject(project, notAnalyzed, diagnostics, inventory, workload);
    }

    private async Task AddAsync(ProjectInputs inputs, Task<AnalyzedProject> analyzing)
    {
        try
        {
            Add(await analyzing.ConfigureAwait(false));
        }
        catch (Exception e) when (e is not (OperationCanceledException or CliException))
        {
            // A bug met in one project must not cost the report on all others.
            _notAnalyzed.Add(new NotAnalyzed(inputs.File.FullPath, $"the analysis failed: {Failure.Describe(e)}"));
        }
    }

    private void Add(AnalyzedProject analyzed)
    {
        ProjectInputs inputs = analyzed.Project.Inputs;
        bool isAsked = IsAsked(inputs);
        if (!isAsked && !inputs.IsRepository)
            return;

        _notAnalyzed.AddRange(analyzed.NotAnalyzed);
        _hasAnalyzed |= analyzed.Project.Files > 0 || analyzed.Project.Options.AdditionalFiles.Any(file => file.Path != inputs.File.FullPath);
        if (inputs.File.Kind == ProjectKind.Desktop)
            _notAnalyzed.Add(new NotAnalyzed(inputs.File.FullPath, "a program with windows, or a library of one, is not a service: rules for services leave it out"));
        if (isAsked)
            _projects.Add(new CompiledProjectFacts(inputs.File, inputs.LoadedBy, analyzed.Project.Files, analyzed.Project.Lines));
        _inventory.Add(analyzed.Inventory);
        if (analyzed.Workload is not null)
            _workloads.Add(analyzed.Workload);
        _collector.Add(analyzed.Project, analyzed.Diagnostics);
    }

    private bool IsAsked(ProjectInputs inputs) => !inputs.IsRepository && _asked.Contains(inputs.File.FullPath);

    /// <summary>Lets go of the compilations that neither the next project, which is being compiled, nor a later one references.</summary>
    private void Release(List<ProjectInputs> ordered, int analyzed)
    {
        HashSet<string> needed = [.. ordered.Skip(analyzed + 1).SelectMany(inputs => inputs.ProjectReferences)];
        foreach (string path in _compilations.Keys.Where(path => !needed.Contains(path)).ToArray())
            _compilations.Remove(path);
    }

    private Assessment ToAssessment()
    {
        string root = _request.Input.Root;
        return Assessment.Of(
            root,
            _hasAnalyzed,
            _request.Rules.Sections,
            _projects.Select(project => new AssessedProject(
                project.File.Name, RelativePath.From(root, project.File.FullPath), project.File.TargetFrameworks, project.File.Kind, project.LoadedBy, Score: 0, project.Files, project.Lines)),
            _collector.ToFindings(),
            _inventory.Items,
            _inventory.Strengths,
            _notAnalyzed.Concat(_collector.NotAnalyzed).Select(entry => entry with { Path = RelativePath.From(root, entry.Path) })) with
        { Shard = _request.Shard };
    }

    private sealed record AnalyzedProject(CompiledProject Project, List<NotAnalyzed> NotAnalyzed, ImmutableArray<Diagnostic> Diagnostics, ProjectInventory Inventory, string? Workload);

    private sealed record CompiledProjectFacts(ProjectFile File, LoadedBy LoadedBy, int Files, int Lines);
}
