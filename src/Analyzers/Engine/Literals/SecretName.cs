namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>What the name of a value says about it being secret.</summary>
internal enum SecretKind
{
    /// <summary>The name does not say that the value is secret.</summary>
    None,

    /// <summary>A password or passphrase: any text may be one.</summary>
    Password,

    /// <summary>A key, token or client secret: made by a machine, so it has the look of one.</summary>
    Key,
}

/// <summary>Tells names of secrets from names that only mention one: <c>SmtpPassword</c>, but not <c>PasswordLength</c>.</summary>
internal static class SecretName
{
    private static readonly HashSet<string> PasswordWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pwd", "passphrase", "passcode", "passwort", "userpassword",
    };

    private static readonly HashSet<string> KeyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "sharedkey", "signingkey", "encryptionkey", "authkey",
        "masterkey", "subscriptionkey", "storagekey", "securitykey", "clientsecret", "appsecret", "authtoken", "accesstoken", "refreshtoken",
        "bearertoken", "apitoken", "instrumentationkeysecret",
    };

    /// <summary>The word before <c>Key</c> that makes it a secret one.</summary>
    private static readonly HashSet<string> KeyQualifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "access", "secret", "private", "account", "shared", "signing", "encryption", "auth", "master", "subscription", "storage", "security",
        "hmac", "aes", "jwt", "decryption", "validation",
    };

    /// <summary>Words before <c>Token</c>, <c>Secret</c> or <c>Password</c> that name something else.</summary>
    private static readonly HashSet<string> OtherQualifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "cancellation", "stopping", "public", "antiforgery", "forgery", "csrf", "xsrf", "verification", "syntax", "next", "page", "continuation",
        "change", "metadata", "json", "is", "has", "no", "forgot", "reset", "forgotten", "lost", "show", "hide", "require", "requires", "requested",
        "confirm", "use", "save", "delete", "remove", "add", "get", "set", "update", "send", "invalid", "missing", "wrong", "empty", "expired",
        "revoke", "generate", "create", "error", "separator", "start", "end", "open", "close", "field", "input", "txt", "lbl", "label", "type",
    };

    /// <summary>The cheap test for a word of the source, before anything else is looked at.</summary>
    public static bool MayEnd(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return false;

        return (word[word.Length - 1] | 0x20) switch
        {
            'd' => EndsWith(word, "pwd") || EndsWith(word, "word") || EndsWith(word, "passwd"),
            't' => EndsWith(word, "secret") || EndsWith(word, "passwort"),
            'n' => EndsWith(word, "token"),
            'y' => EndsWith(word, "key"),
            'e' => EndsWith(word, "passphrase") || EndsWith(word, "passcode"),
            _ => false,
        };
    }

    /// <summary>What the last segment of a name or path (<c>Smtp:Password</c>, <c>SMTP__PASSWORD</c>) says.</summary>
    public static SecretKind Read(string name)
    {
        List<string> words = WordsOf(LastSegment(name));
        if (words.Count == 0)
            return SecretKind.None;

        string last = words[words.Count - 1];
        string? qualifier = words.Count > 1 ? words[words.Count - 2] : null;
        if (qualifier is not null && OtherQualifiers.Contains(qualifier) || words[0].Equals("public", StringComparison.OrdinalIgnoreCase))
            return SecretKind.None;
        if (PasswordWords.Contains(last))
            return SecretKind.Password;
        if (last.Equals("word", StringComparison.OrdinalIgnoreCase) && qualifier?.Equals("pass", StringComparison.OrdinalIgnoreCase) == true)
            return SecretKind.Password;

        bool isKey = last.Equals("key", StringComparison.OrdinalIgnoreCase) && qualifier is not null && KeyQualifiers.Contains(qualifier);
        return isKey || KeyWords.Contains(last) ? SecretKind.Key : SecretKind.None;
    }

    /// <summary>The letters and digits of a text in lower case: <c>Client-Secret</c> and <c>clientSecret</c> are one.</summary>
    public static string Normalize(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(c));
        }

        return result.ToString();
    }

    private static string LastSegment(string name)
    {
        int colon = Math.Max(name.LastIndexOf(':'), name.LastIndexOf('.'));
        int underscores = name.LastIndexOf("__", StringComparison.Ordinal);
        int start = Math.Max(colon + 1, underscores < 0 ? 0 : underscores + 2);
        return start >= name.Length ? "" : name.Substring(start);
    }

    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length
                || !char.IsLetterOrDigit(name[i])
                || char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1]));
            if (!isEnd)
                continue;

            string word = name.Substring(start, i - start).Trim('_', '-', ' ', '@', '$').TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (word.Length > 0)
                words.Add(word);
            start = i < name.Length && !char.IsLetterOrDigit(name[i]) ? i + 1 : i;
        }

        return words;
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string lowerCase)
    {
        if (word.Length < lowerCase.Length)
            return false;

        for (int i = 1; i <= lowerCase.Length; i++)
        {
            if ((word[word.Length - i] | 0x20) != lowerCase[lowerCase.Length - i])
                return false;
        }

        return true;
    }
}
