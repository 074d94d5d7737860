using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A stage starts from a tag, which may be moved to another image.</summary>
internal sealed class CR7002BaseImageWithoutDigest() : Rule(Rule, effortHours: 0.2, FixKind.None), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7002",
        "The base image has no digest",
        "The base image '{0}' is named by its tag: the registry may give another image under the same tag tomorrow. Add '@sha256:…', and let a tool renew it.",
        DiagnosticSeverity.Info,
        "A digest names one image and no other. Pinned digests need a tool that renews them, or security updates are missed: the rule is off unless it is asked for.",
        isEnabledByDefault: false);

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        foreach (DockerStage stage in document.Stages)
        {
            if (stage.Image is { Digest: null, IsFloating: false, IsScratch: false })
                context.Report(Rule, stage.ImageWord.Span, null, stage.ImageWord.Text);
        }
    }
}
