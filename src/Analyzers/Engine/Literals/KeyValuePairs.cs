using System.Text;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>
/// Enumerates the <c>key=value;</c> pairs of a connection string as ADO.NET reads them: values may be quoted with
/// <c>'</c> or <c>"</c>; keys are returned in lower case without blanks, underscores and hyphens.
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

    public bool MoveNext()
    {
        while (_position < text.Length && (text[_position] == ';' || char.IsWhiteSpace(text[_position])))
            _position++;
        if (_position >= text.Length)
            return false;

        int equals = text.IndexOf('=', _position);
        int semicolon = text.IndexOf(';', _position);
        IsWellFormed = equals > _position && (semicolon < 0 || equals < semicolon) && TryReadKey(_position, equals);
        if (!IsWellFormed)
        {
            _position = text.Length;
            return true;
        }

        ReadValue(equals + 1);
        return true;
    }

    private bool TryReadKey(int start, int end)
    {
        if (end - start > LongestKey)
            return false;

        var key = new StringBuilder(end - start);
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
            else if (c is not (' ' or '_' or '-' or '.'))
                return false;
        }

        Key = key.ToString();
        return Key.Length > 0;
    }

    private void ReadValue(int start)
    {
        while (start < text.Length && text[start] == ' ')
            start++;

        if (start < text.Length && text[start] is '"' or '\'')
        {
            int close = text.IndexOf(text[start], start + 1);
            if (close > 0)
            {
                Value = text.Substring(start + 1, close - start - 1);
                int next = text.IndexOf(';', close);
                _position = next < 0 ? text.Length : next;
                return;
            }
        }

        int end = text.IndexOf(';', start);
        if (end < 0)
            end = text.Length;
        Value = text.Substring(start, end - start).Trim();
        _position = end;
    }
}
