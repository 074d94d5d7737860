using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Commands;

/// <summary><c>cloudready explain</c>: the page of a rule.</summary>
internal static class ExplainCommand
{
    /// <returns>The exit code.</returns>
    /// <exception cref="CliException">There is no such rule.</exception>
    public static int Run(string id, CliEnvironment environment)
    {
        Rule rule = RuleCatalog.Find(id) ?? throw new CliException($"there is no rule '{id}'; '{ToolInfo.Name} rules' lists them");
        environment.Out.WriteLine(RulePages.Find(rule.Id)?.TrimEnd() ?? $"# {rule.Id}: {rule.Name}\n\n{rule.Descriptor.Description}");
        return ExitCode.Done;
    }
}
