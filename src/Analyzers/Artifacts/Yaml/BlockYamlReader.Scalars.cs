namespace CloudReady.Analyzers.Artifacts;

/// <content>Plain, quoted and block texts.</content>
internal sealed partial class BlockYamlReader
{
    /// <summary>Adds a text that is no key, with the lines that continue it.</summary>
    private bool EndScalar(int indent, YamlKind kind, int start, int end, string? value)
    {
        if (indent < 0)
            return false;

        if (kind == YamlKind.Plain)
        {
            int firstEnd = end;
            while (IsContinued(indent, out int breaks))
            {
                if (text[_position] == '\t')
                    return false;
                if (value is null)
                {
                    _value.Clear().Append(text, start, firstEnd - start);
                    value = "";
                }

                if (breaks == 1)
                    _value.Append(' ');
                else
                    _value.Append('\n', breaks - 1);
                int lineStart = _position;
                if (!ScanPlain(isFlow: false, out end))
                    return false;
                _value.Append(text, lineStart, end - lineStart);
            }

            if (value is not null)
                value = _value.ToString();
        }

        builder.AddScalar(kind, start, end, value);
        return EndLine();
    }

    /// <summary>True where a plain text goes on in a line after this one; that is then where to read, <paramref name="breaks"/> lines on.</summary>
    private bool IsContinued(int indent, out int breaks)
    {
        breaks = 0;
        int lineStart = _position;
        for (int at = _position; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n':
                    breaks++;
                    lineStart = at + 1;
                    break;

                case ' ' or '\r':
                case '\t' when breaks == 0:
                    break;

                case '#':
                    return false;

                default:
                    if (breaks == 0 || at - lineStart <= indent)
                        return false;
                    _position = at;
                    return true;
            }
        }

