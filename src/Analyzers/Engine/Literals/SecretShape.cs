namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Secrets that their issuers give a form: told by the value alone, whatever it is called.</summary>
internal static class SecretShape
{
    private static readonly (string Prefix, int Length, string Kind)[] Prefixes =
    [
        ("AKIA", 20, "an AWS access key"),
        ("ASIA", 20, "an AWS access key"),
        ("ghp_", 40, "a GitHub token"),
        ("gho_", 40, "a GitHub token"),
        ("ghs_", 40, "a GitHub token"),
        ("github_pat_", 50, "a GitHub token"),
        ("glpat-", 26, "a GitLab token"),
        ("xoxb-", 24, "a Slack token"),
        ("xoxp-", 24, "a Slack token"),
        ("SG.", 60, "a SendGrid key"),
        ("sk_live_", 24, "a Stripe key"),
        ("rk_live_", 24, "a Stripe key"),
        ("AIza", 39, "a Google API key"),
    ];

    /// <summary>The cheap test for a word of the source with which such a secret may begin.</summary>
    public static bool MayStart(ReadOnlySpan<char> word, char next)
    {
        switch (word[0])
        {
            case 'A':
                return word.Length >= 20 && (StartsWith(word, "AKIA") || StartsWith(word, "ASIA") || StartsWith(word, "AIza"));
            case 'g':
                return word.Length > 4 && (StartsWith(word, "ghp_") || StartsWith(word, "gho_") || StartsWith(word, "ghs_") || StartsWith(word, "github_pat_")) || next == '-' && word.Length == 5 && StartsWith(word, "glpat");
            case 'x':
                return next == '-' && word.Length == 4 && StartsWith(word, "xox");
            case 'S':
                return next == '.' && word.Length == 2 && word[1] == 'G';
            case 's' or 'r':
                return word.Length >= 20 && (StartsWith(word, "sk_live_") || StartsWith(word, "rk_live_"));
            case 'e':
                return next == '.' && word.Length >= 15 && StartsWith(word, "eyJ");
            case 'P':
                return word.Length == 7 && next == ' ' && StartsWith(word, "PRIVATE");
            default:
                return false;
        }
    }

    /// <summary>What kind of secret the value is, with its article; null for a value without such a form.</summary>
    public static string? Read(string value)
    {
        if (value.IndexOf("-----BEGIN ", StringComparison.Ordinal) is >= 0 and var begin && value.IndexOf("PRIVATE KEY-----", begin, StringComparison.Ordinal) is >= 0 and var end && value.Length - end > 64)
            return "a private key";

        string trimmed = value.StartsWith("Bearer ", StringComparison.Ordinal) ? value.Substring(7) : value;
        foreach ((string prefix, int length, string kind) in Prefixes)
        {
            if (trimmed.Length >= length && trimmed.StartsWith(prefix, StringComparison.Ordinal) && IsRandom(trimmed, prefix.Length))
                return kind;
        }

        return IsJsonWebToken(trimmed) ? "a JSON Web Token" : null;
    }

    private static bool IsJsonWebToken(string value)
    {
        if (value.Length < 60 || !value.StartsWith("eyJ", StringComparison.Ordinal))
            return false;

        int first = value.IndexOf('.');
        int second = first < 0 ? -1 : value.IndexOf('.', first + 1);
        return second > first + 10 && second < value.Length - 10 && value.IndexOf(".eyJ", StringComparison.Ordinal) == first && IsRandom(value, 3);
    }

    /// <summary>Letters, digits and the signs of base 64; "AKIAIOSFODNN7EXAMPLE" is in every manual.</summary>
    private static bool IsRandom(string value, int start)
    {
        bool hasDigit = false;
        for (int i = start; i < value.Length; i++)
        {
            char c = value[i];
            if (c >= 128 || !(char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '+' or '/' or '='))
                return false;
            hasDigit |= char.IsDigit(c);
        }

        return hasDigit && value.IndexOf("EXAMPLE", StringComparison.OrdinalIgnoreCase) < 0 && value.IndexOf("xxxx", StringComparison.OrdinalIgnoreCase) < 0;
    }

    private static bool StartsWith(ReadOnlySpan<char> word, string prefix) => word.StartsWith(prefix.AsSpan());
}
