using System.Globalization;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>All findings of one rule, as a thing to do.</summary>
/// <param name="Name">The rule's name, or empty.</param>
/// <param name="Hours">Effort for all of them.</param>
/// <param name="Gain">Points that the overall score rises when they are cured.</param>
internal sealed record Todo(string Id, string Name, Severity Severity, int Count, decimal Hours, int Gain, bool IsFixable);

/// <summary>What the console reports say about an assessment, in words and numbers.</summary>
internal sealed class ReportSummary
{
    private const int TodosShown = 5;

    public ReportSummary(Assessment assessment, TimeSpan elapsed, string path)
    {
        Assessment = assessment;
        Findings = [.. assessment.ActiveFindings];
        Suppressed = assessment.Findings.Length - Findings.Count;
        Headline = HeadlineOf(assessment, elapsed);
        Todos = [.. TodosOf(Findings, assessment.Score).Take(TodosShown)];
        NextCommand = NextCommandFor(assessment, path);
    }

    public Assessment Assessment { get; }

    /// <summary>Those that count, most severe first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public int Suppressed { get; }

    /// <summary>What was analyzed, in one line.</summary>
    public string Headline { get; }

    /// <summary>The few things to do first: the most severe and the largest gain first.</summary>
    public IReadOnlyList<Todo> Todos { get; }

    /// <summary>What to type next, and why.</summary>
    public (string Command, string Why) NextCommand { get; }

    public IEnumerable<IGrouping<Severity, Finding>> BySeverity =>
        Findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key);

    public static string Hours(decimal hours) => $"{hours.ToString("0.##", CultureInfo.InvariantCulture)} h";

    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string HeadlineOf(Assessment assessment, TimeSpan elapsed)
    {
        int buildless = assessment.Projects.Count(project => project.LoadedBy == LoadedBy.Buildless);
        string how = buildless == 0 ? "" : buildless == assessment.Projects.Length ? ", without a build" : $", {buildless} of them without a build";
        return string.Join(
            ", ",
            Count(assessment.Projects.Length, "project") + how,
            Count(assessment.Projects.Sum(project => project.Files), "C# file"),
            Count(assessment.Projects.Sum(project => project.Lines), "line"),
            elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s");
    }

    private static IEnumerable<Todo> TodosOf(IReadOnlyList<Finding> findings, int score) =>
        findings.Where(finding => finding.Section != nameof(Section.Tool))
            .GroupBy(finding => finding.Id)
            .Select(group => new Todo(
                group.Key,
                RuleCatalog.Find(group.Key)?.Name ?? "",
                group.Max(finding => finding.Severity),
                group.Count(),
                group.Sum(finding => finding.Effort),
                Score.Total(findings.Where(finding => finding.Id != group.Key)) - score,
                group.Any(finding => finding.IsFixable)))
            .OrderByDescending(todo => todo.Severity >= Severity.Warning)
            .ThenByDescending(todo => todo.Gain)
            .ThenByDescending(todo => todo.Count)
            .ThenBy(todo => todo.Id, StringComparer.Ordinal);

    private static (string Command, string Why) NextCommandFor(Assessment assessment, string path)
    {
        string argument = path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
        if (assessment.NotAnalyzed.Any(entry => entry.Reason.Contains(BuildlessLoader.MissingPackages, StringComparison.Ordinal)))
            return ($"dotnet restore {argument}", "then assess again: with the packages at hand more is resolved");
        return ($"cloudready assess {argument} --output report.json", "the whole report as a file");
    }
}
