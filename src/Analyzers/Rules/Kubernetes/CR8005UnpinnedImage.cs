using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>An image without a tag, or with <c>latest</c>.</summary>
internal sealed class CR8005UnpinnedImage() : ManifestRule(Rule, effortHours: 0.2, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8005",
        "An image has no fixed version",
        "Image '{0}' {1}: two pods of one Deployment may run different versions, and a rollback brings nothing back. Name the version, such as '{2}:1.4.2', or the digest.",
        DiagnosticSeverity.Warning,
        "Without a tag, or with 'latest', every node pulls whatever was pushed last.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        if (container.Node.Find("image")?.Value is not { } node || node.AsText() is not { } text || ImageName.Parse(text) is not { } image)
            return;
        if (image.HasDigest || image.Tag is not (null or "latest") || context.Set.IsReplaced(image.Repository) || context.File.Yaml.IsConditional(node.Span, container.Node.Span))
            return;

        context.Report(Rule, container.Workload.Object, node.Span, null, text.Trim(), image.Tag is null ? "has no tag" : "is tagged 'latest'", image.Repository);
    }
}
