using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The process of the image that is shipped runs as root.</summary>
internal sealed class CR7004RunsAsRoot() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7004",
        "The container runs as root",
        "{0}: a cluster that enforces 'runAsNonRoot' refuses the pod, and whoever breaks out of it is root on the node. {1}",
        DiagnosticSeverity.Warning,
        "Processes in a container share the kernel of the node. The restricted pod security standard demands a user other than root, and a numeric one, or the kubelet cannot tell.");

    /// <summary>Programs that step down from root once they have started.</summary>
    private static readonly string[] StepDown = ["gosu", "su-exec", "setpriv", "runuser", "s6-setuidgid", "setuidgid", "chpst"];

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        if (context.ShippedStage(document) is not { } stage || stage.Root?.Dotnet?.IsWindows == true || StepsDown(document))
            return;

        DockerInstruction? user = stage.Last(DockerInstructionKind.User);
        DockerInstruction? entry = ImageEntry.Of(stage);
        // An image that starts nothing by itself is a base of others, which may still set the user; one for developers runs nowhere else.
        DiagnosticSeverity? severity = entry is null || ImageEntry.IsForDevelopment(context.Path) ? DiagnosticSeverity.Info : null;
        if (user is not null)
        {
            if (user.Words.IsEmpty || !IsRoot(stage.Expand(user.Words[0])))
                return;

            DockerWord word = user.Words[0];
            context.Report(Rule, word.Span, severity, $"'USER {word.Text}' makes the container run as root", Cure(stage));
            return;
        }

        // An image of files alone starts nothing.
        if (stage.Root?.RunsAsRoot != true || (stage.Root.Reference.IsScratch && entry is null))
            return;

        var span = entry is not null && stage.Instructions.Contains(entry) ? entry.Keyword : stage.ImageWord.Span;
        context.Report(
            Rule,
            span,
            severity,
            properties: null,
            additionalLocations: null,
            [$"No 'USER' is set, and the image '{stage.Root.Reference.Repository}' runs as root", Cure(stage)],
            suppression: context.ReasonOfPeers(stage.From.Span, "DL3002", "DS-0002", "DS002"));
    }

    private static string Cure(DockerStage stage) => stage.Root?.Dotnet is { HasAppUser: true }
        ? "Add 'USER $APP_UID' before the entry point."
        : "Create a user, and add 'USER' with its number before the entry point.";

    private static bool IsRoot(string? user)
    {
        if (user is null)
            return false;

        int colon = user.IndexOf(':');
        string name = colon < 0 ? user : user.Substring(0, colon);
        return name is "root" or "0";
    }

    private static bool StepsDown(Dockerfile document)
    {
        foreach (string program in StepDown)
        {
            if (document.Content.IndexOf(program, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
