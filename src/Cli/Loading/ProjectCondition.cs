using System.Globalization;

namespace CloudReady.Cli.Loading;

/// <summary>
/// Evaluates an MSBuild condition made of comparisons, <c>Exists</c>, <c>and</c>, <c>or</c>, <c>!</c> and parentheses.
/// Anything else makes the whole condition false.
/// </summary>
internal ref struct ProjectCondition
{
    private readonly Func<string, string> _expand;
    private readonly Func<string, bool> _exists;
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    private ProjectCondition(ReadOnlySpan<char> text, Func<string, string> expand, Func<string, bool> exists)
    {
        _text = text;
        _expand = expand;
        _exists = exists;
    }

    /// <param name="text">The condition; the empty condition holds.</param>
    /// <param name="expand">Expands the properties in an operand.</param>
    /// <param name="exists">Whether a file or folder exists.</param>
    public static bool Evaluate(string text, Func<string, string> expand, Func<string, bool> exists)
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var condition = new ProjectCondition(text, expand, exists);
        return condition.Or() == true && condition.AtEnd();
    }

    private bool? Or()
    {
        bool? left = And();
        while (left is not null && Keyword("or"))
            left = And() is { } right ? left.Value | right : null;
        return left;
    }

    private bool? And()
    {
        bool? left = Unary();
        while (left is not null && Keyword("and"))
            left = Unary() is { } right ? left.Value & right : null;
        return left;
    }

    private bool? Unary()
    {
        if (++_depth > 64)
            return null;
        if (Symbol("!"))
            return !Unary();
        if (Symbol("("))
            return Or() is { } inner && Symbol(")") ? inner : null;
        if (Keyword("Exists"))
            return Symbol("(") && Operand() is { } path && Symbol(")") ? _exists(path) : null;
        return Comparison();
    }

    private bool? Comparison()
    {
        if (Operand() is not { } left)
            return null;
        foreach (string op in (ReadOnlySpan<string>)["==", "!=", ">=", "<=", ">", "<"])
        {
            if (Symbol(op))
                return Operand() is { } right ? Compare(left, op, right) : null;
        }

        return bool.TryParse(left, out bool value) ? value : null;
    }

    private static bool? Compare(string left, string op, string right)
    {
        if (op is "==" or "!=")
            return string.Equals(left, right, StringComparison.OrdinalIgnoreCase) == (op == "==");
        if (Number(left) is not { } a || Number(right) is not { } b)
            return null;
        int order = a.CompareTo(b);
        return op switch { ">" => order > 0, "<" => order < 0, ">=" => order >= 0, _ => order <= 0 };
    }

    private static Version? Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int major))
            return new Version(major, 0);
        return Version.TryParse(text.TrimStart('v', 'V'), out Version? version) ? version : null;
    }

    private string? Operand()
    {
        SkipSpace();
        if (_position >= _text.Length)
            return null;
        if (_text[_position] is '\'' or '"')
        {
            int end = EndOfQuoted(_position + 1, _text[_position]);
            if (end < 0)
                return null;
            string quoted = _text[(_position + 1)..end].ToString();
            _position = end + 1;
            return _expand(quoted);
        }

        int start = _position;
        int parentheses = 0;
        while (_position < _text.Length && (parentheses > 0 || !IsDelimiter(_text[_position])))
        {
            if (_text[_position] == '(')
                parentheses++;
            else if (_text[_position] == ')')
                parentheses--;
            _position++;
        }

        return _position == start ? null : _expand(_text[start.._position].ToString());

        static bool IsDelimiter(char c) => char.IsWhiteSpace(c) || c is ')' or '=' or '!' or '<' or '>' or '\'' or '"';
    }

    /// <summary>A quote within <c>$(...)</c> ends nothing: <c>'$(Name.EndsWith('.Tests'))'</c>.</summary>
    private readonly int EndOfQuoted(int start, char quote)
    {
        int parentheses = 0;
        for (int i = start; i < _text.Length; i++)
        {
            if (_text[i] == '(' && (parentheses > 0 || _text[i - 1] is '$' or '@' or '%'))
                parentheses++;
            else if (_text[i] == ')' && parentheses > 0)
                parentheses--;
            else if (_text[i] == quote && parentheses == 0)
                return i;
        }

        return -1;
    }

    private bool Keyword(string word)
    {
        SkipSpace();
        ReadOnlySpan<char> rest = _text[_position..];
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (rest.Length > word.Length && char.IsLetterOrDigit(rest[word.Length])))
            return false;
        _position += word.Length;
        return true;
    }

    private bool Symbol(string symbol)
    {
        SkipSpace();
        if (!_text[_position..].StartsWith(symbol, StringComparison.Ordinal) || (symbol == "!" && _text[_position..].StartsWith("!=", StringComparison.Ordinal)))
            return false;
        _position += symbol.Length;
        return true;
    }

    private bool AtEnd()
    {
        SkipSpace();
        return _position == _text.Length;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }
}
