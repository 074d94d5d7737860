using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>The commands that an instruction runs, and where their words stand.</summary>
internal sealed class DockerScript
{
    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "ash", "dash", "zsh", "ksh" };

    private readonly Func<int, int, TextSpan> _spanOf;

    private DockerScript(IReadOnlyList<ShellCommand> commands, bool isShell, Func<int, int, TextSpan> spanOf)
    {
        Commands = commands;
        IsShell = isShell;
        _spanOf = spanOf;
    }

    public IReadOnlyList<ShellCommand> Commands { get; }

    /// <summary>False for the exec form, whose program is started without a shell.</summary>
    public bool IsShell { get; }

    /// <summary>The scripts of <c>RUN</c>, <c>CMD</c> and <c>ENTRYPOINT</c>: the command, that of a shell which it starts, and heredocs.</summary>
    public static IEnumerable<DockerScript> Of(DockerInstruction instruction)
    {
        if (instruction.IsJson)
        {
            ImmutableArray<DockerWord> words = instruction.Words;
            if (words.IsEmpty)
                yield break;

            if (ScriptOfShell(words) is { } script)
                yield return new DockerScript(ShellScript.Split(script.Text), isShell: true, (_, _) => script.Span);
            else
                yield return FromExecForm(words);
            yield break;
        }

        IReadOnlyList<ShellCommand> commands = ShellScript.Split(instruction.Command);
        yield return new DockerScript(commands, isShell: true, instruction.SpanOfCommand);

        bool runsBody = commands.Count == 0 || (commands.Count == 1 && Shells.Contains(commands[0].Program));
        foreach (TextSpan body in instruction.Heredocs)
        {
            if (runsBody)
                yield return new DockerScript(ShellScript.Split(instruction.TextOf(body)), isShell: true, (start, end) => TextSpan.FromBounds(body.Start + start, body.Start + end));
        }
    }

    public TextSpan SpanOf(ShellWord word) => _spanOf(word.Start, word.End);

    /// <summary><c>["sh", "-c", "…"]</c>: the script.</summary>
    private static DockerWord? ScriptOfShell(ImmutableArray<DockerWord> words)
    {
        if (words.Length < 3 || !Shells.Contains(words[0].Text.Substring(words[0].Text.LastIndexOf('/') + 1)))
            return null;

        for (int i = 1; i < words.Length - 1; i++)
        {
            if (words[i].Text.Length > 1 && words[i].Text[0] == '-' && words[i].Text.EndsWith("c", StringComparison.Ordinal))
                return words[i + 1];
        }

        return null;
    }

    private static DockerScript FromExecForm(ImmutableArray<DockerWord> words)
    {
        var arguments = ImmutableArray.CreateBuilder<ShellWord>(words.Length);
        foreach (DockerWord word in words)
            arguments.Add(new ShellWord(word.Text, word.Span.Start, word.Span.End));
        var command = new ShellCommand(arguments.ToImmutable(), ImmutableArray<ShellWord>.Empty, isNested: false, ShellJoin.End);
        return new DockerScript([command], isShell: false, TextSpan.FromBounds);
    }
}
