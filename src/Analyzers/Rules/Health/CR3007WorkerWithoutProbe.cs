using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>A worker that nothing can ask whether it lives.</summary>
internal sealed class CR3007WorkerWithoutProbe() : Rule(Rule, effortHours: 2, FixKind.None), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3007",
        "The worker answers no probe",
        "The worker has nothing that a probe can ask: when its loop hangs, Kubernetes does not notice. Answer on a port (AddHealthChecks on a small web host), or write a file on each round and probe its age.",
        DiagnosticSeverity.Info,
        "A worker serves no HTTP, so Kubernetes sees only whether its process runs. A liveness probe of HTTP, TCP or a command finds one that hangs.");

    public void Analyze(SourceContext context)
    {
        if (!MayHoldAnchor(context.Facts) || context.Application.Kind != ApplicationKind.Worker)
            return;

        if (context.Application.Hosting.Shape != HostingShape.Functions
            && context.Application.Probes.WorkerAnchor is { } anchor
            && anchor.SyntaxTree == context.Model.SyntaxTree
            && !context.Application.Probes.MayBeAnsweredByWorker)
        {
            context.Report(Rule, CallLocation.Of(anchor));
        }
    }

    private static bool MayHoldAnchor(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "Run" or "RunAsync")
                return true;
        }

        return false;
    }
}
