using System.Collections.Immutable;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Assessing;

/// <summary>A project of the report.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Score">0–100; null where no C# file was analyzed and nothing was found: that is no good score.</param>
/// <param name="Files">C# files.</param>
/// <param name="Lines">Lines of those files.</param>
internal sealed record AssessedProject(
    string Name, string Path, ImmutableArray<string> TargetFrameworks, ProjectKind Kind, LoadedBy LoadedBy, int? Score, int Files, int Lines);

/// <summary>The score of a section over all projects.</summary>
/// <param name="Findings">How many count.</param>
internal sealed record SectionScore(string Name, int Score, int Findings);

/// <summary>Something that an application needs around it, or offers: a database, a queue, a port, a setting.</summary>
/// <param name="Kind">What it is: <c>database</c>, <c>cache</c>, <c>queue</c> …</param>
/// <param name="Name">Which one: the product, the name of the setting, the number of the port.</param>
internal sealed record InventoryItem(string Kind, string Name, string Project, string File, int Line);

/// <summary>Good practice that was found.</summary>
/// <param name="Id">What it is, as a word: stays the same from version to version.</param>
internal sealed record Strength(string Id, string Title, string Project, string File, int Line);

/// <summary>The result of an assessment, complete and sorted: what the reports show.</summary>
/// <param name="Root">Full path of the root.</param>
/// <param name="Score">Over all projects, 0–100; null where nothing was analyzed.</param>
/// <param name="Sections">Those that were looked at.</param>
/// <param name="NotAnalyzed">Paths relative to the root, with <c>/</c>.</param>
internal sealed record Assessment(
    string Root,
    int? Score,
    ImmutableArray<SectionScore> Sections,
    ImmutableArray<AssessedProject> Projects,
    ImmutableArray<Finding> Findings,
    ImmutableArray<InventoryItem> Inventory,
    ImmutableArray<Strength> Strengths,
    ImmutableArray<NotAnalyzed> NotAnalyzed,
    Shard? Shard = null)
{
    /// <summary>Puts the parts of an assessment in order, each of them once, and scores them.</summary>
    /// <param name="root">Full path of the root.</param>
    /// <param name="isAnalyzed">Whether there was any file to look at.</param>
    /// <param name="sections">The sections that were looked at.</param>
    /// <param name="projects">In any order; their scores are not read.</param>
    /// <param name="findings">In any order.</param>
    /// <param name="inventory">In any order, perhaps more than once.</param>
    /// <param name="strengths">In any order, perhaps more than once.</param>
    /// <param name="notAnalyzed">Paths relative to the root, in any order, perhaps more than once.</param>
    public static Assessment Of(
        string root,
        bool isAnalyzed,
        IReadOnlyCollection<string> sections,
        IEnumerable<AssessedProject> projects,
        IEnumerable<Finding> findings,
        IEnumerable<InventoryItem> inventory,
        IEnumerable<Strength> strengths,
        IEnumerable<NotAnalyzed> notAnalyzed)
    {
        ImmutableArray<Finding> sorted = [.. findings.Order(FindingOrder.Instance)];
        ILookup<string, Finding> byProject = sorted.ToLookup(finding => finding.Project, StringComparer.Ordinal);
        return new Assessment(
            root,
            isAnalyzed ? Assessing.Score.Total(sorted) : null,
            [.. Assessing.Score.Sections.Where(sections.Contains).Select(section => new SectionScore(
                section, Assessing.Score.OfSection(sorted, section), sorted.Count(finding => finding.Section == section && !finding.IsSuppressed)))],
            [.. projects.OrderBy(project => project.Path, StringComparer.Ordinal).Select(project => project with { Score = ScoreOf(project, byProject[project.Path]) })],
            sorted,
            [.. inventory.Distinct().OrderBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal)
                .ThenBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Project, StringComparer.Ordinal)],
            [.. strengths.Distinct().OrderBy(item => item.Id, StringComparer.Ordinal)
                .ThenBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Project, StringComparer.Ordinal)],
            [.. notAnalyzed.Distinct().OrderBy(entry => entry.Path, StringComparer.Ordinal).ThenBy(entry => entry.Reason, StringComparer.Ordinal)]);
    }

    /// <summary>A project of which nothing could be read has no score.</summary>
    private static int? ScoreOf(AssessedProject project, IEnumerable<Finding> findings) =>
        project.Files > 0 || findings.Any(finding => !finding.IsSuppressed) ? Assessing.Score.Total(findings) : null;

    /// <summary>The findings that count: not suppressed.</summary>
    public IEnumerable<Finding> ActiveFindings => Findings.Where(finding => !finding.IsSuppressed);
}
