using System.Globalization;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A stage starts from an image of .NET that gets no updates.</summary>
internal sealed class CR7012OutOfSupportBase() : Rule(Rule, effortHours: 1, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    /// <summary>The property of a finding that holds the image to use instead.</summary>
    public const string ImageProperty = "image";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7012",
        "The base image gets no updates",
        "'{0}' {1}. {2}",
        DiagnosticSeverity.Warning,
        "An image past the end of its support, under a former name, or of a nightly build gets no security updates, and scanners of registries and clusters refuse it sooner or later.");

    /// <summary>How long after its end of support a version is a matter to plan, not yet one that is overdue.</summary>
    private const int DaysToMove = 180;

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        foreach (DockerStage stage in document.Stages)
        {
            if (stage.Root?.Dotnet is { } dotnet && stage.Base is null && stage.Image is { } image)
                Analyze(stage, image, dotnet, context);
        }
    }

    private static void Analyze(DockerStage stage, ImageReference image, DotnetImage dotnet, ArtifactContext context)
    {
        string written = stage.ImageWord.HasVariable ? image.Tag is null ? image.Repository : $"{image.Repository}:{image.Tag}" : stage.ImageWord.Text;
        if (dotnet.EndOfSupport is { } end && end <= DotnetImage.AsOf)
        {
            DiagnosticSeverity? severity = (DotnetImage.AsOf - end).TotalDays < DaysToMove && dotnet.CurrentRepository is null ? DiagnosticSeverity.Info : null;
            Report(stage, context, severity, Replacement(stage, dotnet, context), written, string.Format(CultureInfo.InvariantCulture, "is out of support since {0:d MMMM yyyy}: it gets no security updates", end), "Move the project and its images to a supported version.");
        }
        else if (dotnet.CurrentRepository is { } current)
        {
            bool isNightly = image.Repository.Contains("/nightly/");
            Report(stage, context, null, Replacement(stage, dotnet, context), written, isNightly ? "is a nightly build, which nobody supports in production" : "is a former name, under which nothing is published any more", $"Use '{current}'.");
        }
        else if (dotnet.IsWindows && stage == context.ShippedStage(stage.File))
        {
            bool isMeant = context.FileName.IndexOf("windows", StringComparison.OrdinalIgnoreCase) >= 0 || context.FileName.IndexOf("nanoserver", StringComparison.OrdinalIgnoreCase) >= 0;
            Report(stage, context, isMeant ? DiagnosticSeverity.Info : null, null, written, "is a Windows image: it runs on Windows nodes only, and is many times as large", "Use a Linux image, unless the application needs Windows.");
        }
    }

    private static void Report(DockerStage stage, ArtifactContext context, DiagnosticSeverity? severity, string? replacement, params object[] arguments) =>
        context.Report(Rule, stage.ImageWord.Span, severity, replacement is null ? null : ImmutableDictionary<string, string?>.Empty.Add(ImageProperty, replacement), arguments);

    /// <summary>The image that does the same today: the current name, with the version that the project targets.</summary>
    private static string? Replacement(DockerStage stage, DotnetImage dotnet, ArtifactContext context)
    {
        if (stage.ImageWord.HasVariable || stage.ImageWord.Text.IndexOf('@') >= 0 || dotnet.IsWindows)
            return null;

        string repository = dotnet.CurrentRepository ?? stage.ImageWord.Text.Substring(0, stage.ImageWord.Text.LastIndexOf(':'));
        bool isSupported = dotnet.Version is not null && (dotnet.EndOfSupport is not { } end || end > DotnetImage.AsOf);
        if (isSupported)
            return dotnet.CurrentRepository is null ? null : $"{repository}:{stage.Image!.Tag}";

        // An image must not be older than the framework that the project is built for.
        if (TargetVersion.Of(context.Options) is not { } target || (dotnet.Version is { } version && (target.Major, target.Minor).CompareTo(version) <= 0))
            return null;

        // Names of Debian and Ubuntu releases differ from version to version; the default is right.
        return $"{repository}:{target.Major}.{target.Minor}{(dotnet.IsAlpine ? "-alpine" : "")}";
    }
}
