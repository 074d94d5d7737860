using CloudReady.Analyzers.Engine;

namespace CloudReady.Cli.Assessing;

/// <summary>
/// Turns findings into numbers from 0 to 100: <c>100 × K / (K + work)</c>, rounded down. Work is the effort in hours of the
/// findings that count, a judgement (info) at a quarter. The more work, the lower the score, never otherwise: curing a
/// finding cannot lower a score and a new finding cannot raise one.
/// </summary>
internal static class Score
{
    /// <summary>The hours of work that halve the score of a section.</summary>
    public const decimal SectionHalvingHours = 8;

    /// <summary>The hours of work that halve the score of a project, and of everything together.</summary>
    public const decimal TotalHalvingHours = 40;

    /// <summary>The part of its effort that an info counts.</summary>
    public const decimal InfoWeight = 0.25m;

    /// <summary>The sections that are scored, in the order of the guide: a section without a rule has nothing to say.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. Enum.GetValues<Section>().Where(section => section != Section.Tool && RuleCatalog.All.Any(rule => rule.Section == section)).Select(section => section.ToString())];

    /// <summary>The score of a section over the given findings.</summary>
    public static int OfSection(IEnumerable<Finding> findings, string section) =>
        Of(Work(findings.Where(finding => finding.Section == section)), SectionHalvingHours);

    /// <summary>The score of a project, or of all projects, over the given findings.</summary>
    public static int Total(IEnumerable<Finding> findings) => Of(Work(findings), TotalHalvingHours);

    /// <summary>The score of everything before it is rounded down, to tell small gains apart.</summary>
    public static decimal ExactTotal(IEnumerable<Finding> findings) => Exact(Work(findings), TotalHalvingHours);

    /// <summary>The weighted effort in hours. Suppressed findings and those about the tool itself do not count.</summary>
    public static decimal Work(IEnumerable<Finding> findings)
    {
        // decimal: exact whatever the order, so that equal findings always give equal scores.
        decimal hours = 0;
        foreach (Finding finding in findings)
        {
            if (!finding.IsSuppressed && finding.Section != nameof(Section.Tool))
                hours += finding.Severity == Severity.Info ? finding.Effort * InfoWeight : finding.Effort;
        }

        return hours;
    }

    private static int Of(decimal hours, decimal halvingHours) => (int)Math.Floor(Exact(hours, halvingHours));

    private static decimal Exact(decimal hours, decimal halvingHours) => 100 * halvingHours / (halvingHours + hours);
}
