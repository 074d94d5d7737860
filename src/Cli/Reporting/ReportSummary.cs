using System.Globalization;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Reporting;

/// <summary>All findings of one rule, as a thing to do.</summary>
/// <param name="Name">The rule's name, or empty.</param>
/// <param name="Hours">Effort for all of them.</param>
/// <param name="Gain">Points that the overall score rises when they are cured.</param>
internal sealed record Todo(string Id, string Name, Severity Severity, int Count, decimal Hours, decimal Gain, bool IsFixable);

/// <summary>What the console reports say about an assessment, in words and numbers.</summary>
internal sealed class ReportSummary
{
    /// <summary>How many things to do first the console reports show.</summary>
    public const int TodosOnConsole = 5;

    /// <summary>Reviewing what a code fix wrote takes this part of the work by hand: a judgement, used for the order alone.</summary>
    private const decimal FixedPart = 0.25m;

    /// <param name="assessment">What the report is about.</param>
    /// <param name="elapsed">How long it took; null where that is not known.</param>
    /// <param name="path">As given by the user.</param>
    public ReportSummary(Assessment assessment, TimeSpan? elapsed, string path)
    {
        Assessment = assessment;
        Findings = [.. assessment.ActiveFindings];
        Suppressed = assessment.Findings.Length - Findings.Count;
        SuppressedText = $"{Suppressed} suppressed, {assessment.Findings.Count(finding => finding.IsSuppressed && finding.Justification is not null)} of them with a reason";
        Headline = HeadlineOf(assessment, elapsed);
        Todos = [.. TodosOf(Findings)];
        NextCommand = NextCommandFor(assessment, path);
    }

    public Assessment Assessment { get; }

    /// <summary>Those that count, most severe first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public int Suppressed { get; }

    /// <summary>How many are suppressed, and how many of them with a reason.</summary>
    public string SuppressedText { get; }

    /// <summary>The score for a person.</summary>
    public string ScoreText => Assessment.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{score}/100") : "none, since nothing could be analyzed";

    /// <summary>What was analyzed, in one line.</summary>
    public string Headline { get; }

    /// <summary>The effort for all findings that count, in hours.</summary>
    public decimal TotalHours => Findings.Where(IsScored).Sum(finding => finding.Effort);

    /// <summary>What to do, rule by rule: warnings before judgements, and what an hour of work gains most first.</summary>
    public IReadOnlyList<Todo> Todos { get; }

    /// <summary>What to type next, and why.</summary>
    public (string Command, string Why) NextCommand { get; }

    public IEnumerable<IGrouping<Severity, Finding>> BySeverity =>
        Findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key);

    public static string Hours(decimal hours) => $"{hours.ToString("0.##", CultureInfo.InvariantCulture)} h";

    /// <summary>What a cure adds to the score: <c>+12.5</c>, <c>+0.37</c>.</summary>
    public static string Points(decimal gain) => "+" + gain.ToString(gain >= 1 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string HeadlineOf(Assessment assessment, TimeSpan? elapsed)
    {
        int buildless = assessment.Projects.Count(project => project.LoadedBy == LoadedBy.Buildless);
        string how = buildless == 0 ? "" : buildless == assessment.Projects.Length ? ", without a build" : $", {buildless} of them without a build";
        string size = string.Join(
            ", ",
            Count(assessment.Projects.Length, "project") + how,
            Count(assessment.Projects.Sum(project => project.Files), "C# file"),
            Count(assessment.Projects.Sum(project => project.Lines), "line"));
        return elapsed is { } time ? $"{size}, {time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s" : size;
    }

    private static IEnumerable<Todo> TodosOf(IReadOnlyList<Finding> findings) =>
        findings.Where(IsScored)
            .GroupBy(finding => finding.Id)
            .Select(group => new Todo(
                group.Key,
                RuleCatalog.Find(group.Key)?.Name ?? "",
                group.Max(finding => finding.Severity),
                group.Count(),
                group.Sum(finding => finding.Effort),
                Score.ExactTotal(findings.Where(finding => finding.Id != group.Key)) - Score.ExactTotal(findings),
                group.Any(finding => finding.IsFixable)))
            .OrderByDescending(todo => todo.Severity >= Severity.Warning)
            .ThenByDescending(todo => GainPerHour(todo, findings))
            .ThenByDescending(todo => todo.Gain)
            .ThenByDescending(todo => todo.Count)
            .ThenBy(todo => todo.Id, StringComparer.Ordinal);

    private static decimal GainPerHour(Todo todo, IReadOnlyList<Finding> findings) =>
        todo.Hours == 0 ? 0 : Score.Work(findings.Where(finding => finding.Id == todo.Id)) / (todo.IsFixable ? todo.Hours * FixedPart : todo.Hours);

    private static bool IsScored(Finding finding) => finding.Section != nameof(Section.Tool);

    private static (string Command, string Why) NextCommandFor(Assessment assessment, string path)
    {
        string argument = path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
        if (assessment.NotAnalyzed.Any(entry => entry.Reason.Contains(BuildlessLoader.MissingPackages, StringComparison.Ordinal)))
            return ($"dotnet restore {argument}", "then assess again: with the packages at hand more is resolved");
        return ($"cloudready assess {argument} --output report.html", "the whole report as a page");
    }
}
