namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>What the host part of a connection string or URL says about where the server is.</summary>
internal static class ServerName
{
    private const int LongestServer = 1024;

    private static readonly string[] LocalNames =
    [
        "localhost", "::1", "0.0.0.0", ".", "(local)", "(localdb)", "host.docker.internal", "kubernetes.docker.internal",
        "devstoreaccount1",
    ];

    /// <summary>RFC 2606 names: reserved for documentation, never a server.</summary>
    private static readonly string[] DocumentationNames = ["example.com", "example.org", "example.net", "example", "invalid", "test"];

    /// <summary>RFC 5737 and RFC 3849 addresses.</summary>
    private static readonly string[] DocumentationPrefixes = ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"];

    private static readonly string[] FileExtensions =
        [".db", ".sqlite", ".sqlite3", ".db3", ".mdf", ".sdf", ".mdb", ".accdb", ".fdb", ".xls", ".xlsx", ".csv", ".dbf"];

    private static readonly string[] Protocols = ["tcp:", "np:", "lpc:", "admin:"];

    /// <summary>True for the machine itself, a local SQL Server instance, or a database file.</summary>
    public static bool IsLocal(string server)
    {
        string host = HostOf(server);
        foreach (string name in LocalNames)
        {
            if (host.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return host.StartsWith("127.", StringComparison.Ordinal)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || IsFile(server);
    }

    /// <summary>True for a database file on the machine, by its extension or its path.</summary>
    public static bool IsFile(string server)
    {
        if (server.StartsWith("\\\\", StringComparison.Ordinal))
            return false;

        foreach (string extension in FileExtensions)
        {
            if (server.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        bool hasDrive = server.Length > 2 && char.IsLetter(server[0]) && server[1] == ':' && server[2] is '\\' or '/';
        return hasDrive
            || server.Length > 1 && (server[0] == '/' || server.StartsWith("./", StringComparison.Ordinal) || server.StartsWith("../", StringComparison.Ordinal))
            || server.IndexOf("|DataDirectory|", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>True for names and addresses that standards reserve for documentation.</summary>
    public static bool IsDocumentation(string server)
    {
        string host = HostOf(server);
        foreach (string name in DocumentationNames)
        {
            if (host.EndsWith(name, StringComparison.OrdinalIgnoreCase) && host.Length > name.Length && host[host.Length - name.Length - 1] == '.')
                return true;
        }

        foreach (string prefix in DocumentationPrefixes)
        {
            if (host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return host.StartsWith("example.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for text that a server, an instance, an Oracle descriptor or a file could be called; false for a sentence.</summary>
    public static bool IsPlausible(string server)
    {
        if (server.Length > LongestServer || server.IndexOf('\n') >= 0)
            return false;

        return server.IndexOf(' ') < 0 || server[0] == '(' || IsFile(server) || server.IndexOf('\\') >= 0;
    }

    /// <summary>The first host, without protocol prefix (<c>tcp:</c>), port and instance.</summary>
    public static string HostOf(string server)
    {
        string host = server.Trim();
        foreach (string protocol in Protocols)
        {
            if (host.StartsWith(protocol, StringComparison.OrdinalIgnoreCase))
                host = host.Substring(protocol.Length);
        }

        if (HostOfDescriptor(host) is { } oracle)
            return oracle;

        int end = host.IndexOfAny([',', '\\', '/']);
        if (end > 0)
            host = host.Substring(0, end);

        if (host.Length > 0 && host[0] == '[' && host.IndexOf(']') is > 0 and var close && host.IndexOf(':', 0, close) > 0)
            return host.Substring(1, close - 1);

        int colon = host.LastIndexOf(':');
        if (colon > 0 && host.IndexOf(':') == colon)
            host = host.Substring(0, colon);

        return host;
    }

    /// <summary>Oracle: <c>(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1521))…)</c>.</summary>
    private static string? HostOfDescriptor(string server)
    {
        if (server.Length == 0 || server[0] != '(')
            return null;

        int start = server.IndexOf("(HOST", StringComparison.OrdinalIgnoreCase);
        int equals = start < 0 ? -1 : server.IndexOf('=', start);
        int end = equals < 0 ? -1 : server.IndexOf(')', equals);
        return end < 0 ? null : server.Substring(equals + 1, end - equals - 1).Trim();
    }
}
