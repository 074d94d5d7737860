using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>All sources are copied before packages are restored, so that every change restores them again.</summary>
internal sealed class CR7008ContextCopiedBeforeRestore() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7008",
        "Sources are copied before packages are restored",
        "Everything is copied before 'dotnet restore': each change of a source file restores all packages again. Copy the project files, with 'Directory.*.props', 'nuget.config' and 'global.json', restore, and then copy the rest.",
        DiagnosticSeverity.Info,
        "A layer is taken from the cache while nothing that was copied before it has changed. Project files change rarely, sources with every commit.");

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        foreach (DockerStage stage in document.Stages)
        {
            DockerWord? copied = null;
            foreach (DockerInstruction instruction in stage.Instructions)
            {
                if (instruction.Kind is DockerInstructionKind.Copy or DockerInstructionKind.Add)
                {
                    copied ??= BuildContext.IsCopyOfContext(instruction);
                }
                else if (instruction.Kind == DockerInstructionKind.Run && Restores(instruction))
                {
                    if (copied is { } source)
                        context.Report(Rule, source.Span);
                    break;
                }
            }
        }
    }

    private static bool Restores(DockerInstruction run)
    {
        // A cache mount keeps the packages whatever is copied.
        foreach (DockerWord flag in run.Flags)
        {
            if (flag.Text.StartsWith("--mount", StringComparison.Ordinal) && flag.Text.Contains("type=cache"))
                return false;
        }

        foreach (DockerScript script in DockerScript.Of(run))
        {
            foreach (ShellCommand command in script.Commands)
            {
                if (command.Is("dotnet", "restore"))
                    return true;
            }
        }

        return false;
    }
}
