using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A container that does not say what it needs.</summary>
internal sealed class CR8004MissingResources() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8004",
        "A container states no memory limit or no requests",
        "Container '{0}' has no {1}: {2}. Set what the container was measured to use.",
        DiagnosticSeverity.Warning,
        "The scheduler places pods by their requests, and a memory limit keeps one container from taking a node down. A limit of CPU only slows a container, so none is asked for.");

    private const string NoLimit = "it may take the memory of the whole node, and .NET sizes its heap by the node";
    private const string NoRequests = "the scheduler packs it onto a node that has no room for it, and it is the first to be evicted";

    protected override void Analyze(Container container, ManifestContext context)
    {
        Workload workload = container.Workload;
        if (container.IsInit || workload.Object.IsPatch || workload.Object.IsHook || workload.Pod.Get("resources") is not null || container.MayGet("resources"))
            return;

        List<string> missing = MissingIn(container.Node);
        if (missing.Count == 0 || HasDefaults(workload, context.Set))
            return;

        context.Report(Rule, workload.Object, SpanOf(container), null, container.DisplayName, string.Join(", ", missing), missing[0] == "memory limit" ? NoLimit : NoRequests);
    }

    /// <summary>What is provably missing. A limit is the request too, where no request is written.</summary>
    internal static List<string> MissingIn(YamlMapping container)
    {
        YamlNode? resources = container.Get("resources");
        // What has no fields is no manifest (CR8017).
        if (resources is YamlSequence or YamlScalar { IsNull: false, IsUnknown: false })
            return [];

        YamlNode? limits = resources?.Get("limits");
        YamlNode? requests = resources?.Get("requests");
        var missing = new List<string>();
        if (limits?.Get("memory") is null)
            missing.Add("memory limit");
        if (requests?.Get("memory") is null && limits?.Get("memory") is null)
            missing.Add("memory request");
        if (requests?.Get("cpu") is null && limits?.Get("cpu") is null)
            missing.Add("CPU request");
        return missing;
    }

    private static TextSpan SpanOf(Container container) =>
        container.Node.Find("resources") is { IsAlias: false } resources ? resources.Key.Span : container.NameSpan;

    private static bool HasDefaults(Workload workload, KubernetesSet set)
    {
        foreach (KubernetesObject range in set.OfKind("LimitRange"))
        {
            if (range.Namespace is null || workload.Object.Namespace is null || range.Namespace == workload.Object.Namespace)
                return true;
        }

        return false;
    }
}
