using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The image that is shipped holds the SDK, or builds the application when it starts.</summary>
internal sealed class CR7003SdkImageShipped() : Rule(Rule, effortHours: 1, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7003",
        "The SDK is shipped",
        "{0}: {1}. Build in one stage, and copy what 'dotnet publish' wrote into a stage from '{2}'.",
        DiagnosticSeverity.Warning,
        "The SDK image is several times as large as the runtime image: nodes pull it for longer, and compilers, shells and sources are there for whoever breaks in. 'dotnet run' restores and compiles at every start of a pod.");

    private const string Consequence = "pods start slowly, and compilers and sources are in reach of whoever breaks in";

    /// <summary>Commands of the SDK that an image may be there for.</summary>
    private static readonly string[] SdkCommands = ["test", "build", "publish", "pack", "restore", "tool", "ef", "format", "msbuild", "nuget", "vstest", "workload"];

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        if (context.ShippedStage(document) is not { } stage || ImageEntry.IsForDevelopment(context.Path) || NeedsSdk(stage))
            return;

        if (stage.Root?.Dotnet is { Kind: DotnetImageKind.Sdk, IsWindows: false } sdk)
        {
            // An image without an entry point is a tool box, for a pipeline as a rule.
            bool starts = stage.Has(DockerInstructionKind.Entrypoint) || stage.Has(DockerInstructionKind.Cmd);
            string tag = sdk.CurrentRepository is null && sdk.Version is { } version ? $":{version.Major}.{version.Minor}" : "";
            context.Report(
                Rule,
                stage.ImageWord.Span,
                starts ? null : DiagnosticSeverity.Info,
                $"The image that is shipped is based on the SDK ('{(stage.Base is null ? stage.ImageWord.Text : sdk.Version is null ? "dotnet/sdk" : $"dotnet/sdk{tag}")}')",
                Consequence,
                $"mcr.microsoft.com/dotnet/aspnet{tag}");
            return;
        }

        if (RunningCommand(stage) is { } command)
            context.Report(Rule, command.Span, null, $"'dotnet {command.Name}' compiles the application when the container starts", "each pod restores and compiles before it serves", "mcr.microsoft.com/dotnet/aspnet");
    }

    private static (TextSpan Span, string Name)? RunningCommand(DockerStage stage)
    {
        foreach ((DockerScript script, ShellCommand command) in ImageEntry.Commands(stage))
        {
            foreach (string name in (string[])["run", "watch"])
            {
                if (command.Is("dotnet", name))
                    return (script.SpanOf(command.Words[command.ProgramIndex]), name);
            }
        }

        return null;
    }

    private static bool NeedsSdk(DockerStage stage)
    {
        foreach ((_, ShellCommand command) in ImageEntry.Commands(stage))
        {
            foreach (string name in SdkCommands)
            {
                if (command.Is("dotnet", name))
                    return true;
            }
        }

        return false;
    }
}
