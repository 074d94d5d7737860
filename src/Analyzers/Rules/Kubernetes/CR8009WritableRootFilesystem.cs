using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A container that may write into its image.</summary>
internal sealed class CR8009WritableRootFilesystem() : ManifestRule(Rule, effortHours: 0.5, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8009",
        "A container may write to its root filesystem",
        "Container '{0}' has no readOnlyRootFilesystem: true: files that it writes beside its code are lost with it, and an intruder can change the code. Set it, with an emptyDir at /tmp, which .NET needs.",
        DiagnosticSeverity.Info,
        "A read-only root filesystem shows at once what an application writes. .NET needs /tmp for diagnostics and uploads; what else the code writes needs a volume too.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        Workload workload = container.Workload;
        if (container.IsInit || workload.IsWindows || workload.Object.IsPatch || workload.Object.IsHook || container.MayGet("readOnlyRootFilesystem"))
            return;
        if (container.Image is { } image && ImageName.Parse(image) is { IsStore: true })
            return;

        YamlNode? setting = container.Node.Get("securityContext")?.Get("readOnlyRootFilesystem");
        if (setting is null || setting.AsText() == "false")
            context.Report(Rule, workload.Object, SpanOf(container, setting), null, container.DisplayName);
    }

    private static TextSpan SpanOf(Container container, YamlNode? setting)
    {
        if (setting is { Span.Length: > 0 })
            return setting.Span;
        return container.Node.Find("securityContext") is { IsAlias: false } security ? security.Key.Span : container.NameSpan;
    }
}
