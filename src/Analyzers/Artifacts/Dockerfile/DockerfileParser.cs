using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Reads a Dockerfile as BuildKit does, in one pass. An instruction that is broken is an error, and the next line is read as
/// if it were not there.
/// </summary>
internal sealed class DockerfileParser
{
    private const int MostErrors = 100;
    private const int LongestInstruction = 10_000_000;

    /// <summary>So many are read of any file.</summary>
    private const int ManyInstructions = 100_000;

    /// <summary>More are read of a file whose instructions are as long as this on average, so that memory stays in proportion to the text.</summary>
    private const int ShortInstruction = 32;

    private static readonly Dictionary<string, DockerInstructionKind> Kinds = new(StringComparer.OrdinalIgnoreCase);

    private readonly SourceText _text;
    private readonly CancellationToken _cancellationToken;
    private readonly string _content;
    private readonly List<DockerInstruction> _instructions = [];
    private readonly ImmutableArray<ArtifactError>.Builder _errors = ImmutableArray.CreateBuilder<ArtifactError>();
    private readonly Suppressions _suppressions;
    private char _escape = '\\';
    private int _position;
    private bool _hasEndlessHeredoc;

    static DockerfileParser()
    {
        foreach (DockerInstructionKind kind in Enum.GetValues(typeof(DockerInstructionKind)))
            Kinds.Add(kind.ToString(), kind);
    }

    public DockerfileParser(SourceText text, CancellationToken cancellationToken)
    {
        _text = text;
        _cancellationToken = cancellationToken;
        _content = text.ToString();
        _suppressions = Suppressions.FromHashComments(text, _content, "hadolint", "checkov:skip", "trivy:ignore");
    }

    public Dockerfile Parse()
    {
        if (_content.Length > 0 && _content[0] == '\uFEFF')
            _position = 1;

        ReadDirectives();
        int mostInstructions = Math.Max(ManyInstructions, _content.Length / ShortInstruction);
        while (_position < _content.Length && _errors.Count < MostErrors && _instructions.Count < mostInstructions)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ReadInstruction();
        }

