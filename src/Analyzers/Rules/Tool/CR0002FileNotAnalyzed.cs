using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Tool;

/// <summary>A file that was given to CloudReady and could not be read or parsed.</summary>
internal sealed class CR0002FileNotAnalyzed() : Rule(Rule, effortHours: 0.1, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR0002",
        "A file could not be analyzed",
        "'{0}' was not analyzed: {1}",
        DiagnosticSeverity.Info,
        "Nothing in a file that cannot be read or parsed is reported. Correct the file, or exclude it if it is not meant to be read.");
}
