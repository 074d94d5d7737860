using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>A service whose log does not reach standard output.</summary>
internal sealed class CR4005NoConsoleLogging() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4005",
        "Nothing is logged to the console",
        "{0}",
        DiagnosticSeverity.Warning,
        "Kubernetes collects what a container writes to standard output and standard error. A log that goes elsewhere only is not there when the pod cannot reach that place, and kubectl logs shows nothing.");

    private const string Lost =
        "'{0}' leaves nothing that logs to the console: kubectl logs and the log collection of the cluster stay empty. Add AddJsonConsole, or Serilog's Console sink.";

    private const string Shipped =
        "'{0}' leaves the collector as the only place for logs: what happens before it is reached, or while it is not, is lost, and kubectl logs stays empty. Log to the console as well.";

    public void Analyze(SourceContext context)
    {
        if (!MayHoldFinding(context.Facts) || !context.Application.IsService)
            return;

        LogOutput output = context.Application.LogOutput;
        InvocationExpressionSyntax? anchor = output.Cleared ?? output.SerilogSink;

        // A file sink is a finding of its own, whose cure is the console.
        if (anchor is null || anchor.SyntaxTree != context.Model.SyntaxTree || output.MayReachConsole || output.ReachesFile)
            return;

        context.Report(
            Rule,
            CallLocation.Of(anchor),
            output.ReachesCollector ? DiagnosticSeverity.Info : null,
            arguments: string.Format(System.Globalization.CultureInfo.InvariantCulture, output.ReachesCollector ? Shipped : Lost, CallLocation.NameOf(anchor)));
    }

    private static bool MayHoldFinding(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "ClearProviders" or "WriteTo")
                return true;
        }

        return false;
    }
}