        if (_instructions.Count == mostInstructions)
            AddError(new TextSpan(Math.Min(_position, _content.Length), 0), $"The file has more than {mostInstructions} instructions");
        return new Dockerfile(_text, _content, _escape, _instructions.ToImmutableArray(), _suppressions, _errors.ToImmutable());
    }

    /// <summary><c># syntax=…</c>, <c># escape=…</c> and <c># check=…</c>, before anything else.</summary>
    private void ReadDirectives()
    {
        int position = _position;
        while (position < _content.Length)
        {
            int end = LineEnd(position);
            int start = DockerLine.SkipSpace(_content, position, end);
            if (start == end || _content[start] != '#' || end - start > 1000)
                return;

            int equals = _content.IndexOf('=', start, end - start);
            if (equals < 0)
                return;

            string value = _content.Substring(equals + 1, end - equals - 1).Trim();
            switch (_content.Substring(start + 1, equals - start - 1).Trim().ToLowerInvariant())
            {
                case "escape" when value is "`" or "\\":
                    _escape = value[0];
                    break;
                case "check":
                    AddSkippedChecks(value);
                    break;
                case "syntax":
                    break;
                default:
                    return;
            }

            position = end + 1;
        }
    }

    /// <summary><c>skip=JSONArgsRecommended,StageNameCasing;error=true</c>.</summary>
    private void AddSkippedChecks(string value)
    {
        foreach (string part in value.Split(';'))
        {
            string trimmed = part.Trim();
            if (trimmed.StartsWith("skip=", StringComparison.OrdinalIgnoreCase))
                _suppressions.AddForFile(trimmed.Substring(5));
        }
    }

    private void ReadInstruction()
    {
        int lineEnd = LineEnd(_position);
        int start = DockerLine.SkipSpace(_content, _position, lineEnd);
        if (start == lineEnd || _content[start] == '#')
        {
            _position = lineEnd + 1;
            return;
        }

        int end = ReadLogicalLine(start, lineEnd);
        int keywordEnd = start;
        DockerInstructionKind? kind = ReadKeyword(ref keywordEnd, end);
        bool isOnBuild = kind == DockerInstructionKind.OnBuild;
        int argumentsStart = SkipToArguments(keywordEnd, end);
        if (isOnBuild)
        {
            keywordEnd = argumentsStart;
            kind = ReadKeyword(ref keywordEnd, end);
            argumentsStart = SkipToArguments(keywordEnd, end);
        }

        if (kind is null or DockerInstructionKind.OnBuild)
        {
            AddError(TextSpan.FromBounds(start, Math.Max(keywordEnd, start + 1)), "There is no such instruction");
            return;
        }

        var keyword = TextSpan.FromBounds(start, keywordEnd);
        if (argumentsStart == end)
            AddError(keyword, "The instruction has no arguments");
        else if (end - start > LongestInstruction)
            AddError(keyword, $"The instruction is longer than {LongestInstruction} characters");
        else
            AddInstruction(new DockerInstruction(_content, _escape, kind.Value, isOnBuild, keyword, argumentsStart, end), argumentsStart, end);
    }

    private void AddInstruction(DockerInstruction instruction, int argumentsStart, int end)
    {
        instruction.FullSpan = instruction.Span;
        if (!_hasEndlessHeredoc
            && (instruction.Kind is DockerInstructionKind.Run or DockerInstructionKind.Copy or DockerInstructionKind.Add)
            && _content.IndexOf("<<", argumentsStart, end - argumentsStart, StringComparison.Ordinal) >= 0)
        {
            // Not the text that the instruction keeps: most are never looked at.
            ReadHeredocs(instruction, LogicalText.Create(_content, argumentsStart, end, _escape).Text);
        }

        _instructions.Add(instruction);
    }

    /// <summary>Moves behind the line and those that continue it; the end of the last one that has content.</summary>
    private int ReadLogicalLine(int start, int lineEnd)
    {
        int contentEnd = lineEnd;
        bool isContinued = DockerLine.IsContinued(_content, start, lineEnd, _escape);
        _position = lineEnd + 1;
        while (isContinued && _position < _content.Length)
        {
            int lineStart = _position;
            lineEnd = LineEnd(lineStart);
            _position = lineEnd + 1;
            if (DockerLine.IsBlankOrComment(_content, lineStart, lineEnd))
                continue;

            contentEnd = lineEnd;
            isContinued = DockerLine.IsContinued(_content, lineStart, lineEnd, _escape);
        }

        return TrimEnd(start, contentEnd);
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && (char.IsWhiteSpace(_content[end - 1])))
            end--;
        return end;
    }

    private DockerInstructionKind? ReadKeyword(ref int position, int end)
    {
        int start = position;
        while (position < end && char.IsLetter(_content[position]))
            position++;

        bool isEnded = position == end || char.IsWhiteSpace(_content[position]) || _content[position] == _escape;
        return isEnded && position - start is > 2 and < 12 && Kinds.TryGetValue(_content.Substring(start, position - start), out DockerInstructionKind kind) ? kind : null;
    }

    /// <summary>The first character after white space, continued lines and comments in between.</summary>
    private int SkipToArguments(int position, int end)
    {
        while (position < end)
        {
            char c = _content[position];
            if (char.IsWhiteSpace(c))
            {
                position++;
                continue;
            }

            int lineEnd = Math.Min(end, LineEnd(position));
            if (c != _escape || DockerLine.SkipSpace(_content, position + 1, lineEnd) < lineEnd)
                return position;

            // The escape ends its line: what follows are lines without content, or the first with some.
            position = Math.Min(end, lineEnd + 1);
            while (position < end && DockerLine.IsBlankOrComment(_content, position, Math.Min(end, LineEnd(position))))
                position = Math.Min(end, LineEnd(position) + 1);
        }

        return end;
    }

    private void ReadHeredocs(DockerInstruction instruction, string command)
    {
        var bodies = ImmutableArray.CreateBuilder<TextSpan>();
        foreach ((string name, bool stripsTabs) in HeredocNames(command))
        {
            int bodyStart = _position;
            if (!SkipBehindLine(name, stripsTabs, out int bodyEnd))
            {
                // Not looked for again: each search reads to the end of the file.
                _hasEndlessHeredoc = true;
                _position = bodyStart;
                AddError(instruction.Keyword, "The heredoc has no end");
                break;
            }

            bodies.Add(TextSpan.FromBounds(bodyStart, bodyEnd));
            instruction.FullSpan = TextSpan.FromBounds(instruction.Span.Start, Math.Max(instruction.Span.End, TrimEnd(bodyStart, Math.Min(_position, _content.Length))));
        }

        instruction.Heredocs = bodies.ToImmutable();
    }

    private bool SkipBehindLine(string name, bool stripsTabs, out int bodyEnd)
    {
        while (_position < _content.Length)
        {
            int start = _position;
            int end = LineEnd(start);
            _position = end + 1;
            int first = start;
            while (stripsTabs && first < end && _content[first] == '\t')
                first++;
            int last = end > first && _content[end - 1] == '\r' ? end - 1 : end;
            if (last - first == name.Length && string.CompareOrdinal(_content, first, name, 0, name.Length) == 0)
            {
                bodyEnd = start;
                return true;
            }
        }

        bodyEnd = _content.Length;
        return false;
    }

    private static IEnumerable<(string Name, bool StripsTabs)> HeredocNames(string command)
    {
        int position = 0;
        char quote = '\0';
        while (position < command.Length)
        {
            char c = command[position];
            if (c == quote)
                quote = '\0';
            else if (quote == '\0' && (c is '"' or '\''))
                quote = c;
            else if (c == '\\' && quote != '\'')
                position++;
            else if (quote == '\0' && c == '<' && IsHeredocStart(command, position))
            {
                int start = position + 2;
                bool stripsTabs = start < command.Length && command[start] == '-';
                if (HeredocName(command, stripsTabs ? start + 1 : start, out int end) is { } name)
                {
                    yield return (name, stripsTabs);
                    position = end;
                    continue;
                }

                position++;
            }

            position++;
        }
    }

    /// <summary><c>EOF</c>, <c>"EOF"</c> or <c>'EOF'</c>, as a word of its own; null for anything else.</summary>
    private static string? HeredocName(string command, int start, out int end)
    {
        bool isQuoted = start < command.Length && command[start] is '"' or '\'';
        int nameStart = isQuoted ? start + 1 : start;
        end = nameStart;
        while (end < command.Length && (IsAsciiLetter(command[end]) || command[end] == '_' || (end > nameStart && (command[end] is (>= '0' and <= '9') or '.' or '-'))))
            end++;

        string name = command.Substring(nameStart, end - nameStart);
        if (isQuoted && (end == command.Length || command[end++] != command[start]))
            return null;

        bool isWord = end == command.Length || char.IsWhiteSpace(command[end]) || command[end] is ';' or '&' or '|' or ')' or '>';
        return isWord && name.Length > 0 ? name : null;
    }

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsHeredocStart(string command, int position)
    {
        int before = position - 1;
        while (before >= 0 && char.IsDigit(command[before]))
            before--;
        return position + 1 < command.Length && command[position + 1] == '<' && (before < 0 || char.IsWhiteSpace(command[before]) || command[before] is ';' or '&' or '|' or ')');
    }

    private int LineEnd(int position)
    {
        int newLine = _content.IndexOf('\n', position);
        return newLine < 0 ? _content.Length : newLine;
    }

    private void AddError(TextSpan span, string message) => _errors.Add(new ArtifactError(span, message));
}
