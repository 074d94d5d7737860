using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// The patterns of a <c>.dockerignore</c>, matched as Docker does: relative to the root of the context, the last pattern that
/// matches decides, <c>!</c> takes back in, <c>**</c> stands for any folders, and a pattern also matches what is in a folder.
/// </summary>
internal sealed class DockerIgnore
{
    private const int MostPatterns = 10_000;

    private readonly ImmutableArray<(string[] Segments, bool Includes)> _patterns;

    private DockerIgnore(SourceText text, ImmutableArray<(string[], bool)> patterns)
    {
        Text = text;
        _patterns = patterns;
    }

    /// <summary>The text that was read.</summary>
    public SourceText Text { get; }

    public static DockerIgnore Parse(SourceText text)
    {
        var patterns = ImmutableArray.CreateBuilder<(string[], bool)>();
        foreach (TextLine line in text.Lines)
        {
            if (line.Span.Length > 1000 || patterns.Count == MostPatterns)
                continue;

            string written = line.ToString();
            if (line.LineNumber == 0)
                written = written.TrimStart('\uFEFF');
            if (written.StartsWith("#", StringComparison.Ordinal))
                continue;

            string pattern = written.Trim();
            bool includes = pattern.StartsWith("!", StringComparison.Ordinal);
            if (includes)
                pattern = pattern.Substring(1).Trim();
            string[] segments = Clean(pattern);
            if (segments.Length > 0)
                patterns.Add((segments, includes));
        }

        return new DockerIgnore(text, patterns.ToImmutable());
    }

    /// <summary>True where the file stays out of the context.</summary>
    /// <param name="path">Relative to the root of the context, with <c>/</c>.</param>
    public bool Excludes(string path)
    {
        string[] segments = path.Split('/');
        bool isExcluded = false;
        foreach ((string[] pattern, bool includes) in _patterns)
        {
            if (isExcluded != includes)
                continue;
            if (MatchesPathOrParent(pattern, segments))
                isExcluded = !includes;
        }

        return isExcluded;
    }

    /// <summary>As Go's <c>filepath.Clean</c>: without <c>.</c>, with <c>..</c> resolved, without a slash at either end.</summary>
    private static string[] Clean(string pattern)
    {
        var segments = new List<string>();
        foreach (string segment in pattern.Replace('\\', '/').Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment.Length > 2 && segment.StartsWith("**", StringComparison.Ordinal))
            {
                segments.Add("**");
                segments.Add(segment.Substring(1));
            }
            else if (segment != "..")
            {
                segments.Add(segment);
            }
        }

        return segments.ToArray();
    }

    private static bool MatchesPathOrParent(string[] pattern, string[] path)
    {
        for (int length = path.Length; length > 0; length--)
        {
            if (Matches(pattern, path, length))
                return true;
        }

        return false;
    }

    /// <summary>Which patterns are matched by the first segments; one row of a table for each segment of the pattern.</summary>
    private static bool Matches(string[] pattern, string[] path, int length)
    {
        var reached = new bool[length + 1];
        reached[0] = true;
        foreach (string segment in pattern)
        {
            var next = new bool[length + 1];
            if (segment == "**")
            {
                bool any = false;
                for (int i = 0; i <= length; i++)
                    next[i] = any |= reached[i];
            }
            else
            {
                for (int i = 0; i < length; i++)
                    next[i + 1] = reached[i] && MatchesSegment(segment, path[i]);
            }

            reached = next;
        }

        return reached[length];
    }

    /// <summary><c>*</c> for any characters, <c>?</c> for one, <c>[a-z]</c> and <c>[^a-z]</c> for one of a class.</summary>
    private static bool MatchesSegment(string pattern, string name)
    {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starName = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, ref p, name[n]))
            {
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++starName;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, ref int p, char c)
    {
        if (pattern[p] == '?')
        {
            p++;
            return true;
        }

        int close = pattern[p] == '[' ? pattern.IndexOf(']', p + 1) : -1;
        if (close < 0)
            return pattern[p++] == c;

        bool isNegated = pattern[p + 1] == '^';
        bool isIn = false;
        for (int i = p + (isNegated ? 2 : 1); i < close; i++)
        {
            bool isRange = i + 2 < close && pattern[i + 1] == '-';
            isIn |= isRange ? c >= pattern[i] && c <= pattern[i + 2] : c == pattern[i];
            if (isRange)
                i += 2;
        }

        p = close + 1;
        return isIn != isNegated;
    }
}
