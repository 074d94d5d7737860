using System.Text;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>
/// Enumerates the <c>key=value;</c> pairs of a connection string as ADO.NET reads them: values may be quoted with
/// <c>'</c> or <c>"</c>, a doubled quote stands for one; keys are returned in lower case without blanks, underscores,
/// hyphens and dots.
/// </summary>
internal struct KeyValuePairs(string text)
{
    private const int LongestKey = 40;

    private int _position;

    /// <summary>The key in its canonical form.</summary>
    public string Key { get; private set; } = "";

    public string Value { get; private set; } = "";

    /// <summary>False where the current part is not a pair with a plausible key: the text is no connection string.</summary>
    public bool IsWellFormed { get; private set; }

    /// <summary>True where a <see cref="LiteralUse.Hole"/> was passed that may stand for whole pairs.</summary>
    public bool HasUnknownPairs { get; private set; }

    public bool MoveNext()
    {
        while (_position < text.Length && (text[_position] is ';' or LiteralUse.Hole || char.IsWhiteSpace(text[_position])))
        {
            HasUnknownPairs |= text[_position] == LiteralUse.Hole;
            _position++;
        }

        if (_position >= text.Length)
            return false;

        int equals = text.IndexOf('=', _position);
        int semicolon = text.IndexOf(';', _position);
        IsWellFormed = equals > _position && (semicolon < 0 || equals < semicolon) && TryReadKey(_position, equals);
        if (IsWellFormed)
            ReadValue(equals + 1);
        else
            _position = text.Length;

        return true;
    }

    private bool TryReadKey(int start, int end)
    {
        if (end - start > LongestKey)
            return false;

        for (int i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not (' ' or '_' or '-' or '.'))
                return false;
        }

        var key = new StringBuilder(end - start);
        for (int i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
                key.Append(char.ToLowerInvariant(text[i]));
        }

        Key = key.ToString();
        return Key.Length > 0;
    }

    private void ReadValue(int start)
    {
        while (start < text.Length && text[start] == ' ')
            start++;

        if (start < text.Length && text[start] is '"' or '\'' && TryReadQuoted(start))
            return;

        int end = text.IndexOf(';', start);
        if (end < 0)
            end = text.Length;
        Value = text.Substring(start, end - start).Trim();
        _position = end;
    }

    private bool TryReadQuoted(int start)
    {
        char quote = text[start];
        bool hasDoubled = false;
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] != quote)
                continue;

            if (i + 1 < text.Length && text[i + 1] == quote)
            {
                hasDoubled = true;
                i++;
                continue;
            }

            string value = text.Substring(start + 1, i - start - 1);
            Value = hasDoubled ? value.Replace(new string(quote, 2), quote.ToString()) : value;
            int next = text.IndexOf(';', i);
            _position = next < 0 ? text.Length : next;
            return true;
        }

        return false;
    }
}
