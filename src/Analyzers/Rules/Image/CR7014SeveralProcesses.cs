using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The container starts several processes.</summary>
internal sealed class CR7014SeveralProcesses() : Rule(Rule, effortHours: 4, FixKind.None), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7014",
        "The container runs several processes",
        "{0}: the platform sees only the first process, restarts nothing when another one ends, and scales all of them together. {1}",
        DiagnosticSeverity.Info,
        "A pod is restarted, probed, limited and scaled by its containers. A process behind a supervisor is none of them: its end goes unnoticed, and its log is mixed with that of others.");

    private static readonly HashSet<string> Supervisors = new(StringComparer.Ordinal) { "supervisord", "s6-svscan", "runsvdir", "runit", "monit", "circusd", "systemd", "foreman", "honcho", "pm2-runtime", "/init" };

    private static readonly HashSet<string> Schedulers = new(StringComparer.Ordinal) { "cron", "crond", "anacron" };

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        if (context.ShippedStage(document) is not { } stage)
            return;

        foreach ((DockerScript script, ShellCommand command) in ImageEntry.Commands(stage))
        {
            if (command.Words.IsEmpty || command.ProgramIndex >= command.Words.Length)
                continue;

            TextSpan span = script.SpanOf(command.Words[command.ProgramIndex]);
            if (Judge(command) is { } judgement)
            {
                context.Report(Rule, span, null, judgement.What, judgement.Cure);
                return;
            }
        }

        AnalyzeInstalled(stage, context);
    }

    private static (string What, string Cure)? Judge(ShellCommand command)
    {
        const string Split = "Give each process its own container, or its own Deployment.";
        string program = command.Program;
        if (Supervisors.Contains(program) || (command.Words[command.ProgramIndex].Text == "/init" && command.Words.Length == 1))
            return ($"'{program}' starts several processes in the container", Split);
        if (Schedulers.Contains(program) || command.Is("service", "cron"))
            return ("'cron' runs in the container", "Use a CronJob.");
        if (command.Join == ShellJoin.Background && !command.IsNested)
            return ($"'{program}' is started in the background beside the next command", Split);
        if (program is "service" or "rc-service" && command.HasArgument("start"))
            return ("A service is started in the container beside the application", Split);
        return null;
    }

    /// <summary>A supervisor that is installed for a script which cannot be seen.</summary>
    private static void AnalyzeInstalled(DockerStage stage, ArtifactContext context)
    {
        foreach (DockerStage part in stage.Chain)
        {
            foreach (DockerInstruction run in part.Instructions)
            {
                if (run.Kind != DockerInstructionKind.Run)
                    continue;
                foreach (DockerScript script in DockerScript.Of(run))
                {
                    foreach (ShellCommand command in script.Commands)
                    {
                        if (!CR7010PackageManagerResidue.IsAptInstall(command) && !command.Is("apk", "add"))
                            continue;
                        foreach (ShellWord word in command.Words)
                        {
                            if (word.Text is "supervisor" or "cron" or "dcron" or "anacron" or "runit" or "monit")
                            {
                                context.Report(
                                    Rule, script.SpanOf(word), null, $"'{word.Text}' is installed to run processes beside the application",
                                    word.Text.EndsWith("cron", StringComparison.Ordinal) ? "Use a CronJob." : "Give each process its own container, or its own Deployment.");
                                return;
                            }
                        }
                    }
                }
            }
        }
    }
}
