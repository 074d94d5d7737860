namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Tells values that are written from values that are to be filled in.</summary>
internal static class Placeholder
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme", "change_me", "change-me", "changeit", "password", "pwd", "pass", "passwd", "mypassword", "mypass", "secret", "mysecret",
        "placeholder", "todo", "tbd", "none", "null", "host", "hostname", "server", "servername", "server-name", "server name", "myserver",
        "myserveraddress", "serveraddress", "server address", "myhost", "account", "accountname", "myaccount", "account-name", "namespace",
        "datasource", "replaceme", "replace_me", "replace-me", "redacted", "hidden", "removed", "dummy", "value", "key", "%s", "%1", "...",
    };

    /// <summary>
    /// True for an empty value, a hole, and the usual ways to write "fill this in": <c>{0}</c>, <c>{{x}}</c>,
    /// <c>&lt;x&gt;</c>, <c>%x%</c>, <c>$(x)</c>, <c>${x}</c>, <c>#{x}#</c>, <c>[x]</c>, <c>__x__</c>, <c>***</c>,
    /// <c>DB_HOST</c>, <c>your-…</c>.
    /// </summary>
    public static bool IsPlaceholder(string value)
    {
        string trimmed = value.Trim();
        return trimmed.Length == 0
            || Words.Contains(trimmed)
            || trimmed.IndexOf(LiteralUse.Hole) >= 0
            || Encloses(trimmed, "{", "}")
            || Encloses(trimmed, "<", ">")
            || EnclosesNameInBrackets(trimmed)
            || Encloses(trimmed, "__", "__")
            || Encloses(trimmed, "@@", "@@")
            || trimmed.Length > 2 && trimmed[0] == '%' && trimmed[trimmed.Length - 1] == '%'
            || trimmed.IndexOf("$(", StringComparison.Ordinal) >= 0
            || trimmed.StartsWith("your", StringComparison.OrdinalIgnoreCase)
            || IsNameOfVariable(trimmed)
            || IsOneCharacterRepeated(trimmed);
    }

    private static bool Encloses(string value, string open, string close)
    {
        int start = value.IndexOf(open, StringComparison.Ordinal);
        return start >= 0 && value.IndexOf(close, start + open.Length, StringComparison.Ordinal) > start;
    }

    /// <summary><c>[datacenter]</c>, but not the IPv6 address <c>[::1]</c>.</summary>
    private static bool EnclosesNameInBrackets(string value)
    {
        int start = value.IndexOf('[');
        int end = start < 0 ? -1 : value.IndexOf(']', start);
        return end > start && value.IndexOf(':', start, end - start) < 0;
    }

    /// <summary><c>DB_HOST</c>, <c>$DB_HOST</c>: a name that stands for a value.</summary>
    private static bool IsNameOfVariable(string value)
    {
        bool hasUnderscore = value[0] == '$';
        for (int i = value[0] == '$' ? 1 : 0; i < value.Length; i++)
        {
            if (value[i] == '_')
                hasUnderscore = true;
            else if (value[i] is < 'A' or > 'Z')
                return false;
        }

        return hasUnderscore && value.Length > 1;
    }

    private static bool IsOneCharacterRepeated(string value)
    {
        if (value.Length < 3)
            return value is "*" or "**" or "?" or "..";

        foreach (char c in value)
        {
            if (char.ToLowerInvariant(c) != char.ToLowerInvariant(value[0]))
                return false;
        }

        return !char.IsDigit(value[0]);
    }
}
