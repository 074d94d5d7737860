namespace CloudReady.Analyzers.Engine.Options;

/// <summary>
/// Path globs: <c>*</c> within a folder, <c>**</c> across folders, <c>?</c> for one character. A pattern without a slash
/// matches the file name in any folder.
/// </summary>
internal static class Glob
{
    /// <summary>True for a list of patterns in which none is empty or malformed.</summary>
    public static bool AreValid(string patterns)
    {
        foreach (string pattern in patterns.Split(','))
        {
            if (pattern.Trim().Length == 0 || pattern.IndexOf("***", StringComparison.Ordinal) >= 0 || pattern.IndexOf('\0') >= 0)
                return false;
        }

        return true;
    }

    /// <summary>True where one of the patterns, separated by commas, matches the path or its end from a folder on.</summary>
    public static bool AnyMatches(string patterns, string path)
    {
        string normalized = path.Replace('\\', '/');
        foreach (string pattern in patterns.Split(','))
        {
            string trimmed = pattern.Trim().Replace('\\', '/').TrimStart('/');
            if (trimmed.Length > 0 && MatchesFromAFolder(trimmed, normalized))
                return true;
        }

        return false;
    }

    private static bool MatchesFromAFolder(string pattern, string path)
    {
        for (int start = 0; start >= 0; start = path.IndexOf('/', start) + 1)
        {
            if (Matches(pattern, 0, path, start))
                return true;
            if (path.IndexOf('/', start) < 0)
                return false;
        }

        return false;
    }

    private static bool Matches(string pattern, int p, string path, int s)
    {
        while (p < pattern.Length)
        {
            if (pattern[p] != '*')
            {
                if (s >= path.Length || (pattern[p] != '?' && char.ToUpperInvariant(pattern[p]) != char.ToUpperInvariant(path[s])))
                    return false;
                p++;
                s++;
                continue;
            }

            bool acrossFolders = p + 1 < pattern.Length && pattern[p + 1] == '*';
            p += acrossFolders ? 2 : 1;
            for (int end = s; end <= path.Length; end++)
            {
                if (Matches(pattern, p, path, end))
                    return true;
                if (end < path.Length && path[end] == '/' && !acrossFolders)
                    return false;
            }

            return false;
        }

        return s == path.Length;
    }
}
