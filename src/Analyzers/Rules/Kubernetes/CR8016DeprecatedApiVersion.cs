using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>An API version that Kubernetes has removed.</summary>
internal sealed class CR8016DeprecatedApiVersion() : ManifestRule(Rule, effortHours: 0.3, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8016",
        "An API version that Kubernetes has removed",
        "{0} of '{1}' is gone since Kubernetes {2}: the cluster rejects it. {3}",
        DiagnosticSeverity.Warning,
        "Kubernetes removes old versions of its API; a manifest that asks for one cannot be applied any more.");

    protected override void Analyze(KubernetesObject subject, ManifestContext context)
    {
        if (RemovedApis.Find(subject.ApiVersion, subject.Kind) is not { } removed || subject.Root.Find("apiVersion") is not { } version || context.File.Yaml.IsConditional(version.Value.Span, subject.Root.Span))
            return;

        string cure = removed.Replacement.Length == 0 ? $"{subject.Kind} has no successor of the same name." : $"Use {removed.Replacement}{(removed.IsCompatible ? "" : ", whose fields differ")}.";
        context.Report(Rule, subject, version.Value.Span, null, subject.Kind, subject.ApiVersion, removed.Since, cure);
    }
}
