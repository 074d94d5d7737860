namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>What a string that connects to something says: to what kind of store, where, and whether it carries a secret.</summary>
internal sealed class ConnectionString
{
    private const int Shortest = 8;
    private const int Longest = 4096;
    private const int LongestScheme = 24;
    private const int MostUnknownPairs = 3;

    private ConnectionString(string kind, string server, bool hasCredential, bool usesIntegratedSecurity)
    {
        Kind = kind;
        Server = server;
        HasCredential = hasCredential;
        UsesIntegratedSecurity = usesIntegratedSecurity;
    }

    /// <summary>The store in words for a message: <c>database</c>, <c>Redis</c>, <c>MongoDB</c>.</summary>
    public string Kind { get; }

    /// <summary>The host, instance or file as written; empty where it is a placeholder.</summary>
    public string Server { get; }

    /// <summary>True where a password, key or signature is written, not a placeholder.</summary>
    public bool HasCredential { get; }

    /// <summary>True where the identity of the process logs in.</summary>
    public bool UsesIntegratedSecurity { get; }

    /// <summary>True where the server is the machine itself or a file on it.</summary>
    public bool IsLocal => Server.Length > 0 && ServerName.IsLocal(Server);

    /// <summary>True where neither a server nor a credential is written: a pattern such as <c>Server={0};Database={1}</c>.</summary>
    public bool IsTemplate => Server.Length == 0 && !HasCredential;

    /// <summary>
    /// The test that almost every string fails: without allocation, false only for text that
    /// <see cref="Read"/> would not recognize.
    /// </summary>
    public static bool CouldBe(string text)
    {
        if (text.Length is < Shortest or > Longest)
            return false;

        if (SchemeLength(text) > 0)
            return true;

        int equals = text.IndexOf('=');
        if (equals <= 0)
            return false;

        int separator = text.IndexOf(';');
        return separator > equals && text.LastIndexOf('=') > separator || text.LastIndexOf(',', equals) > 0;
    }

    /// <summary>
    /// Reads a connection string. False for text that is none, for one whose server and credential are placeholders, and
    /// for addresses reserved for documentation.
    /// </summary>
    public static bool TryParse(string text, out ConnectionString? connection)
    {
        connection = Read(text);
        if (connection is { IsTemplate: true })
            connection = null;

        return connection is not null;
    }

    /// <summary>
    /// Reads a connection string or the template of one; null for text that is neither, that names a store in memory, or
    /// that names a server reserved for documentation.
    /// </summary>
    public static ConnectionString? Read(string text) =>
        CouldBe(text) ? FromUri(text) ?? FromKeyValuePairs(text, isKnown: false) ?? FromRedisOptions(text) : null;

    /// <summary>
    /// Reads a text that is known to be a connection string from where it stands: one pair that names a server, a file or
    /// a secret is enough.
    /// </summary>
    public static ConnectionString? ReadKnown(string text) =>
        text.Length <= Longest ? FromUri(text) ?? FromKeyValuePairs(text, isKnown: true) ?? FromRedisOptions(text) : null;

    /// <summary>Reads a text that is known to be one host, or several: <c>cache:6379</c>.</summary>
    public static ConnectionString? ReadHost(string text, string kind) =>
        IsHostList(text) ? Create(kind, text, secret: "", usesIntegratedSecurity: false) : null;

    private static ConnectionString? FromUri(string text)
    {
        int schemeLength = SchemeLength(text);
        if (schemeLength == 0)
            return null;

        bool isJdbc = text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase);
        if (!ConnectionStringTable.Schemes.TryGetValue(isJdbc ? "jdbc" : text.Substring(0, schemeLength), out string? kind))
            return null;

