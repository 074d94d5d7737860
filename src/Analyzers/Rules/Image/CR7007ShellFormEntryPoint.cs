using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A shell stands between the platform and the process.</summary>
internal sealed class CR7007ShellFormEntryPoint() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7007",
        "The process does not get the signal to stop",
        "{0}",
        DiagnosticSeverity.Warning,
        "Kubernetes sends SIGTERM to the first process of the container. A shell there does not pass it on: the application is killed after the grace period, in the middle of its requests.");

    private const string Malformed = "'{0}' looks like the exec form and is not valid JSON, so a shell is given the text: the command does not start, or does not get SIGTERM when the pod is to stop. Use double quotes and no trailing comma.";
    private const string NoShell = "'{0}' is in the shell form, and the image has no shell: the container cannot start. Use the exec form: {0} [\"program\", \"argument\"].";
    private const string ShellForm = "'{0}' is in the shell form: the shell gets SIGTERM when the pod is to stop, the application does not, and is killed in the middle of its requests. Use the exec form: {0} [\"program\", \"argument\"].";
    private const string NoExec = "'{0}' starts a shell that starts the application: the shell gets SIGTERM when the pod is to stop, the application does not. Put 'exec' before the last command, or start the application without a shell.";

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        if (context.ShippedStage(document) is not { } stage || IsOnWindows(stage))
            return;

        DockerInstruction? entryPoint = stage.Last(DockerInstructionKind.Entrypoint);
        if (entryPoint is not null)
            Analyze(entryPoint, "ENTRYPOINT", stage, context);
        // The shell form of ENTRYPOINT takes no arguments: CMD has no effect.
        if (stage.Last(DockerInstructionKind.Cmd) is { } cmd && entryPoint is null or { IsJson: true })
            Analyze(cmd!, "CMD", stage, context);
    }

    private static void Analyze(DockerInstruction instruction, string name, DockerStage stage, ArtifactContext context)
    {
        if (instruction.IsJson)
        {
            if (StartsUnderShell(instruction))
                context.Report(Rule, instruction.Keyword, null, Format(NoExec, name));
            return;
        }

        string command = instruction.Command.Trim();
        if (command.StartsWith("[", StringComparison.Ordinal) && (command.EndsWith("]", StringComparison.Ordinal) || command.StartsWith("[\"", StringComparison.Ordinal)))
            context.Report(Rule, instruction.SpanOfCommand(0, instruction.Command.Length), null, Format(Malformed, name));
        else if (stage.Has(DockerInstructionKind.Shell))
            return;
        else if (stage.Root?.IsShellless == true)
            context.Report(Rule, instruction.Keyword, null, Format(NoShell, name));
        else if (!EndsWithExec(ShellScript.Split(command)))
            context.Report(Rule, instruction.Keyword, null, Format(ShellForm, name));
    }

    /// <summary><c>["sh", "-c", "dotnet App.dll"]</c>.</summary>
    private static bool StartsUnderShell(DockerInstruction instruction)
    {
        foreach (DockerScript script in DockerScript.Of(instruction))
        {
            if (!script.IsShell || script.Commands.Count == 0 || EndsWithExec(script.Commands))
                return false;

            // What only prepares, or passes its arguments on, is not the application.
            ShellCommand last = script.Commands[script.Commands.Count - 1];
            return !last.IsNested && last.Words.Length > 0 && last.Words[last.Words.Length - 1].Text is not ("$@" or "$*");
        }

        return false;
    }

    private static bool EndsWithExec(IReadOnlyList<ShellCommand> commands) =>
        commands.Count > 0 && commands[commands.Count - 1].Words is { Length: > 0 } words && words[0].Text == "exec";

    private static bool IsOnWindows(DockerStage stage) =>
        stage.File.Escape == '`' || stage.Root?.Dotnet?.IsWindows == true || stage.Root?.Reference.Repository.Contains("windows") == true || stage.Root?.Reference.Repository.Contains("dotnet/framework") == true;

    private static string Format(string message, string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, message, name);
}
