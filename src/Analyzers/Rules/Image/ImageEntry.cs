using CloudReady.Analyzers.Artifacts;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>What a container of an image starts.</summary>
internal static class ImageEntry
{
    private static readonly string[] DevelopmentMarks = ["dev", "development", "debug", "devcontainer", "test", "tests", "local", "ci", "build"];

    /// <summary>The instruction that says what runs: <c>ENTRYPOINT</c>, or <c>CMD</c> where there is none.</summary>
    public static DockerInstruction? Of(DockerStage stage) => stage.Last(DockerInstructionKind.Entrypoint) ?? stage.Last(DockerInstructionKind.Cmd);

    /// <summary>The commands that a container starts with.</summary>
    public static IEnumerable<(DockerScript Script, ShellCommand Command)> Commands(DockerStage stage)
    {
        if (Of(stage) is not { } entry)
            yield break;

        foreach (DockerScript script in DockerScript.Of(entry))
        {
            foreach (ShellCommand command in script.Commands)
                yield return (script, command);
        }
    }

    /// <summary>True for <c>Dockerfile.dev</c>, <c>.devcontainer/Dockerfile</c> and the like, whose image is not what a cluster runs.</summary>
    public static bool IsForDevelopment(string path)
    {
        string normalized = path.Replace('\\', '/').ToLowerInvariant();
        if (normalized.Contains("/.devcontainer/"))
            return true;

        string[] parts = normalized.Substring(normalized.LastIndexOf('/') + 1).Split('.', '-', '_');
        foreach (string part in parts)
        {
            if (Array.IndexOf(DevelopmentMarks, part) >= 0)
                return true;
        }

        return false;
    }
}
