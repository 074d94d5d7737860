using System.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// Splits a shell script into simple commands: quotes, escapes, substitutions, comments, redirections, groups and lists. Good
/// enough to find a program and its arguments, no more.
/// </summary>
internal struct ShellScript
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "{", "}", "!",
    };

    private readonly string _text;
    private readonly List<ShellCommand> _commands;
    private int _position;
    private int _depth;

    private ShellScript(string text)
    {
        _text = text;
        _commands = [];
        _position = 0;
        _depth = 0;
    }

    /// <summary>The commands in the order of the text.</summary>
    public static IReadOnlyList<ShellCommand> Split(string text)
    {
        var script = new ShellScript(text);
        while (script._position < text.Length)
            script.ReadCommand();
        return script._commands;
    }

    private void ReadCommand()
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var assignments = ImmutableArray.CreateBuilder<ShellWord>();
        int depth = _depth;
        ShellJoin? join = null;
        while (join is null)
        {
            SkipBlanks();
            if (_position == _text.Length)
                join = ShellJoin.End;
            else if (ReadJoin() is { } found)
                join = found;
            else if (!SkipRedirection())
                Add(ReadWord(), words, assignments);
        }

        if (words.Count > 0 || assignments.Count > 0)
            _commands.Add(new ShellCommand(words.ToImmutable(), assignments.ToImmutable(), depth > 0 || _depth > 0, join.Value));
    }

    private void Add(ShellWord word, ImmutableArray<ShellWord>.Builder words, ImmutableArray<ShellWord>.Builder assignments)
    {
        if (words.Count == 0 && Keywords.Contains(word.Text))
        {
            if (word.Text is "if" or "for" or "while" or "until" or "case" or "{")
                _depth++;
            else if (word.Text is "fi" or "done" or "esac" or "}" && _depth > 0)
                _depth--;
        }
        else if (words.Count == 0 && IsAssignment(word.Text))
        {
            assignments.Add(word);
        }
        else
        {
            words.Add(word);
        }
    }

    private static bool IsAssignment(string word)
    {
        int equals = word.IndexOf('=');
        for (int i = 0; i < equals; i++)
        {
            if (!char.IsLetterOrDigit(word[i]) && word[i] != '_')
                return false;
        }

        return equals > 0 && !char.IsDigit(word[0]);
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c is ' ' or '\t' or '\r')
            {
                _position++;
            }
            else if (c == '\\' && _position + 1 < _text.Length && _text[_position + 1] is '\n' or '\r')
            {
                _position += 2;
            }
            else if (c == '#' && (_position == 0 || char.IsWhiteSpace(_text[_position - 1]) || _text[_position - 1] is ';' or '('))
            {
                int newLine = _text.IndexOf('\n', _position);
                _position = newLine < 0 ? _text.Length : newLine;
            }
            else
            {
                return;
            }
        }
    }

    private ShellJoin? ReadJoin()
    {
        char c = _text[_position];
        char next = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        switch (c)
        {
            case '\n' or ';':
                _position += next == ';' && c == ';' ? 2 : 1;
                return ShellJoin.Sequence;
            case '(':
                _position++;
                _depth++;
                return ShellJoin.Sequence;
            case ')':
                _position++;
                _depth = Math.Max(0, _depth - 1);
                return ShellJoin.Sequence;
            case '|':
                _position += next is '|' or '&' ? 2 : 1;
                return next == '|' ? ShellJoin.Or : ShellJoin.Pipe;
            case '&' when next != '>':
                _position += next == '&' ? 2 : 1;
                return next == '&' ? ShellJoin.And : ShellJoin.Background;
            default:
                return null;
        }
    }

    /// <summary><c>2&gt;&amp;1</c>, <c>&gt;&gt; file</c>, <c>&amp;&gt; file</c>, <c>&lt;&lt;EOF</c>.</summary>
    private bool SkipRedirection()
    {
        int position = _position;
        while (position < _text.Length && char.IsDigit(_text[position]))
            position++;
        if (position < _text.Length && _text[position] == '&' && position + 1 < _text.Length && _text[position + 1] == '>')
            position++;
        if (position == _text.Length || _text[position] is not ('<' or '>'))
            return false;

        while (position < _text.Length && _text[position] is '<' or '>' or '&' or '-' or '|')
            position++;
        _position = position;
        SkipBlanks();
        if (_position < _text.Length && _text[_position] is not ('\n' or ';' or '&' or '|' or ')' or '('))
            ReadWord();
        return true;
    }

    private ShellWord ReadWord()
    {
        int start = _position;
        StringBuilder? value = null;
        int copied = start;
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '<' or '>' or ')')
                break;
            if (c == '(' && _position > start && _text[_position - 1] is not ('$' or '<' or '>' or '@'))
                break;

            switch (c)
            {
                case '\'':
                    Copy(ref value, copied);
                    ReadQuoted(ref value, '\'');
                    copied = _position;
                    break;
                case '"':
                    Copy(ref value, copied);
                    ReadQuoted(ref value, '"');
                    copied = _position;
                    break;
                case '`':
                    SkipBackquoted();
                    break;
                case '$' when _position + 1 < _text.Length && _text[_position + 1] is '(' or '{':
                    SkipSubstitution();
                    break;
                case '\\' when _position + 1 < _text.Length:
                    Copy(ref value, copied);
                    copied = _position + 1;
                    _position += 2;
                    break;
                default:
                    _position++;
                    break;
            }
        }

        if (_position == start)
        {
            // A character that no rule reads: each word takes at least one.
            _position++;
        }

        string text = value is null ? _text.Substring(start, _position - start) : value.Append(_text, copied, _position - copied).ToString();
        return new ShellWord(text, start, _position);
    }

    private readonly void Copy(ref StringBuilder? value, int copied) =>
        (value ??= new StringBuilder()).Append(_text, copied, _position - copied);

    private void ReadQuoted(ref StringBuilder? value, char quote)
    {
        int start = ++_position;
        while (_position < _text.Length && _text[_position] != quote)
        {
            if (_text[_position] == '\\' && quote == '"')
                _position++;
            _position++;
        }

        int end = Math.Min(_position, _text.Length);
        value!.Append(_text, start, end - start);
        _position = Math.Min(_text.Length, _position + 1);
    }

    private void SkipBackquoted()
    {
        int close = _text.IndexOf('`', _position + 1);
        _position = close < 0 ? _text.Length : close + 1;
    }

    /// <summary><c>$(…)</c> and <c>${…}</c>, which may hold others.</summary>
    private void SkipSubstitution()
    {
        int depth = 0;
        char quote = '\0';
        for (_position++; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (c == quote)
                quote = '\0';
            else if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else if (quote == '\0' && c is '(' or '{')
                depth++;
            else if (quote == '\0' && c is ')' or '}' && --depth <= 0)
                break;
        }

        _position = Math.Min(_text.Length, _position + 1);
    }
}
