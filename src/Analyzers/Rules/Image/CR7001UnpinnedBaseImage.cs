using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A stage starts from an image without a tag, or from <c>latest</c>.</summary>
internal sealed class CR7001UnpinnedBaseImage() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    /// <summary>The property of a finding that holds the tag for the project's target framework.</summary>
    public const string TagProperty = "tag";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7001",
        "The base image is not pinned",
        "The base image '{0}' has no version: the same commit builds another image tomorrow, and a new major version breaks it without a change here. Name a version{1}.",
        DiagnosticSeverity.Warning,
        "Without a tag, and with 'latest', a build takes whatever was published last. Two builds of one commit differ, nodes with an older pull run something else, and there is nothing to roll back to.");

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        foreach (DockerStage stage in document.Stages)
        {
            if (!IsFloating(stage))
                continue;

            string? tag = stage.Image is { } image && DotnetImage.Find(image) is { } dotnet && !stage.ImageWord.HasVariable ? TagFor(context, dotnet) : null;
            context.Report(
                Rule,
                stage.ImageWord.Span,
                null,
                tag is null ? null : ImmutableDictionary<string, string?>.Empty.Add(TagProperty, tag),
                [ImageText(stage), tag is null ? "" : $", such as ':{tag}'"]);
        }
    }

    /// <summary>A registry that is not known does not matter where the name behind it has no tag.</summary>
    private static bool IsFloating(DockerStage stage)
    {
        if (stage.Base is not null || stage.Image is not null)
            return stage.Image?.IsFloating == true;

        string text = stage.ImageWord.Unquoted;
        string name = text.Substring(text.LastIndexOf('/') + 1);
        return name.Length < text.Length && name.Length > 0 && name.IndexOfAny(['$', '}', ':', '@']) < 0 && text.LastIndexOf('}') < text.LastIndexOf('/');
    }

    private static string ImageText(DockerStage stage) =>
        stage.Image is { } image && stage.ImageWord.HasVariable ? image.Tag is null ? image.Repository : $"{image.Repository}:{image.Tag}" : stage.ImageWord.Text;

    private static string? TagFor(ArtifactContext context, DotnetImage dotnet) =>
        dotnet.CurrentRepository is null && TargetVersion.Of(context.Options) is { } version ? $"{version.Major}.{version.Minor}" : null;
}
