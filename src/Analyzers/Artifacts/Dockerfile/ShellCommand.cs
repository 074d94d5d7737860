namespace CloudReady.Analyzers.Artifacts;

/// <summary>How a command of a shell is joined to the next.</summary>
internal enum ShellJoin
{
    /// <summary>The text ends.</summary>
    End,

    /// <summary><c>;</c>, a new line, or the end of a group.</summary>
    Sequence,

    /// <summary><c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>||</c>.</summary>
    Or,

    /// <summary><c>|</c>.</summary>
    Pipe,

    /// <summary><c>&amp;</c>: the next command does not wait.</summary>
    Background,
}

/// <summary>One word of a shell command.</summary>
/// <param name="text">The word without quotes.</param>
/// <param name="start">Where it starts in the text that was split.</param>
/// <param name="end">Where it ends there.</param>
internal readonly struct ShellWord(string text, int start, int end)
{
    public string Text { get; } = text;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>One simple command of a shell script: a program with its arguments.</summary>
internal sealed class ShellCommand(ImmutableArray<ShellWord> words, ImmutableArray<ShellWord> assignments, bool isNested, ShellJoin join)
{
    /// <summary>The program and its arguments, without variables set before it, redirections and keywords such as <c>then</c>.</summary>
    public ImmutableArray<ShellWord> Words { get; } = words;

    /// <summary><c>NAME=value</c> before the program.</summary>
    public ImmutableArray<ShellWord> Assignments { get; } = assignments;

    /// <summary>True inside parentheses, braces or a compound command.</summary>
    public bool IsNested { get; } = isNested;

    /// <summary>What follows the command.</summary>
    public ShellJoin Join { get; } = join;

    /// <summary>The program without its folder: <c>apt-get</c>; behind <c>sudo</c>, <c>exec</c> and the like; empty for none.</summary>
    public string Program => ProgramIndex < Words.Length ? NameOf(Words[ProgramIndex].Text) : "";

    /// <summary>Where <see cref="Program"/> stands among the words.</summary>
    public int ProgramIndex
    {
        get
        {
            int index = 0;
            while (index < Words.Length && (Words[index].Text is "sudo" or "exec" or "env" or "time" or "nice" or "nohup" or "command" or "then" || (index > 0 && (Words[index].Text.StartsWith("-", StringComparison.Ordinal) || Words[index].Text.IndexOf('=') > 0))))
                index++;
            return index;
        }
    }

    /// <summary>True where the first arguments that are no options are these: <c>dotnet</c> <c>tool</c> <c>install</c>.</summary>
    public bool Is(string program, params string[] subcommands)
    {
        if (Program != program)
            return false;

        int next = ProgramIndex + 1;
        foreach (string subcommand in subcommands)
        {
            while (next < Words.Length && Words[next].Text.StartsWith("-", StringComparison.Ordinal))
                next++;
            if (next == Words.Length || Words[next++].Text != subcommand)
                return false;
        }

        return true;
    }

    public bool HasArgument(string argument)
    {
        foreach (ShellWord word in Words)
        {
            if (word.Text == argument || (argument.StartsWith("--", StringComparison.Ordinal) && word.Text.StartsWith(argument + "=", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static string NameOf(string program) => program.Substring(program.LastIndexOfAny(['/', '\\']) + 1);
}
