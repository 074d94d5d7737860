using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A container that may do more on its node than its work needs.</summary>
internal sealed class CR8008RunsPrivileged() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8008",
        "A container runs with more rights than it needs",
        "{0} {1}: {2}. {3}",
        DiagnosticSeverity.Warning,
        "Clusters that enforce the restricted Pod Security Standard reject such pods; elsewhere a break-in into the application is one into the node.");

    private const string NodeHarm = "a break-in into the application is one into its node";
    private const string RootCure = "Set runAsNonRoot: true and allowPrivilegeEscalation: false in its securityContext; .NET images have the user 1654 for it.";

    /// <summary>What an unprivileged process may bind needs no capability that could do harm.</summary>
    private static readonly HashSet<string> HarmlessCapabilities = new(StringComparer.OrdinalIgnoreCase) { "NET_BIND_SERVICE", "CAP_NET_BIND_SERVICE" };

    protected override void Analyze(Workload workload, ManifestContext context)
    {
        foreach (string key in (string[])["hostNetwork", "hostPID", "hostIPC"])
        {
            if (workload.Pod.Find(key) is { } entry && IsTrue(entry.Value) && !context.File.Yaml.IsConditional(entry.Key.Span, workload.Object.Root.Span))
                Report(workload, entry.Key.Span, $"{workload.Kind} '{workload.Name}'", $"shares the {key.Substring(4)} namespace of its node ({key})", NodeHarm, $"Remove {key}.", context);
        }

        foreach (YamlNode volume in workload.Pod.Get("volumes")?.Items ?? [])
        {
            if (volume.Get("hostPath")?.Get("path") is { } path && path.AsText() is "/var/run/docker.sock" or "/run/docker.sock" or "/var/run/containerd/containerd.sock" or "/run/containerd/containerd.sock")
                Report(workload, path.Span, $"{workload.Kind} '{workload.Name}'", "mounts the socket of the container runtime", "whoever has it is root on the node", "Remove the volume; ask the Kubernetes API instead.", context);
        }
    }

    protected override void Analyze(Container container, ManifestContext context)
    {
        Workload workload = container.Workload;
        if (workload.IsWindows)
            return;

        string subject = $"Container '{container.DisplayName}'";
        YamlNode? own = container.Node.Get("securityContext");
        YamlFile yaml = context.File.Yaml;
        if (own is YamlMapping security)
        {
            if (security.Find("privileged") is { } privileged && IsTrue(privileged.Value) && !yaml.IsConditional(privileged.Span, container.Node.Span))
            {
                // What is privileged needs no word about the rest.
                Report(workload, privileged.Value.Span, subject, "is privileged", "it is root on its node", "Remove privileged: true.", context);
                return;
            }

            foreach (YamlNode capability in security.Get("capabilities")?.Get("add")?.Items ?? [])
            {
                if (capability.AsText() is { } name && !HarmlessCapabilities.Contains(name))
                    Report(workload, capability.Span, subject, $"adds the capability {name}", NodeHarm, "Remove it.", context);
            }
        }

        if (container.IsInit || workload.Object.IsPatch || workload.Object.IsHook || container.MayGet("securityContext") || container.MayGet("runAsNonRoot"))
            return;

        List<string> wanting = Wanting(container);
        if (wanting.Count > 0)
            Report(workload, SpanOf(container), subject, string.Join(" and ", wanting), NodeHarm, RootCure, context);
    }

    /// <summary>What is provably not restricted.</summary>
    internal static List<string> Wanting(Container container)
    {
        var wanting = new List<string>();
        YamlNode? user = container.Security("runAsUser");
        YamlNode? nonRoot = container.Security("runAsNonRoot");
        if (user?.AsText() == "0")
            wanting.Add("runs as root (runAsUser: 0)");
        else if (user is null && (nonRoot is null || nonRoot.AsText() == "false"))
            wanting.Add("may run as root (no runAsNonRoot: true)");
        if (container.Node.Get("securityContext")?.Get("allowPrivilegeEscalation") is var escalation && (escalation is null || escalation.AsText() == "true"))
            wanting.Add("may gain privileges (no allowPrivilegeEscalation: false)");
        return wanting;
    }

    private static TextSpan SpanOf(Container container) =>
        container.Node.Find("securityContext") is { IsAlias: false } security ? security.Key.Span : container.NameSpan;

    /// <summary>Agents on every node have to see the node.</summary>
    private static void Report(Workload workload, TextSpan span, string subject, string what, string harm, string cure, ManifestContext context) =>
        context.Report(Rule, workload.Object, span, workload.Kind == "DaemonSet" ? DiagnosticSeverity.Info : null, subject, what, harm, cure);
}
