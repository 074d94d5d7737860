namespace CloudReady.Analyzers.Artifacts;

/// <summary>What one line of a Dockerfile is.</summary>
internal static class DockerLine
{
    /// <summary>The end of the line without the escape that continues it; the end of its content where none does.</summary>
    public static int WithoutContinuation(string content, int start, int end, char escape)
    {
        int contentEnd = end > start && content[end - 1] == '\r' ? end - 1 : end;
        int last = contentEnd;
        while (last > start && (content[last - 1] is ' ' or '\t'))
            last--;
        return IsEscape(content, start, last, escape) ? last - 1 : contentEnd;
    }

    /// <summary>True where the next line belongs to this one.</summary>
    public static bool IsContinued(string content, int start, int end, char escape)
    {
        int last = end;
        while (last > start && (content[last - 1] is ' ' or '\t' or '\r'))
            last--;
        return IsEscape(content, start, last, escape);
    }

    public static bool IsBlankOrComment(string content, int start, int end)
    {
        int first = SkipSpace(content, start, end);
        return first == end || content[first] == '#';
    }

    public static int SkipSpace(string content, int start, int end)
    {
        while (start < end && (content[start] is ' ' or '\t' or '\r' or '\f' or '\v'))
            start++;
        return start;
    }

    /// <summary>An escape that is itself escaped continues nothing.</summary>
    private static bool IsEscape(string content, int start, int end, char escape) =>
        end > start && content[end - 1] == escape && (end - 2 < start || content[end - 2] != escape);
}
