using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>One instruction of a Dockerfile; its words are read when asked for.</summary>
internal sealed class DockerInstruction
{
    private readonly string _content;
    private readonly char _escape;
    private readonly int _argumentsStart;
    private readonly int _argumentsEnd;
    private LogicalText? _arguments;
    private ImmutableArray<DockerWord> _allWords;
    private ImmutableArray<DockerWord> _json;
    private bool _isJsonRead;

    internal DockerInstruction(string content, char escape, DockerInstructionKind kind, bool isOnBuild, TextSpan keyword, int argumentsStart, int argumentsEnd)
    {
        _content = content;
        _escape = escape;
        Kind = kind;
        IsOnBuild = isOnBuild;
        Keyword = keyword;
        _argumentsStart = argumentsStart;
        _argumentsEnd = argumentsEnd;
        Span = TextSpan.FromBounds(keyword.Start, argumentsEnd);
    }

    public DockerInstructionKind Kind { get; }

    /// <summary>True for an instruction after <c>ONBUILD</c>, which runs in images that are built on this one.</summary>
    public bool IsOnBuild { get; }

    /// <summary>The word that names the instruction; <c>ONBUILD</c> included.</summary>
    public TextSpan Keyword { get; }

    /// <summary>From the keyword to the end of the last line, heredocs not included.</summary>
    public TextSpan Span { get; }

    /// <summary>The bodies of the heredocs of the instruction.</summary>
    public ImmutableArray<TextSpan> Heredocs { get; internal set; } = ImmutableArray<TextSpan>.Empty;

    /// <summary>From the keyword to the end of the last line that belongs to the instruction, that of a heredoc included.</summary>
    public TextSpan FullSpan { get; internal set; }

    /// <summary>What follows the keyword.</summary>
    public LogicalText Arguments => _arguments ??= LogicalText.Create(_content, _argumentsStart, _argumentsEnd, _escape);

    /// <summary>The flags: <c>--from=build</c>.</summary>
    public IEnumerable<DockerWord> Flags
    {
        get
        {
            foreach (DockerWord word in AllWords)
            {
                if (!word.Text.StartsWith("--", StringComparison.Ordinal))
                    yield break;
                yield return word;
            }
        }
    }

    /// <summary>The words after the flags, those of the JSON form where it is used.</summary>
    public ImmutableArray<DockerWord> Words
    {
        get
        {
            if (IsJson)
                return _json;

            int flags = 0;
            while (flags < AllWords.Length && AllWords[flags].Text.StartsWith("--", StringComparison.Ordinal) && HasFlags)
                flags++;
            return flags == 0 ? AllWords : ImmutableArray.Create(AllWords, flags, AllWords.Length - flags);
        }
    }

    /// <summary>True where the arguments are a JSON array of strings, which Docker takes as they are.</summary>
    public bool IsJson
    {
        get
        {
            if (!_isJsonRead)
            {
                _json = HasJsonForm ? DockerWords.ReadJson(Arguments, CommandStart) : default;
                _isJsonRead = true;
            }

            return !_json.IsDefault;
        }
    }

    /// <summary>Where the arguments start after the flags, in the logical text.</summary>
    public int CommandStart
    {
        get
        {
            if (!HasFlags)
                return 0;

            int start = 0;
            foreach (DockerWord flag in Flags)
                start = flag.End;
            while (start < Arguments.Text.Length && char.IsWhiteSpace(Arguments.Text[start]))
                start++;
            return start;
        }
    }

    /// <summary>What follows the flags, as a shell would see it.</summary>
    public string Command => Arguments.Text.Substring(CommandStart);

    /// <summary>Where characters of <see cref="Command"/> stand in the file.</summary>
    public TextSpan SpanOfCommand(int start, int end) => Arguments.SpanOf(CommandStart + start, CommandStart + end);

    /// <summary>The text of a part of the file: the body of a heredoc.</summary>
    public string TextOf(TextSpan span) => _content.Substring(span.Start, span.Length);

    private bool HasFlags => Kind is DockerInstructionKind.Run or DockerInstructionKind.Copy or DockerInstructionKind.Add
        or DockerInstructionKind.From or DockerInstructionKind.HealthCheck;

    private bool HasJsonForm => Kind is DockerInstructionKind.Run or DockerInstructionKind.Copy or DockerInstructionKind.Add or DockerInstructionKind.Cmd
        or DockerInstructionKind.Entrypoint or DockerInstructionKind.Shell or DockerInstructionKind.Volume;

    private ImmutableArray<DockerWord> AllWords
    {
        get
        {
            if (_allWords.IsDefault)
                _allWords = DockerWords.Split(Arguments, _escape);
            return _allWords;
        }
    }

    /// <summary>The value of a flag, such as <c>from</c>; null where it is not set.</summary>
    public DockerWord? FindFlag(string name)
    {
        foreach (DockerWord flag in Flags)
        {
            if (flag.Text.Length == name.Length + 2
                ? flag.Text.EndsWith(name, StringComparison.OrdinalIgnoreCase)
                : flag.Text.Length > name.Length + 2 && flag.Text[name.Length + 2] == '=' && string.Compare(flag.Text, 2, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                int value = Math.Min(flag.Text.Length, name.Length + 3);
                return new DockerWord(DockerWord.Unquote(flag.Text.Substring(value)), flag.Start + value, flag.End, Arguments.SpanOf(flag.Start + value, flag.End));
            }
        }

        return null;
    }

    /// <summary>The pairs of <c>ENV</c>, <c>ARG</c> and <c>LABEL</c>; the value is null where none is given.</summary>
    public IEnumerable<DockerPair> Pairs
    {
        get
        {
            ImmutableArray<DockerWord> words = AllWords;
            if (Kind is (DockerInstructionKind.Env or DockerInstructionKind.Label) && words.Length > 0 && words[0].Text.IndexOf('=') < 0)
            {
                // ENV name the rest of the line
                DockerWord name = words[0];
                if (words.Length > 1)
                    yield return Pair(name.Text, name, new DockerWord(Arguments.Text.Substring(words[1].Start).TrimEnd(), words[1].Start, words[words.Length - 1].End, Arguments.SpanOf(words[1].Start, words[words.Length - 1].End)));
                yield break;
            }

            foreach (DockerWord word in words)
            {
                int equals = word.Text.IndexOf('=');
                if (equals < 0)
                    yield return Pair(word.Text, word, null);
                else
                    yield return Pair(word.Text.Substring(0, equals), word, new DockerWord(word.Text.Substring(equals + 1), word.Start + equals + 1, word.End, Arguments.SpanOf(word.Start + equals + 1, word.End)));
            }
        }
    }

    private static DockerPair Pair(string name, DockerWord word, DockerWord? value) => new(DockerWord.Unquote(name), word, value);
}

/// <summary>A name with its value.</summary>
/// <param name="name">The name without quotes.</param>
/// <param name="word">The whole pair; for <c>ENV name value</c> the name alone.</param>
/// <param name="value">The value as written, with its quotes; null where there is none.</param>
internal readonly struct DockerPair(string name, DockerWord word, DockerWord? value)
{
    public string Name { get; } = name;

    public DockerWord Word { get; } = word;

    public DockerWord? Value { get; } = value;
}
