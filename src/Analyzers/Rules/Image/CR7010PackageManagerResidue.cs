using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>A package manager leaves in the image what nobody needs, or installs whatever version is newest.</summary>
internal sealed class CR7010PackageManagerResidue() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7010",
        "A package manager leaves more than was asked for",
        "{0}",
        DiagnosticSeverity.Info,
        "Each layer keeps what its command wrote: lists of packages, caches, packages that were only recommended. They make every pull longer and add what a scanner reports. A tool without a version is another one in the next build.");

    public const string NoRecommends = "--no-install-recommends";
    public const string RemoveLists = "rm -rf /var/lib/apt/lists/*";

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        var shipped = new HashSet<DockerStage>();
        foreach (DockerStage stage in context.ShippedStage(document)?.Chain ?? [])
            shipped.Add(stage);

        foreach (DockerStage stage in document.Stages)
        {
            foreach (DockerInstruction instruction in stage.Instructions)
            {
                if (instruction.Kind == DockerInstructionKind.Run)
                    AnalyzeRun(instruction, shipped.Contains(stage), context);
            }
        }
    }

    /// <summary>The edits that a <c>RUN</c> with <c>apt-get install</c> needs.</summary>
    public static (bool Recommends, bool Lists) AptProblems(DockerInstruction run)
    {
        bool installs = false;
        bool recommends = false;
        bool removes = HasCacheMount(run, "/var/lib/apt");
        bool updates = false;
        foreach (DockerScript script in DockerScript.Of(run))
        {
            foreach (ShellCommand command in script.Commands)
            {
                if (IsAptInstall(command))
                {
                    installs = true;
                    recommends |= !TakesNoRecommends(command);
                }

                updates |= command.Is("apt-get", "update") || command.Is("apt", "update");
                removes |= command.Program is "rm" or "find" && command.Words.Length > 1 && RemovesLists(command);
            }
        }

        return installs ? (recommends, updates && !removes) : (false, updates && !removes);
    }

    public static bool IsAptInstall(ShellCommand command) => command.Is("apt-get", "install") || command.Is("apt", "install");

    public static bool TakesNoRecommends(ShellCommand command)
    {
        foreach (ShellWord word in command.Words)
        {
            if (word.Text == NoRecommends || word.Text.IndexOf("Install-Recommends=0", StringComparison.OrdinalIgnoreCase) >= 0 || word.Text.IndexOf("Install-Recommends=false", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static void AnalyzeRun(DockerInstruction run, bool isShipped, ArtifactContext context)
    {
        foreach (DockerScript script in DockerScript.Of(run))
        {
            foreach (ShellCommand command in script.Commands)
                AnalyzeCommand(run, script, command, isShipped, context);
        }

        if (!isShipped || AptSpan(run) is not { } span)
            return;

        (bool recommends, bool lists) = AptProblems(run);
        if (!recommends && !lists)
            return;

        string? meant = recommends ? context.ReasonOfPeers(span, "DL3015", "DS-0029", "DS029") : null;
        string? kept = lists ? context.ReasonOfPeers(span, "DL3009") : null;
        bool areBothMeant = recommends == (meant is not null) && lists == (kept is not null);
        if (!areBothMeant)
        {
            recommends &= meant is null;
            lists &= kept is null;
        }

        string what = recommends && lists ? "installs recommended packages too, and leaves the lists of packages in the layer"
            : recommends ? "installs recommended packages too"
            : "leaves the lists of packages in the layer";
        string cure = recommends && lists ? $"Add '{NoRecommends}', and '&& {RemoveLists}' in the same RUN."
            : recommends ? $"Add '{NoRecommends}'."
            : $"Add '&& {RemoveLists}' in the same RUN.";
        Report(context, span, $"'apt-get' {what}: the image is larger, slower to pull, and has more that a scanner reports. {cure}", areBothMeant ? meant ?? kept : null);
    }

    private static void AnalyzeCommand(DockerInstruction run, DockerScript script, ShellCommand command, bool isShipped, ArtifactContext context)
    {
        if (isShipped && command.Is("apk", "add") && !command.HasArgument("--no-cache") && !HasCacheMount(run, "/var/cache/apk") && !HasCacheMount(run, "/etc/apk/cache") && !RemovesApkCache(script))
        {
            TextSpan span = script.SpanOf(command.Words[command.ProgramIndex]);
            Report(context, span, "'apk add' leaves its index in the layer: the image is larger and slower to pull. Add '--no-cache'.", context.ReasonOfPeers(span, "DL3019", "DS-0025", "DS025"));
        }

        if (command.Is("dotnet", "tool", "install") && ToolWithoutVersion(command) is { } tool)
            context.Report(Rule, script.SpanOf(tool), null, $"'dotnet tool install {tool.Text}' takes the newest version: the same commit builds another image tomorrow. Add '--version', or restore from a tool manifest.");
    }

    private static void Report(ArtifactContext context, TextSpan span, string message, string? suppression) =>
        context.Report(Rule, span, severity: null, properties: null, additionalLocations: null, [message], suppression);

    private static TextSpan? AptSpan(DockerInstruction run)
    {
        TextSpan? update = null;
        foreach (DockerScript script in DockerScript.Of(run))
        {
            foreach (ShellCommand command in script.Commands)
            {
                if (IsAptInstall(command))
                    return script.SpanOf(command.Words[command.ProgramIndex]);
                if (command.Is("apt-get", "update") || command.Is("apt", "update"))
                    update ??= script.SpanOf(command.Words[command.ProgramIndex]);
            }
        }

        return update;
    }

    private static bool HasCacheMount(DockerInstruction run, string target)
    {
        foreach (DockerWord flag in run.Flags)
        {
            if (flag.Text.StartsWith("--mount", StringComparison.Ordinal) && (flag.Text.Contains("type=cache") || flag.Text.Contains("type=tmpfs")) && flag.Text.Contains(target))
                return true;
        }

        return false;
    }

    private static bool RemovesLists(ShellCommand command)
    {
        foreach (ShellWord word in command.Words)
        {
            if (word.Text.StartsWith("/var/lib/apt", StringComparison.Ordinal) || word.Text is "/var/lib/{apt,dpkg,cache,log}/" || word.Text.StartsWith("/var/lib/{apt", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool RemovesApkCache(DockerScript script)
    {
        foreach (ShellCommand command in script.Commands)
        {
            if (command.Program != "rm")
                continue;
            foreach (ShellWord word in command.Words)
            {
                if (word.Text.StartsWith("/var/cache/apk", StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static ShellWord? ToolWithoutVersion(ShellCommand command)
    {
        if (command.HasArgument("--version"))
            return null;

        // dotnet tool install [options] <package>
        int position = 0;
        bool isValue = false;
        for (int i = command.ProgramIndex + 1; i < command.Words.Length; i++)
        {
            string word = command.Words[i].Text;
            if (word.StartsWith("-", StringComparison.Ordinal))
            {
                isValue = word is "--tool-path" or "--add-source" or "--source" or "--configfile" or "--framework" or "--tool-manifest" or "-v" or "--verbosity" or "--arch" or "-a";
            }
            else if (isValue)
            {
                isValue = false;
            }
            else if (++position == 3)
            {
                return word.IndexOf('@') > 0 || word.IndexOf('$') >= 0 ? null : command.Words[i];
            }
        }

        return null;
    }
}
