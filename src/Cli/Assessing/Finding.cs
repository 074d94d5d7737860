namespace CloudReady.Cli.Assessing;

/// <summary>How much of a finding the compiler confirmed.</summary>
internal enum Confidence
{
    /// <summary>The names involved were resolved.</summary>
    Semantic,

    /// <summary>A name could not be resolved and was matched as it is written.</summary>
    Syntactic,
}

/// <summary>How serious a finding is, from least to most.</summary>
internal enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>One finding of the report. Lines and columns count from 1; the end is exclusive.</summary>
/// <param name="Section">The section of the guide.</param>
/// <param name="Project">Path of the project relative to the root, with <c>/</c>.</param>
/// <param name="File">Path relative to the root, with <c>/</c>.</param>
/// <param name="Fingerprint">Stays the same when lines move.</param>
/// <param name="Effort">Hours to cure it by hand: a default of the rule.</param>
/// <param name="IsSuppressed">Suppressed by its user; does not count.</param>
/// <param name="IsKnown">The baseline holds it: it counts for the score and breaks no gate.</param>
/// <param name="Justification">Why it is suppressed, where its user says so.</param>
/// <param name="Excerpt">The code around it; null where there is none to show.</param>
/// <param name="Fix">The edits that cure it, where they were asked for and are text of that file.</param>
internal sealed record Finding(
    string Id,
    Severity Severity,
    string Section,
    Confidence Confidence,
    string Project,
    string File,
    int Line,
    int Column,
    int EndLine,
    int EndColumn,
    string Message,
    string Fingerprint,
    bool IsFixable,
    decimal Effort,
    bool IsSuppressed,
    bool IsKnown = false,
    string? Justification = null,
    Excerpt? Excerpt = null,
    FindingFix? Fix = null);
