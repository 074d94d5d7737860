namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Tells a value that is a secret from a name, a label, a pattern and all else that is written next to the word.</summary>
internal static class SecretValue
{
    private const int Shortest = 4;
    private const int Longest = 4096;
    private const int LongestPassword = 128;
    private const int ShortestKey = 8;

    private static readonly string[] Terms =
        ["password", "passwd", "passwort", "passphrase", "pwd", "secret", "token", "apikey", "key", "credential", "login", "auth", "bearer", "pass"];

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "null", "none", "default", "hidden", "text", "string", "required", "optional", "invalid", "empty", "unknown",
        "enabled", "disabled", "plain", "basic", "bearer", "header", "query", "cookie", "body", "form", "clear", "cleartext", "hashed", "encrypted",
        "autogenerate", "sha1", "sha256", "md5", "aes", "des", "hmacsha256", "rs256", "hs256", "rsa",
    };

    /// <summary>True for a value that a name of that kind makes a secret.</summary>
    /// <param name="kind">What the name says.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="isGiven">True where the value is given to something that signs in; false for a constant, which may hold a name.</param>
    public static bool IsSecret(SecretKind kind, string name, string value, bool isGiven)
    {
        if (kind == SecretKind.None || value.Length is < Shortest or > Longest || Placeholder.IsPlaceholder(value) || Words.Contains(value) || IsOtherText(value) || ResemblesName(name, value))
            return false;

        bool hasDigit = HasDigit(value);
        if (kind == SecretKind.Key)
            return value.Length >= ShortestKey && (hasDigit || value.Length >= 20 && HasBothCases(value)) && !IsReadableName(value);

        if (value.Length > LongestPassword)
            return false;

        return hasDigit && (isGiven || !IsReadableName(value)) || HasSpecialCharacter(value) && !IsIdentifier(value) || isGiven && !IsTitle(value) && IsOneWord(value);
    }

    /// <summary>Sentences, paths, URLs, markup, format strings, patterns: what nobody signs in with.</summary>
    private static bool IsOtherText(string value)
    {
        char first = value[0];
        return first is '/' or '~' or '<' or '{' or '[' or '(' or '^' or '#' or '%'
            || first == '$' && (value[1] is '(' or '{')
            || value.IndexOf(' ') >= 0
            || value.IndexOf('\n') >= 0
            || value.IndexOf('\t') >= 0
            || value.IndexOf("://", StringComparison.Ordinal) >= 0
            || value.IndexOf('{') >= 0
            || value.IndexOf('<') >= 0
            || value.IndexOf('\uFFFD') >= 0
            || value.EndsWith("=", StringComparison.Ordinal) && value.IndexOf('&') >= 0
            || value.EndsWith(":", StringComparison.Ordinal)
            || value.IndexOf(':') > 0 && TimeSpan.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)
            || bool.TryParse(value, out _);
    }

    /// <summary><c>PasswordField = "password_field"</c>: the value names what the name names.</summary>
    private static bool ResemblesName(string name, string value)
    {
        string normalized = SecretName.Normalize(value);
        string own = SecretName.Normalize(name);
        if (normalized.Length == 0 || own.EndsWith(normalized, StringComparison.Ordinal) || own.StartsWith(normalized, StringComparison.Ordinal))
            return true;

        if (!Says(normalized))
            return false;

        // "Password123!" says password and is one; "user.password.1" is a name.
        return !HasSpecialCharacter(value) && (IsIdentifier(value) || !HasDigit(value));
    }

    private static bool Says(string normalized)
    {
        foreach (string term in Terms)
        {
            if (normalized.IndexOf(term, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Words with dots, dashes or underscores between them: <c>account.sign-in</c>, <c>X-Api-2</c>.</summary>
    private static bool IsReadableName(string value)
    {
        bool hasSeparator = false;
        int digits = 0;
        foreach (char c in value)
        {
            if (c is '.' or '-' or '_' or ':')
                hasSeparator = true;
            else if (char.IsDigit(c))
                digits++;
            else if (!char.IsLetter(c))
                return false;
        }

        return hasSeparator && digits <= 1 && value.Length < 40;
    }

    /// <summary>Letters, digits and the separators of names only.</summary>
    private static bool IsIdentifier(string value)
    {
        bool hasSeparator = false;
        foreach (char c in value)
        {
            if (c is '.' or '-' or '_' or ':' or '/' or ',' or '?' or '[' or ']')
                hasSeparator = true;
            else if (!char.IsLetterOrDigit(c))
                return false;
        }

        return hasSeparator;
    }

    private static bool HasSpecialCharacter(string value)
    {
        foreach (char c in value)
        {
            if (c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '?' or '=' or '~')
                return true;
        }

        return false;
    }

    private static bool HasDigit(string value)
    {
        foreach (char c in value)
        {
            if (char.IsDigit(c))
                return true;
        }

        return false;
    }

    private static bool HasBothCases(string value)
    {
        bool hasUpper = false, hasLower = false;
        foreach (char c in value)
        {
            hasUpper |= char.IsUpper(c);
            hasLower |= char.IsLower(c);
        }

        return hasUpper && hasLower;
    }

    private static bool IsOneWord(string value)
    {
        foreach (char c in value)
        {
            if (c >= 128 || !char.IsLetterOrDigit(c))
                return false;
        }

        return value.Length <= 32;
    }

    /// <summary><c>Kennwort</c>: a label, or a name in Pascal case.</summary>
    private static bool IsTitle(string value) => char.IsUpper(value[0]) && !HasDigit(value);
}
