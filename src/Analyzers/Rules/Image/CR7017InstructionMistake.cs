using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>An instruction that does not do what it says.</summary>
internal sealed class CR7017InstructionMistake() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IArtifactRule<Dockerfile>
{
    /// <summary>The property of a finding that holds what to write in its place; empty to remove it.</summary>
    public const string ReplacementProperty = "replacement";

    /// <summary>The property of a finding that holds a line to add after the <c>FROM</c> of its stage.</summary>
    public const string DeclarationProperty = "declaration";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7017",
        "The instruction does not do what it says",
        "{0}",
        DiagnosticSeverity.Info,
        "Docker takes the last of several entry points, reads a word that is no stage as an image, and replaces an unknown variable by nothing, all without a word.");

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        AnalyzeNames(document, context);
        foreach (DockerStage stage in document.Stages)
        {
            AnalyzeOnlyLastCounts(stage, DockerInstructionKind.Cmd, "CMD", context, "DL4003", "MultipleInstructionsDisallowed", "DS-0016", "DS016");
            AnalyzeOnlyLastCounts(stage, DockerInstructionKind.Entrypoint, "ENTRYPOINT", context, "DL4004", "MultipleInstructionsDisallowed", "DS-0007", "DS007");
            AnalyzeOnlyLastCounts(stage, DockerInstructionKind.HealthCheck, "HEALTHCHECK", context, "DL3012", "MultipleInstructionsDisallowed", "DS-0023", "DS023");
            AnalyzeInstructions(stage, context);
            AnalyzeVariables(stage, context);
        }
    }

    private static void AnalyzeOnlyLastCounts(DockerStage stage, DockerInstructionKind kind, string name, ArtifactContext context, params string[] peers)
    {
        DockerInstruction? last = stage.LastOwn(kind);
        foreach (DockerInstruction instruction in stage.Instructions)
        {
            if (instruction.Kind == kind && instruction != last && !instruction.IsOnBuild)
                Report(context, instruction.Keyword, peers, $"This '{name}' has no effect: a later one in the stage replaces it. Remove it.");
        }
    }

    private static void AnalyzeNames(Dockerfile document, ArtifactContext context)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DockerStage stage in document.Stages)
        {
            if (stage.NameWord is { } name && !names.Add(name.Text))
                Report(context, name.Span, ["DL3024", "DuplicateStageName", "CKV_DOCKER_11", "DS-0012", "DS012"], $"Two stages are called '{name.Text}': what is built and copied depends on their order. Give them different names.");

            foreach ((string variable, int start, int end) in DockerVariables.NamesIn(stage.ImageWord.Text, document.Escape))
            {
                if (stage.Base is null && stage.LookupGlobal(variable, out _) == DockerVariableState.Undefined)
                    Report(context, SpanIn(stage.From, stage.ImageWord, start, end), ["UndefinedArgInFrom"], $"'{variable}' is not declared before the first FROM: it is empty here, and the build fails. Add 'ARG {variable}' before the first FROM.");
            }
        }
    }

    private static void AnalyzeInstructions(DockerStage stage, ArtifactContext context)
    {
        bool hasFolder = stage.Base is not null && stage.Base.Has(DockerInstructionKind.Workdir);
        bool isRoot = stage.Root?.RunsAsRoot == true && (stage.Base is null || !stage.Base.Has(DockerInstructionKind.User));
        foreach (DockerInstruction instruction in stage.Instructions)
        {
            switch (instruction.Kind)
            {
                case DockerInstructionKind.Workdir when !instruction.Words.IsEmpty:
                    hasFolder |= IsAbsoluteOrUnknown(instruction.Words[0].Unquoted);
                    if (!hasFolder)
                        Report(context, instruction.Words[0].Span, ["DL3000", "WorkdirRelativePath", "CKV_DOCKER_10", "DS-0009", "DS009"], $"'WORKDIR {instruction.Words[0].Text}' is relative, and so depends on the folder of the base image. Write '/{instruction.Words[0].Text}'.", (ReplacementProperty, Rooted(instruction.Words[0])));
                    break;

                case DockerInstructionKind.Copy when instruction.FindFlag("from") is { } from:
                    AnalyzeSource(stage, from, context);
                    break;

                case DockerInstructionKind.Expose:
                    foreach (DockerWord word in instruction.Words)
                    {
                        if (word.Text is "22" or "22/tcp")
                            Report(context, word.Span, ["CKV_DOCKER_1", "DS-0004", "DS004"], "Port 22 is exposed: nobody should log in to a container; 'kubectl exec' does without. Remove it.", (ReplacementProperty, ""));
                        else if (long.TryParse(word.Text.Split('/')[0], out long port) && port is < 1 or > 65535)
                            Report(context, word.Span, ["DL3011", "DS-0008", "DS008"], $"'{word.Text}' is no port: ports are between 1 and 65535. Write the one that the application listens on.");
                    }

                    break;

                case DockerInstructionKind.User:
                    isRoot = !instruction.Words.IsEmpty && instruction.Words[0].Text.Split(':')[0] is "root" or "0";
                    break;

                case DockerInstructionKind.Run:
                    AnalyzeSudo(instruction, isRoot, context);
                    break;
            }
        }
    }

    /// <summary>Relative to what the first of them is relative to.</summary>
    private static string? Rooted(DockerWord word) =>
        word.Text.IndexOfAny(['"', '\'', '$', '.']) >= 0 ? null : "/" + word.Text;

    private static bool IsAbsoluteOrUnknown(string path) =>
        path.Length == 0 || path[0] is '/' or '\\' or '$' || (path.Length > 1 && path[1] == ':');

    private static void AnalyzeSource(DockerStage stage, DockerWord from, ArtifactContext context)
    {
        string[] peers = ["DL3022", "DL3023", "DS-0006", "DS006"];
        string name = from.Text;
        if (name.Length == 0 || from.HasVariable)
            return;

        ImmutableArray<DockerStage> stages = stage.File.Stages;
        if (int.TryParse(name, out int index))
        {
            if (index >= stage.Index)
                Report(context, from.Span, peers, $"'--from={name}' is no earlier stage: stages count from 0, and this is stage {stage.Index}. Name the stage.");
            return;
        }

        string? nearest = null;
        int count = 0;
        foreach (DockerStage other in stages)
        {
            if (other.Name is null)
                continue;
            bool isSame = other.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
            if (isSame && other.Index < stage.Index)
                return;
            if (isSame)
            {
                Report(context, from.Span, peers, other == stage ? $"'--from={name}' names the stage that it stands in, which cannot be copied from." : $"'--from={name}' names a later stage: only earlier ones can be copied from. Move the stage up.");
                return;
            }

            if (other.Index < stage.Index && IsNear(other.Name, name))
            {
                nearest = other.Name;
                count++;
            }
        }

        // A word that resembles no stage is an image.
        if (nearest is not null && name.IndexOfAny(['/', ':', '.', '@']) < 0)
            Report(context, from.Span, peers, $"'--from={name}' is no stage, and so is taken for an image: did you mean '{nearest}'?", (ReplacementProperty, count == 1 ? nearest : null));
    }

    /// <summary>True for one slip: a character too many, missing, another, or two swapped.</summary>
    private static bool IsNear(string name, string written)
    {
        string a = name.ToLowerInvariant();
        string b = written.ToLowerInvariant();
        if (a.Length < 3 || Math.Abs(a.Length - b.Length) > 1)
            return false;

        int start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        int endA = a.Length;
        int endB = b.Length;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
        }

        int lengthA = endA - start;
        int lengthB = endB - start;
        return (lengthA <= 1 && lengthB <= 1) || (lengthA == 2 && lengthB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    private static void AnalyzeSudo(DockerInstruction run, bool isRoot, ArtifactContext context)
    {
        foreach (DockerScript script in DockerScript.Of(run))
        {
            foreach (ShellCommand command in script.Commands)
            {
                if (command.Words.Length > 1 && command.Words[0].Text == "sudo")
                {
                    // With options of its own it is more than a word too many.
                    bool isPlain = isRoot && script.IsShell && !run.IsJson && !command.Words[1].Text.StartsWith("-", StringComparison.Ordinal);
                    Report(context, script.SpanOf(command.Words[0]), ["DL3004", "CKV2_DOCKER_1", "DS-0010", "DS010"], "'sudo' in an image: a build runs as root until 'USER' says otherwise, and at run time nothing should become root. Remove it, or set 'USER' around the command.", (ReplacementProperty, isPlain ? "" : null));
                }
            }
        }
    }

    private static void AnalyzeVariables(DockerStage stage, ArtifactContext context)
    {
        bool knowsBase = stage.Root is { Dotnet: not null } or { Reference.IsScratch: true };
        // Each name is looked for once, found or not.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (DockerInstruction instruction in stage.Instructions)
        {
            if (!IsExpanded(instruction.Kind) || instruction.Arguments.Text.IndexOf('$') < 0 || instruction.IsOnBuild)
                continue;

            foreach (DockerWord word in instruction.Words)
            {
                foreach ((string name, int start, int end) in DockerVariables.NamesIn(word.Text, stage.File.Escape))
                {
                    if (!seen.Add(name) || stage.Lookup(name, out _) != DockerVariableState.Undefined)
                        continue;

                    bool isGlobal = stage.IsGlobal(name);
                    if (!isGlobal && (!knowsBase || DotnetImage.DefinesVariable(name)))
                        continue;
                    Report(
                        context,
                        SpanIn(instruction, word, start, end),
                        ["UndefinedVar", "DL3044"],
                        isGlobal
                            ? $"'{name}' is declared before the first FROM, which stages do not see: it is empty here. Repeat 'ARG {name}' in the stage."
                            : $"'{name}' is set nowhere: it is empty here. Declare it with 'ARG {name}', or correct the name.",
                        (DeclarationProperty, isGlobal ? $"ARG {name}" : null));
                }
            }
        }
    }

    private static bool IsExpanded(DockerInstructionKind kind) => kind is DockerInstructionKind.Add or DockerInstructionKind.Copy or DockerInstructionKind.Env or DockerInstructionKind.Expose
        or DockerInstructionKind.Label or DockerInstructionKind.StopSignal or DockerInstructionKind.User or DockerInstructionKind.Volume or DockerInstructionKind.Workdir;

    private static TextSpan SpanIn(DockerInstruction instruction, DockerWord word, int start, int end) =>
        instruction.IsJson ? word.Span : instruction.Arguments.SpanOf(word.Start + start, word.Start + end);

    private static void Report(ArtifactContext context, TextSpan span, string[] peers, string message, (string Name, string? Value)? property = null) => context.Report(
        Rule,
        span,
        severity: null,
        property is ({ } name, { } value) ? ImmutableDictionary<string, string?>.Empty.Add(name, value) : null,
        additionalLocations: null,
        [message],
        context.ReasonOfPeers(span, peers));
}
