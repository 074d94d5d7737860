namespace CloudReady.Analyzers.Engine;

/// <summary>
/// Tells from the text around a name whether the code may write what it names: an assignment, an increment, a changing call,
/// an element that is set, a reference. The text ends with a zero character.
/// </summary>
internal static class WritingText
{
    /// <summary>An index expression longer than this is not read to its end: what it belongs to counts as written.</summary>
    private const int LongestIndex = 200;

    /// <summary>Calls on a collection that change it.</summary>
    private static readonly NameSet ChangingCalls = new(
    [
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "AddOrSet", "Append", "AppendLine", "Clear", "Dequeue", "Enqueue", "ExceptWith", "GetOrAdd", "Insert", "InsertRange",
        "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Set", "SetValue", "Sort", "Take", "TryAdd",
        "TryDequeue", "TryPop", "TryRemove", "TryTake", "TryUpdate", "UnionWith",
    ]);

    /// <summary>True where what stands behind a name, or behind an element of it, writes.</summary>
    public static bool Follows(char[] text, int end)
    {
        int i = TextCharacters.SkipBlanks(text, end);
        while (text[i] == '[')
        {
            int close = CloseOf(text, i);
            if (close < 0)
                return true;
            i = TextCharacters.SkipBlanks(text, close + 1);
        }

        switch (text[i])
        {
            case '=':
                return text[i + 1] is not ('=' or '>');
            case '+' or '-':
                return text[i + 1] == '=' || text[i + 1] == text[i];
            case '*' or '/' or '%' or '|' or '&' or '^':
                return text[i + 1] == '=';
            case '?' when text[i + 1] == '?':
                return text[i + 2] == '=';
            case '?' or '!' or '.':
                return CallsChange(text, i);
            default:
                return false;
        }
    }

    /// <summary>Where <c>++</c>, <c>--</c>, <c>ref</c> or <c>out</c> ends, the last name of the member access that follows; empty for none.</summary>
    public static (int Start, int End) TargetBehind(char[] text, int position)
    {
        int start = TextCharacters.SkipBlanks(text, position), end = start;
        while (true)
        {
            while (TextCharacters.IsWordPart(text[end]))
                end++;
            if (text[end] != '.' || !TextCharacters.IsWordPart(text[end + 1]))
                return (start, end);
            start = ++end;
        }
    }

    private static bool CallsChange(char[] text, int position)
    {
        while (text[position] is '?' or '!' or '.' || char.IsWhiteSpace(text[position]))
            position++;

        int end = position;
        while (TextCharacters.IsWordPart(text[end]))
            end++;
        return end > position && ChangingCalls.Contains(text.AsSpan(position, end - position));
    }

    private static int CloseOf(char[] text, int open)
    {
        int depth = 0;
        for (int i = open; i < open + LongestIndex && text[i] != '\0'; i++)
        {
            if (text[i] == '[')
                depth++;
            else if (text[i] == ']' && --depth == 0)
                return i;
        }

        return -1;
    }
}
