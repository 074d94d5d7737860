using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Tool;

/// <summary>An option, a suppression or a row of <c>CloudReady.Apis.txt</c> that cannot be understood.</summary>
internal sealed class CR0001InvalidOption() : Rule(Rule, effortHours: 0.1, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR0001",
        "A CloudReady option cannot be understood",
        "{0}",
        DiagnosticSeverity.Warning,
        "An option with a value that cannot be understood has no effect: CloudReady uses the default instead, which may hide or add findings.");
}
