namespace CloudReady.Analyzers.Engine;

/// <summary>Makes the descriptor of a rule: its category and help link follow from its id.</summary>
internal static class RuleDescriptor
{
    private const string HelpLinkFormat = "https://github.com/cloudready-dotnet/CloudReady.Analyzers/blob/main/docs/rules/{0}.md";

    /// <param name="id">The id of the rule in the catalog, <c>CRnnnn</c>.</param>
    /// <param name="title">What is wrong, without the name of what was found.</param>
    /// <param name="message">One sentence: the thing found, what breaks in a cluster, what to do.</param>
    /// <param name="severity">
    /// <see cref="DiagnosticSeverity.Warning"/>: on real code at least 19 of 20 findings are right and worth doing.
    /// <see cref="DiagnosticSeverity.Info"/>: right, but a judgement.
    /// </param>
    /// <param name="description">Why it matters, for the error list and for SARIF.</param>
    /// <param name="isEnabledByDefault">False for an inventory, and for what is right and too much for most.</param>
    public static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, string description, bool isEnabledByDefault = true) =>
        new(
            id,
            title,
            message,
            SectionOf(id).ToString(),
            severity,
            isEnabledByDefault,
            description,
            helpLinkUri: string.Format(System.Globalization.CultureInfo.InvariantCulture, HelpLinkFormat, id));

    /// <summary>The section that the digits of an id name; 60xx and 61xx are two sections.</summary>
    public static Section SectionOf(string id) => (id[2], id[3]) switch
    {
        ('0', _) => Section.Tool,
        ('1', _) => Section.Configuration,
        ('2', _) => Section.State,
        ('3', _) => Section.Health,
        ('4', _) => Section.Telemetry,
        ('5', _) => Section.Administration,
        ('6', '0') => Section.Lifecycle,
        ('6', _) => Section.Platform,
        ('7', _) => Section.Image,
        ('8', _) => Section.Kubernetes,
        ('9', _) => Section.Contracts,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "Not the id of a CloudReady rule."),
    };
}
