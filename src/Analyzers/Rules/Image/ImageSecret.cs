using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>Tells names and values of secrets in an image from others.</summary>
internal static class ImageSecret
{
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "passphrase", "pword", "pwd", "psw", "secret", "secrets", "token", "apikey", "credential", "credentials", "pat",
    };

    /// <summary>What stands before <c>KEY</c> where it is a secret.</summary>
    private static readonly HashSet<string> KeyKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "access", "account", "private", "secret", "signing", "encryption", "encrypt", "master", "jwt", "license", "shared", "storage", "ssh", "deploy", "app",
        "admin", "subscription", "functions", "instrumentation",
    };

    /// <summary>A name with one of these is about a secret, and holds none.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "file", "files", "path", "dir", "directory", "folder", "version", "public", "pub", "url", "uri", "host", "endpoint", "server", "name", "id", "type", "length",
        "lifetime", "expiry", "expiration", "expires", "ttl", "timeout", "minutes", "seconds", "days", "hours", "enabled", "disabled", "required", "policy", "prefix", "suffix",
        "header", "issuer", "audience", "algorithm", "provider", "application", "store", "manager", "mode", "count", "size", "min", "max", "hash", "regex", "format", "ring", "rotation", "location", "arn",
    };

    /// <summary>True for a name such as <c>DB_PASSWORD</c>, <c>Jwt__SigningKey</c>, <c>NUGET_TOKEN</c>.</summary>
    public static bool IsSecret(string name)
    {
        List<string> parts = Split(name);
        bool isSecret = false;
        for (int i = 0; i < parts.Count; i++)
        {
            if (Harmless.Contains(parts[i]))
                return false;
            isSecret |= Secrets.Contains(parts[i])
                || (parts[i].Equals("key", StringComparison.OrdinalIgnoreCase) && (i > 0 && KeyKinds.Contains(parts[i - 1])));
        }

        return isSecret;
    }

    /// <summary>True for text that may be a secret: neither empty, nor a switch, a number, a path, a placeholder, nor taken from elsewhere.</summary>
    public static bool MayBeSecret(string value)
    {
        string trimmed = value.Trim();
        return trimmed.Length > 1
            && trimmed.IndexOf('$') < 0
            && !Placeholder.IsPlaceholder(trimmed)
            && trimmed.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "always" or "never" or "enabled" or "disabled" or "default" or "unset" or "empty" or "nil")
            && trimmed[0] is not ('/' or '~' or '.') && !(trimmed.Length > 2 && trimmed[1] == ':' && trimmed[2] == '\\');
    }

    /// <summary>True for text that is a secret whatever it is called: a connection string or URL with its password, a key or token by its shape.</summary>
    public static bool HasSecretShape(string value) =>
        ConnectionString.Read(value) is { HasCredential: true }
        || HasPasswordInUrl(value)
        || SecretShape.Read(value) is not null;

    /// <summary><c>https://user:password@host</c>.</summary>
    public static bool HasPasswordInUrl(string value)
    {
        for (int scheme = value.IndexOf("://", StringComparison.Ordinal); scheme >= 0; scheme = value.IndexOf("://", scheme + 3, StringComparison.Ordinal))
        {
            int start = scheme + 3;
            int end = value.IndexOfAny(['/', '?', '#', ' ', '"', '\'', '\n', '\t'], start);
            string authority = value.Substring(start, (end < 0 ? value.Length : end) - start);
            int at = authority.LastIndexOf('@');
            int colon = authority.IndexOf(':');
            if (colon >= 0 && at > colon + 1 && MayBeSecret(authority.Substring(colon + 1, at - colon - 1)))
                return true;
        }

        return false;
    }

    /// <summary>The words of a name: at <c>_ - . :</c> and before a capital after a small letter.</summary>
    private static List<string> Split(string name)
    {
        var parts = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isSeparator = i == name.Length || name[i] is '_' or '-' or '.' or ':';
            bool isNewWord = !isSeparator && i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!isSeparator && !isNewWord)
                continue;
            if (i > start)
                parts.Add(name.Substring(start, i - start));
            start = isSeparator ? i + 1 : i;
        }

        return parts;
    }
}
