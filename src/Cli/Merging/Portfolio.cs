using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Merging;

/// <summary>One repository of a portfolio.</summary>
/// <param name="Name">The name of its folder; two of one name are told apart by the folders above.</param>
/// <param name="Page">Full path of its own HTML report; null where there is none.</param>
internal sealed record Repository(string Name, Assessment Assessment, string? Page)
{
    public decimal Hours { get; } = Assessment.ActiveFindings.Where(finding => finding.Section != nameof(Section.Tool)).Sum(finding => finding.Effort);

    public int Count(Severity severity) => Assessment.ActiveFindings.Count(finding => finding.Severity == severity);
}

/// <summary>A report that is merged.</summary>
/// <param name="Page">Full path of the HTML report of the same run, beside it; null where there is none.</param>
internal sealed record MergedReport(Assessment Assessment, string? Page)
{
    /// <exception cref="CliException">The file cannot be read or is no report.</exception>
    public static MergedReport Read(string path)
    {
        string page = Path.ChangeExtension(path, ".html");
        return new MergedReport(JsonReportReader.Read(path), File.Exists(page) ? page : null);
    }
}

/// <summary>What is found in many repositories.</summary>
/// <param name="Repositories">How many have it.</param>
/// <param name="Hours">Effort for all findings of the rule.</param>
internal sealed record CommonRule(string Id, string Name, int Findings, int Repositories, decimal Hours);

/// <summary>The reports of many repositories together.</summary>
internal sealed class Portfolio
{
    private Portfolio(ImmutableArray<Repository> repositories)
    {
        Repositories = repositories;
        Rules = [.. repositories
            .SelectMany(repository => repository.Assessment.ActiveFindings, (repository, finding) => (repository, finding))
            .Where(pair => pair.finding.Section != nameof(Section.Tool))
            .GroupBy(pair => pair.finding.Id)
            .Select(group => new CommonRule(
                group.Key,
                RuleCatalog.Find(group.Key)?.Name ?? "",
                group.Count(),
                group.Select(pair => pair.repository).Distinct().Count(),
                group.Sum(pair => pair.finding.Effort)))
            .OrderByDescending(rule => rule.Repositories)
            .ThenByDescending(rule => rule.Findings)
            .ThenBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>The one with the most work first.</summary>
    public ImmutableArray<Repository> Repositories { get; }

    /// <summary>The rules that most repositories break first.</summary>
    public ImmutableArray<CommonRule> Rules { get; }

    public decimal Hours => Repositories.Sum(repository => repository.Hours);

    /// <summary>
    /// The shards of one repository become one assessment, the same that a single run gives. A report that is given twice, or a
    /// repository of which a shard is missing, would give wrong numbers and is refused.
    /// </summary>
    /// <exception cref="CliException">The reports do not fit together.</exception>
    public static Portfolio Of(IReadOnlyCollection<MergedReport> reports)
    {
        var joined = new List<MergedReport>();
        foreach (IGrouping<string, MergedReport> group in reports.GroupBy(report => report.Assessment.Root, StringComparer.Ordinal))
        {
            // The page of one shard is not that of the repository.
            Assessment assessment = Join(group.Key, [.. group.Select(report => report.Assessment)]);
            joined.Add(new MergedReport(assessment, group.Count() == 1 ? group.First().Page : null));
        }

        string[] roots = [.. joined.Select(report => report.Assessment.Root)];
        return new Portfolio([.. joined
            .Select(report => new Repository(NameOf(report.Assessment.Root, roots), report.Assessment, report.Page))
            .OrderBy(repository => repository.Assessment.Score ?? int.MaxValue)
            .ThenBy(repository => repository.Name, StringComparer.Ordinal)]);
    }

    private static Assessment Join(string root, Assessment[] reports)
    {
        if (reports is [{ Shard: null } whole])
            return whole;
        if (reports.Any(report => report.Shard is null))
            throw new CliException($"two reports are of '{root}': give each repository once, or all its shards");

        int count = reports[0].Shard!.Count;
        int[] indexes = [.. reports.Select(report => report.Shard!.Index).Order()];
        if (reports.Any(report => report.Shard!.Count != count) || !indexes.SequenceEqual(Enumerable.Range(1, count)))
            throw new CliException($"the reports of '{root}' are the shards {string.Join(", ", reports.Select(report => report.Shard!.ToString()).Order(StringComparer.Ordinal))}: all of 1/{count} to {count}/{count} are needed, each once");

        return Assessment.Of(
            root,
            reports.Any(report => report.Score is not null),
            [.. reports.SelectMany(report => report.Sections).Select(section => section.Name).Distinct(StringComparer.Ordinal)],
            reports.SelectMany(report => report.Projects),
            reports.SelectMany(report => report.Findings)
                .GroupBy(finding => (finding.Id, finding.File, finding.Line, finding.Column, finding.EndLine, finding.EndColumn))
                .Select(same => same.OrderBy(finding => finding.Project, StringComparer.Ordinal).First()),
            reports.SelectMany(report => report.Inventory),
            reports.SelectMany(report => report.Strengths),
            reports.SelectMany(report => report.NotAnalyzed));
    }

    /// <summary>The shortest end of the path that no other root has.</summary>
    private static string NameOf(string root, string[] roots)
    {
        string[] parts = root.Split('/', '\\', StringSplitOptions.RemoveEmptyEntries);
        for (int length = 1; length <= parts.Length; length++)
        {
            string name = string.Join('/', parts[^length..]);
            if (roots.Count(other => other == root || other.EndsWith("/" + name, StringComparison.Ordinal)) == 1)
                return name;
        }

        return root;
    }
}
