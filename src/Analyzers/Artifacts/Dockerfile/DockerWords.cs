using System.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Splits the arguments of an instruction.</summary>
internal static class DockerWords
{
    /// <summary>Splits at white space that is neither quoted nor escaped.</summary>
    public static ImmutableArray<DockerWord> Split(LogicalText arguments, char escape)
    {
        string text = arguments.Text;
        var words = ImmutableArray.CreateBuilder<DockerWord>();
        int position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            if (position == text.Length)
                return words.ToImmutable();

            int start = position;
            char quote = '\0';
            while (position < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[position])))
            {
                char c = text[position];
                if (c == escape && quote != '\'' && position + 1 < text.Length)
                    position++;
                else if (c == quote)
                    quote = '\0';
                else if (quote == '\0' && (c is '"' or '\''))
                    quote = c;
                position++;
            }

            words.Add(new DockerWord(text.Substring(start, position - start), start, position, arguments.SpanOf(start, position)));
        }
    }

    /// <summary>The strings of a JSON array; default where the text is none.</summary>
    public static ImmutableArray<DockerWord> ReadJson(LogicalText arguments, int start)
    {
        string text = arguments.Text;
        int position = SkipSpace(text, start);
        if (position == text.Length || text[position] != '[')
            return default;

        var words = ImmutableArray.CreateBuilder<DockerWord>();
        position = SkipSpace(text, position + 1);
        if (position < text.Length && text[position] == ']')
            return SkipSpace(text, position + 1) == text.Length ? ImmutableArray<DockerWord>.Empty : default;

        while (position < text.Length && text[position] == '"')
        {
            int valueStart = position + 1;
            if (ReadString(text, ref position) is not { } value)
                return default;

            words.Add(new DockerWord(value, valueStart, position - 1, arguments.SpanOf(valueStart, position - 1)));
            position = SkipSpace(text, position);
            if (position < text.Length && text[position] == ']')
                return SkipSpace(text, position + 1) == text.Length ? words.ToImmutable() : default;
            if (position == text.Length || text[position] != ',')
                return default;
            position = SkipSpace(text, position + 1);
        }

        return default;
    }

    private static int SkipSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }

    /// <summary>The string that starts at the quote, null where it does not end; the position is then after it.</summary>
    private static string? ReadString(string text, ref int position)
    {
        int start = ++position;
        StringBuilder? unescaped = null;
        while (position < text.Length && text[position] != '"')
        {
            if (text[position] == '\\')
            {
                (unescaped ??= new StringBuilder()).Append(text, start, position - start);
                if (position + 1 == text.Length || !AppendEscape(unescaped, text, ref position))
                    return null;
                start = position;
                continue;
            }

            if (text[position] < ' ')
                return null;
            position++;
        }

        if (position == text.Length)
            return null;

        string rest = text.Substring(start, position - start);
        position++;
        return unescaped is null ? rest : unescaped.Append(rest).ToString();
    }

    private static bool AppendEscape(StringBuilder value, string text, ref int position)
    {
        char kind = text[position + 1];
        if (kind == 'u')
        {
            int unit = 0;
            for (int i = position + 2; i < position + 6; i++)
            {
                int digit = i < text.Length ? JsonParser.HexDigit(text[i]) : -1;
                if (digit < 0)
                    return false;
                unit = (unit << 4) | digit;
            }

            value.Append((char)unit);
            position += 6;
            return true;
        }

        int index = "\"\\/bfnrt".IndexOf(kind);
        if (index < 0)
            return false;
        value.Append("\"\\/\b\f\n\r\t"[index]);
        position += 2;
        return true;
    }
}