        int start = schemeLength + 3;
        while (isJdbc && start < text.Length && text[start] == '/')
            start++;
        int end = text.IndexOfAny(['/', '?', ';'], start);
        string authority = text.Substring(start, (end < 0 ? text.Length : end) - start);
        int at = authority.LastIndexOf('@');
        int colon = authority.IndexOf(':');
        string password = colon >= 0 && colon < at ? authority.Substring(colon + 1, at - colon - 1) : "";
        string host = authority.Substring(at + 1);
        return IsHostList(host) ? Create(kind, host, password, usesIntegratedSecurity: false) : null;
    }

    /// <summary>The length of what stands before <c>://</c> or Oracle's <c>:@</c>, where it may be a scheme of the table; else 0.</summary>
    private static int SchemeLength(string text)
    {
        // http and https are by far the most common, and none of the table's.
        if (text.Length < Shortest || !char.IsLetter(text[0]) || text[0] is 'h' or 'H')
            return 0;

        int limit = Math.Min(text.Length - 2, LongestScheme + 1);
        for (int i = 1; i < limit; i++)
        {
            char c = text[i];
            if (c == ':' && (text[i + 1] == '/' && text[i + 2] == '/' || text[i + 1] == '@' && text[0] is 'j' or 'J'))
                return text[i + 1] == '@' ? i - 1 : i;
            if (!char.IsLetterOrDigit(c) && c is not ('+' or ':'))
                return 0;
        }

        return 0;
    }

    /// <summary>One or more <c>host:port</c>; a port alone, a sentence or an empty host is none.</summary>
    private static bool IsHostList(string host)
    {
        if (host.Length == 0 || host[0] is ':' or ',')
            return false;

        foreach (char c in host)
        {
            if (!char.IsLetterOrDigit(c) && c != LiteralUse.Hole && ".-_:,[]{}<>$%()#*".IndexOf(c) < 0)
                return false;
        }

        return true;
    }

    private static ConnectionString? FromKeyValuePairs(string text, bool isKnown)
    {
        var found = new PairsFound();
        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext())
        {
            if (!pairs.IsWellFormed || !found.Add(pairs.Key, pairs.Value))
                return null;

            if (found.Wrapped is { } wrapped)
                return FromKeyValuePairs(wrapped, isKnown: false);
        }

        return found.IsConnection(isKnown, pairs.HasUnknownPairs)
            ? Create(found.Kind ?? "database", found.Server, found.Secret, found.UsesIntegratedSecurity)
            : null;
    }

    /// <summary>StackExchange.Redis: <c>host:6379,password=…,abortConnect=false</c>.</summary>
    private static ConnectionString? FromRedisOptions(string text)
    {
        int comma = text.IndexOf(',');
        if (comma <= 0 || text.IndexOf('=') < comma)
            return null;

        string host = text.Substring(0, comma).Trim();
        if (!IsHostList(host))
            return null;

        string password = "";
        bool isRedis = false;
        int options = 0;
        foreach (string part in text.Substring(comma + 1).Split(','))
        {
            int equals = part.IndexOf('=');
            if (equals < 0)
            {
                if (!IsHostList(part.Trim()))
                    return null;
                continue;
            }

            string key = part.Substring(0, equals).Trim();
            bool isDistinct = ConnectionStringTable.DistinctRedisOptions.Contains(key);
            if (!isDistinct && !ConnectionStringTable.CommonRedisOptions.Contains(key))
                return null;

            options++;
            isRedis |= isDistinct;
            if (key.Equals("password", StringComparison.OrdinalIgnoreCase))
                password = part.Substring(equals + 1).Trim();
        }

        return isRedis || options > 0 && HasPort(host) ? Create("Redis", host, password, usesIntegratedSecurity: false) : null;
    }

    private static bool HasPort(string host) =>
        host.IndexOf(':') is > 0 and var colon && colon + 1 < host.Length && char.IsDigit(host[colon + 1]);

    private static ConnectionString? Create(string kind, string server, string secret, bool usesIntegratedSecurity)
    {
        if (server.IndexOf(":memory:", StringComparison.OrdinalIgnoreCase) >= 0 || ServerName.IsDocumentation(server))
            return null;

        bool isTemplate = Placeholder.IsPlaceholder(ServerName.IsFile(server) ? server : ServerName.HostOf(server));
        if (!isTemplate && !ServerName.IsPlausible(server))
            return null;

        return new ConnectionString(kind, isTemplate ? "" : server, !Placeholder.IsPlaceholder(secret), usesIntegratedSecurity);
    }

    /// <summary>What the pairs of one text add up to.</summary>
    private struct PairsFound()
    {
        private int _known;
        private int _unknown;
        private bool _hasServer;
        private bool _isStore;
        private bool _hasLogin;
        private bool _hasSecret;

        public string? Kind { get; private set; }

        public string Server { get; private set; } = "";

        public string Secret { get; private set; } = "";

        public bool UsesIntegratedSecurity { get; private set; }

        public string? Wrapped { get; private set; }

        /// <summary>False where the text cannot be the connection string of a store outside the process.</summary>
        public bool Add(string key, string value)
        {
            if (!ConnectionStringTable.Keywords.TryGetValue(key, out ConnectionKeyword keyword))
                return ++_unknown <= _known + MostUnknownPairs;

            _known++;
            Kind ??= ConnectionStringTable.KindOf(key, value);
            switch (keyword)
            {
                case ConnectionKeyword.Store or ConnectionKeyword.Server:
                    AddServer(ConnectionStringTable.ServerOf(value), keyword == ConnectionKeyword.Store);
                    break;
                case ConnectionKeyword.File when ServerName.IsFile(value):
                    AddServer(value, isStore: true);
                    break;
                case ConnectionKeyword.Emulator:
                    AddServer("localhost", isStore: true);
                    break;
                case ConnectionKeyword.Secret:
                    _hasSecret = true;
                    Secret = value;
                    break;
                case ConnectionKeyword.IntegratedSecurity:
                    _hasLogin = true;
                    UsesIntegratedSecurity = IsTrue(value);
                    break;
                case ConnectionKeyword.Login:
                    _hasLogin = true;
                    break;
                case ConnectionKeyword.Mode:
                    return !value.Equals("memory", StringComparison.OrdinalIgnoreCase);
                case ConnectionKeyword.Wrapped:
                    Wrapped = value;
                    break;
            }

            return true;
        }

        /// <param name="isKnown">The place says that the text is a connection string.</param>
        /// <param name="mayHaveMore">Parts of the text are not known; one of them may name the server.</param>
        public readonly bool IsConnection(bool isKnown, bool mayHaveMore)
        {
            if (isKnown)
                return _hasServer || _hasSecret;
            if (_unknown > _known)
                return false;
            if (!_hasServer)
                return mayHaveMore && _hasLogin;

            return _isStore ? _known > 1 : _hasLogin || _hasSecret;
        }

        private void AddServer(string server, bool isStore)
        {
            if (!_hasServer)
                Server = server;
            _hasServer = true;
            _isStore |= isStore;
        }

        private static bool IsTrue(string value) =>
            value.Equals("true", StringComparison.OrdinalIgnoreCase)
            || value.Equals("yes", StringComparison.OrdinalIgnoreCase)
            || value.Equals("sspi", StringComparison.OrdinalIgnoreCase);
    }
}