        return false;
    }

    /// <summary>Finds the end of a plain or quoted text of one line.</summary>
    /// <param name="isFlow">True between brackets.</param>
    /// <param name="kind">How it is written.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="value">The text; null where it is what stands there.</param>
    private bool ScanScalar(bool isFlow, out YamlKind kind, out int start, out int end, out string? value)
    {
        start = _position;
        end = start;
        value = null;
        kind = YamlKind.Plain;
        switch (text[start])
        {
            case '"':
                kind = YamlKind.DoubleQuoted;
                return ScanDoubleQuoted(out end, out value);

            case '\'':
                kind = YamlKind.SingleQuoted;
                return ScanSingleQuoted(out end, out value);

            case '-':
                return !IsBlankAt(text, start + 1) && !(isFlow && text[start + 1] is ',' or '[' or ']' or '{' or '}') && ScanPlain(isFlow, out end);

            case '?':
                return !isFlow && !IsBlankAt(text, start + 1) && ScanPlain(isFlow, out end);

            case ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '\t':
                return false;

            default:
                return ScanPlain(isFlow, out end);
        }
    }

    /// <summary>Finds the end of a plain text on its line, and goes to what ends it.</summary>
    private bool ScanPlain(bool isFlow, out int end)
    {
        end = _position;
        int at = _position;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c is >= 'a' and <= 'z')
            {
                end = at + 1;
                continue;
            }

            if (c is '\n' or '\r')
                break;
            if (c is ' ' or '\t')
                continue;
            if (c == ':' && IsBlankAt(text, at + 1))
            {
                // YamlDotNet takes what may be an alias otherwise.
                int run = at;
                while (run > _position && text[run - 1] is not (' ' or '\t'))
                    run--;
                if (text[run] == '*')
                    return false;
                break;
            }

            if (c == '#' && at > _position && text[at - 1] is ' ' or '\t')
                break;
            if (isFlow)
            {
                if (c is ',' or '[' or ']' or '{' or '}')
                    break;
                if (c == ':' && text[at + 1] is ',' or '[' or ']' or '{' or '}')
                    return false;
            }

            end = at + 1;
        }

        _position = at;
        return true;
    }

    private bool ScanSingleQuoted(out int end, out string? value)
    {
        value = null;
        int copied = _position + 1;
        for (end = copied; end < text.Length; end++)
        {
            char c = text[end];
            if (c is '\n' or '\r')
                return false;
            if (c != '\'')
                continue;

            if (end + 1 < text.Length && text[end + 1] == '\'')
            {
                if (value is null)
                    _value.Clear();
                value = "";
                _value.Append(text, copied, ++end - copied);
                copied = end + 1;
                continue;
            }

            if (value is not null)
                value = _value.Append(text, copied, end - copied).ToString();
            _position = ++end;
            return true;
        }

        return false;
    }

    private bool ScanDoubleQuoted(out int end, out string? value)
    {
        value = null;
        int copied = _position + 1;
        for (end = copied; end < text.Length; end++)
        {
            char c = text[end];
            if (c is '\n' or '\r')
                return false;

            if (c == '"')
            {
                if (value is not null)
                    value = _value.Append(text, copied, end - copied).ToString();
                _position = ++end;
                return true;
            }

            if (c == '\\')
            {
                if (value is null)
                    _value.Clear();
                value = "";
                _value.Append(text, copied, end - copied);
                if (!AppendEscape(ref end))
                    return false;
                copied = end + 1;
            }
        }

        return false;
    }

    /// <summary>Appends what an escape stands for, and goes to its last character.</summary>
    private bool AppendEscape(ref int position)
    {
        const string Codes = "0abt\tnvfre \"\\/N_LP";
        const string Meanings = "\0\a\b\t\t\n\v\f\r\x1B \"\\/\x85\xA0\u2028\u2029";
        if (++position == text.Length)
            return false;

        int code = Codes.IndexOf(text[position]);
        if (code >= 0)
        {
            _value.Append(Meanings[code]);
            return true;
        }

        int length = text[position] == 'x' ? 2 : text[position] == 'u' ? 4 : 0;
        int unit = 0;
        for (int i = 0; i < length; i++)
        {
            int digit = ++position < text.Length ? JsonParser.HexDigit(text[position]) : -1;
            if (digit < 0)
                return false;
            unit = (unit << 4) | digit;
        }

        _value.Append((char)unit);
        return length > 0 && !char.IsSurrogate((char)unit);
    }

    /// <summary>Reads a literal or folded text.</summary>
    private bool ReadBlockText(int indent)
    {
        if (indent < 0 || builder.IsFull)
            return false;

        int start = _position;
        bool isFolded = text[_position++] == '>';
        char chomping = _position < text.Length ? text[_position] : '\0';
        if (chomping is '-' or '+')
            _position++;
        int headerEnd = _position;
        while (_position < text.Length && text[_position] is ' ' or '\t')
            _position++;
        if (!IsAtLineEnd() || (_position < text.Length && text[_position] == '#' && _position == headerEnd))
            return false;
        SkipLine();

        int breaks = SkipBlankLines(indent: 0);
        int column = 0;
        while (_position + column < text.Length && text[_position + column] == ' ')
            column++;
        // YamlDotNet has rules of its own for lines of nothing but space before the first.
        if (IsBreakAt(_position + column))
            return false;

        _value.Clear();
        bool endsLine = false;
        bool wasIndented = false;
        if (column > indent)
        {
            while (IsLineOfText(column))
            {
                int first = _position + column;
                bool isIndented = text[first] is ' ' or '\t';
                if (isFolded && endsLine && !wasIndented && !isIndented)
                {
                    if (breaks == 0)
                        _value.Append(' ');
                }
                else if (endsLine)
                {
                    _value.Append('\n');
                }

                _value.Append('\n', breaks);
                wasIndented = isIndented;
                SkipLine();
                endsLine = text[_position - 1] == '\n';
                int lineEnd = endsLine ? _position - 1 : _position;
                if (endsLine && text[lineEnd - 1] == '\r')
                    lineEnd--;
                _value.Append(text, first, lineEnd - first);
                breaks = SkipBlankLines(column);
            }
        }

        if (endsLine && chomping != '-')
            _value.Append('\n');
        if (chomping == '+')
            _value.Append('\n', breaks);
        builder.AddScalar(isFolded ? YamlKind.Folded : YamlKind.Literal, start, _position, _value.ToString());
        return ReadIndent();
    }

    /// <summary>Skips lines that hold nothing but space, at most so much; returns how many there are.</summary>
    private int SkipBlankLines(int indent)
    {
        int count = 0;
        while (true)
        {
            int at = _position;
            while (at < text.Length && at - _position < indent && text[at] == ' ')
                at++;
            if (!IsBreakAt(at))
                return count;

            SkipLine();
            count++;
        }
    }

    private bool IsLineOfText(int column)
    {
        int at = _position;
        while (at < text.Length && at - _position < column && text[at] == ' ')
            at++;
        return at - _position == column && at < text.Length && !IsBreakAt(at);
    }
}
