namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Tells values that are written from values that are to be filled in.</summary>
internal static class Placeholder
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme", "change_me", "change-me", "password", "pwd", "secret", "placeholder", "todo", "tbd", "none", "null", "xxx", "xxxx",
        "host", "hostname", "server", "servername", "server-name", "server_name", "myserver", "myserveraddress", "serveraddress", "yourserver",
        "replaceme", "replace_me", "replace-me", "redacted", "hidden", "dummy",
    };

    /// <summary>
    /// True for an empty value, a hole, and the usual ways to write "fill this in": <c>{0}</c>, <c>{{x}}</c>,
    /// <c>&lt;x&gt;</c>, <c>%x%</c>, <c>$(x)</c>, <c>${x}</c>, <c>#{x}#</c>, <c>__x__</c>, <c>***</c>, <c>your-…</c>.
    /// </summary>
    public static bool IsPlaceholder(string value)
    {
        string trimmed = value.Trim();
        if (trimmed.Length == 0 || Words.Contains(trimmed))
            return true;

        if (trimmed.IndexOf(LiteralUse.Hole) >= 0)
            return !HasNameAroundHole(trimmed);

        return Encloses(trimmed, "{", "}") || Encloses(trimmed, "<", ">") || Encloses(trimmed, "%", "%") || Encloses(trimmed, "[", "]")
            || trimmed.IndexOf("$(", StringComparison.Ordinal) >= 0 || trimmed.IndexOf("${", StringComparison.Ordinal) >= 0
            || trimmed.IndexOf("#{", StringComparison.Ordinal) >= 0 || trimmed.IndexOf("{{", StringComparison.Ordinal) >= 0
            || Encloses(trimmed, "__", "__") || Encloses(trimmed, "@@", "@@")
            || trimmed.StartsWith("your", StringComparison.OrdinalIgnoreCase)
            || IsOneCharacterRepeated(trimmed);
    }

    private static bool Encloses(string value, string open, string close)
    {
        int start = value.IndexOf(open, StringComparison.Ordinal);
        return start >= 0 && value.IndexOf(close, start + open.Length, StringComparison.Ordinal) > start;
    }

    /// <summary>In <c>{tenant}.db.contoso.com</c> the part that varies by deployment is still written.</summary>
    private static bool HasNameAroundHole(string value)
    {
        int letters = 0;
        foreach (char c in value)
        {
            if (char.IsLetter(c))
                letters++;
        }

        return letters >= 4 && value.IndexOf('.') >= 0;
    }

    private static bool IsOneCharacterRepeated(string value)
    {
        if (value.Length < 3)
            return value is "*" or "**" or "?" or "..";

        foreach (char c in value)
        {
            if (c != value[0])
                return false;
        }

        return !char.IsDigit(value[0]);
    }
}
