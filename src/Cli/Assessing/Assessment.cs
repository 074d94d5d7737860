using System.Collections.Immutable;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Assessing;

/// <summary>A project of the report.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Files">C# files.</param>
/// <param name="Lines">Lines of those files.</param>
internal sealed record AssessedProject(
    string Name, string Path, ImmutableArray<string> TargetFrameworks, ProjectKind Kind, LoadedBy LoadedBy, int Score, int Files, int Lines);

/// <summary>The score of a section over all projects.</summary>
/// <param name="Findings">How many count.</param>
internal sealed record SectionScore(string Name, int Score, int Findings);

/// <summary>The result of an assessment, complete and sorted: what the reports show.</summary>
/// <param name="Root">Full path of the root.</param>
/// <param name="Score">Over all projects, 0–100.</param>
/// <param name="NotAnalyzed">Paths relative to the root, with <c>/</c>.</param>
internal sealed record Assessment(
    string Root,
    int Score,
    ImmutableArray<SectionScore> Sections,
    ImmutableArray<AssessedProject> Projects,
    ImmutableArray<Finding> Findings,
    ImmutableArray<NotAnalyzed> NotAnalyzed)
{
    /// <summary>The findings that count: not suppressed.</summary>
    public IEnumerable<Finding> ActiveFindings => Findings.Where(finding => !finding.IsSuppressed);
}
