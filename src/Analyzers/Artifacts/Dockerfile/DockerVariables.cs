using System.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>What is known of a variable.</summary>
internal enum DockerVariableState
{
    /// <summary>Nothing in the file sets it.</summary>
    Undefined,

    /// <summary>It is set, to what cannot be known.</summary>
    Unknown,

    /// <summary>It has a value, if only as a default.</summary>
    Known,
}

/// <summary>Puts the values of variables into words.</summary>
internal static class DockerVariables
{
    private const int LongestValue = 10_000;

    /// <summary>Looks a variable up.</summary>
    public delegate DockerVariableState Lookup(string name, out string value);

    /// <summary>The word with its quotes removed and its variables replaced; null where one of them is not known.</summary>
    public static string? Expand(string word, char escape, Lookup lookup) => Expand(word, escape, lookup, depth: 0);

    /// <summary>The names of the variables in a word that have no default there.</summary>
    public static IEnumerable<(string Name, int Start, int End)> NamesIn(string word, char escape)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == escape || word[i] == '\'' && SkipSingleQuoted(word, ref i))
            {
                if (word[i] == escape)
                    i++;
                continue;
            }

            if (word[i] != '$' || !TryReadName(word, i, out string name, out int end, out string modifier))
                continue;
            if (modifier.Length == 0)
                yield return (name, i, end);
            i = end - 1;
        }
    }

    private static bool SkipSingleQuoted(string word, ref int position)
    {
        int close = word.IndexOf('\'', position + 1);
        if (close < 0)
            return false;
        position = close;
        return true;
    }

    private static string? Expand(string word, char escape, Lookup lookup, int depth)
    {
        if (depth > 4)
            return null;
        if (word.IndexOf('$') < 0 && word.IndexOf(escape) < 0)
            return DockerWord.Unquote(word);

        var value = new StringBuilder(word.Length);
        char quote = '\0';
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            if (c == escape && quote != '\'' && i + 1 < word.Length)
            {
                value.Append(word[++i]);
            }
            else if (c == quote && quote != '\0')
            {
                quote = '\0';
            }
            else if (quote == '\0' && (c is '"' or '\''))
            {
                quote = c;
            }
            else if (c == '$' && quote != '\'')
            {
                if (!TryReadName(word, i, out string name, out int end, out string modifier) || Resolve(name, modifier, escape, lookup, depth) is not { } resolved)
                    return null;
                value.Append(resolved);
                i = end - 1;
            }
            else
            {
                value.Append(c);
            }

            if (value.Length > LongestValue)
                return null;
        }

        return value.ToString();
    }

    private static string? Resolve(string name, string modifier, char escape, Lookup lookup, int depth)
    {
        DockerVariableState state = lookup(name, out string value);
        if (modifier.Length == 0)
            return state == DockerVariableState.Known ? value : null;

        bool countsEmpty = modifier[0] == ':';
        string operation = countsEmpty ? modifier.Substring(1) : modifier;
        if (operation.Length == 0 || operation[0] is not ('-' or '+'))
            return null;

        string? alternative = Expand(operation.Substring(1), escape, lookup, depth + 1);
        bool isSet = state == DockerVariableState.Known && (!countsEmpty || value.Length > 0);
        if (operation[0] == '-')
            return isSet ? value : alternative;
        return state == DockerVariableState.Unknown ? null : isSet ? alternative : "";
    }

    /// <summary>Reads <c>$NAME</c> or <c>${NAME…}</c>; the modifier is what follows the name in the braces.</summary>
    private static bool TryReadName(string word, int dollar, out string name, out int end, out string modifier)
    {
        modifier = "";
        int start = dollar + 1;
        bool hasBrace = start < word.Length && word[start] == '{';
        if (hasBrace)
            start++;

        end = start;
        while (end < word.Length && (char.IsLetterOrDigit(word[end]) || word[end] == '_'))
            end++;
        name = word.Substring(start, end - start);
        if (!hasBrace)
            return name.Length > 0;

        int depth = 1;
        int modifierStart = end;
        for (; end < word.Length; end++)
        {
            if (word[end] == '{')
                depth++;
            else if (word[end] == '}' && --depth == 0)
                break;
        }

        if (end == word.Length)
            return false;
        modifier = word.Substring(modifierStart, end - modifierStart);
        end++;
        return name.Length > 0;
    }
}
