namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>What a string that connects to something says: to what kind of store, where, and whether it carries a secret.</summary>
internal sealed class ConnectionString
{
    private ConnectionString(string kind, string server, bool hasCredential, bool usesIntegratedSecurity)
    {
        Kind = kind;
        Server = server;
        HasCredential = hasCredential;
        UsesIntegratedSecurity = usesIntegratedSecurity;
    }

    /// <summary>The store in words for a message: <c>database</c>, <c>Redis</c>, <c>MongoDB</c>.</summary>
    public string Kind { get; }

    /// <summary>The host, instance or file as written; empty where only a credential is written.</summary>
    public string Server { get; }

    /// <summary>True where a password, key or signature is written, not a placeholder.</summary>
    public bool HasCredential { get; }

    /// <summary>True where the identity of the process logs in.</summary>
    public bool UsesIntegratedSecurity { get; }

    /// <summary>True where the server is the machine itself or a file on it.</summary>
    public bool IsLocal => ServerName.IsLocal(Server);

    /// <summary>
    /// Reads a connection string. False for text that is none, for one whose server and credential are placeholders, and
    /// for addresses reserved for documentation.
    /// </summary>
    public static bool TryParse(string text, out ConnectionString? connection)
    {
        connection = FromUri(text) ?? FromKeyValuePairs(text) ?? FromRedisOptions(text);
        return connection is not null;
    }

    private static ConnectionString? FromUri(string text)
    {
        int schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd <= 0 || schemeEnd > 24)
            return null;

        string scheme = text.Substring(0, schemeEnd);
        if (scheme.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase))
            scheme = "jdbc";
        if (!ConnectionStringTable.Schemes.TryGetValue(scheme, out string? kind))
            return null;

        int start = schemeEnd + 3;
        int end = IndexOfAnyOrEnd(text, start, "/?;");
        string authority = text.Substring(start, end - start);
        int at = authority.LastIndexOf('@');
        string host = authority.Substring(at + 1);
        string password = "";
        if (at > 0)
        {
            int colon = authority.IndexOf(':');
            if (colon >= 0 && colon < at)
                password = authority.Substring(colon + 1, at - colon - 1);
        }

        if (!IsHostList(host))
            return null;

        return Create(kind, host, password, usesIntegratedSecurity: false);
    }

    /// <summary>One or more <c>host:port</c>; a port alone, a sentence or an empty host is none.</summary>
    private static bool IsHostList(string host)
    {
        if (host.Length == 0 || host[0] == ':')
            return false;

        foreach (char c in host)
        {
            if (!char.IsLetterOrDigit(c) && c != LiteralUse.Hole && ".-_:,[]{}<>$%()\\#".IndexOf(c) < 0)
                return false;
        }

        return true;
    }

    private static ConnectionString? FromKeyValuePairs(string text)
    {
        if (text.IndexOf('=') <= 0)
            return null;

        string server = "", secret = "";
        string? kind = null;
        int known = 0, unknown = 0;
        bool hasServer = false, integrated = false, startsWithName = false;

        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext())
        {
            if (!pairs.IsWellFormed)
                return null;

            if (!ConnectionStringTable.Keywords.TryGetValue(pairs.Key, out ConnectionKeyword keyword))
            {
                unknown++;
                continue;
            }

            known++;
            kind ??= ConnectionStringTable.KindOf(pairs.Key, pairs.Value);
            switch (keyword)
            {
                case ConnectionKeyword.Server when !hasServer:
                    hasServer = true;
                    server = ConnectionStringTable.ServerOf(pairs.Value);
                    break;
                case ConnectionKeyword.Secret:
                    secret = pairs.Value;
                    break;
                case ConnectionKeyword.IntegratedSecurity:
                    integrated = IsTrue(pairs.Value);
                    break;
                case ConnectionKeyword.Metadata:
                    return FromEntityFrameworkWrapper(text);
                case ConnectionKeyword.Name:
                    startsWithName = known == 1 && unknown == 0;
                    break;
            }
        }

        // "name=Shop" names an entry of the configuration; it is not a connection string.
        if (startsWithName || !hasServer || known < 2 || unknown > known)
            return null;

        return Create(kind ?? "database", server, secret, integrated);
    }

    /// <summary>EF6: <c>metadata=res://…;provider=…;provider connection string="…"</c>.</summary>
    private static ConnectionString? FromEntityFrameworkWrapper(string text)
    {
        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext())
        {
            if (pairs.IsWellFormed && pairs.Key == "providerconnectionstring")
                return FromKeyValuePairs(pairs.Value);
        }

        return null;
    }

    /// <summary>StackExchange.Redis: <c>host:6379,password=…,abortConnect=false</c>.</summary>
    private static ConnectionString? FromRedisOptions(string text)
    {
        int comma = text.IndexOf(',');
        if (comma <= 0 || text.IndexOf('=') < comma)
            return null;

        string[] parts = text.Split(',');
        string password = "";
        int options = 0;
        for (int i = 1; i < parts.Length; i++)
        {
            int equals = parts[i].IndexOf('=');
            if (equals < 0)
                continue;

            string key = parts[i].Substring(0, equals).Trim();
            if (!ConnectionStringTable.RedisOptions.Contains(key))
                return null;

            options++;
            if (key.Equals("password", StringComparison.OrdinalIgnoreCase))
                password = parts[i].Substring(equals + 1).Trim();
        }

        string host = parts[0].Trim();
        return options > 0 && IsHostList(host) ? Create("Redis", host, password, usesIntegratedSecurity: false) : null;
    }

    private static ConnectionString? Create(string kind, string server, string secret, bool usesIntegratedSecurity)
    {
        bool hasServer = !Placeholder.IsPlaceholder(server) && server != ":memory:" && !ServerName.IsDocumentation(server);
        bool hasCredential = !Placeholder.IsPlaceholder(secret);
        return hasServer || hasCredential && !ServerName.IsDocumentation(server)
            ? new ConnectionString(kind, hasServer ? server : "", hasCredential, usesIntegratedSecurity)
            : null;
    }

    private static bool IsTrue(string value) =>
        value.Equals("true", StringComparison.OrdinalIgnoreCase)
        || value.Equals("yes", StringComparison.OrdinalIgnoreCase)
        || value.Equals("sspi", StringComparison.OrdinalIgnoreCase);

    private static int IndexOfAnyOrEnd(string text, int start, string characters)
    {
        int index = text.IndexOfAny(characters.ToCharArray(), start);
        return index < 0 ? text.Length : index;
    }
}
