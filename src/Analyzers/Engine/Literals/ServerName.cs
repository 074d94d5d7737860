namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>What the host part of a connection string or URL says about where the server is.</summary>
internal static class ServerName
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0", ".", "(local)", "(localdb)", "host.docker.internal"];

    /// <summary>
    /// RFC 2606 names and RFC 5737/3849 addresses: reserved for documentation, never a server.
    /// </summary>
    private static readonly string[] DocumentationSuffixes = ["example.com", "example.org", "example.net", ".example", ".invalid", ".test"];

    private static readonly string[] DocumentationPrefixes = ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"];

    private static readonly string[] FileExtensions = [".db", ".sqlite", ".sqlite3", ".db3", ".mdf", ".sdf", ".mdb", ".accdb", ".fdb"];

    /// <summary>True for the machine itself, a local SQL Server instance, or a database file.</summary>
    public static bool IsLocal(string server)
    {
        string host = HostOf(server);
        foreach (string name in LocalNames)
        {
            if (host.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        foreach (string extension in FileExtensions)
        {
            if (server.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return server.IndexOf("|DataDirectory|", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    public static bool IsDocumentation(string server)
    {
        string host = HostOf(server);
        foreach (string suffix in DocumentationSuffixes)
        {
            if (host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        foreach (string prefix in DocumentationPrefixes)
        {
            if (host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Without protocol prefix (<c>tcp:</c>), port and instance.</summary>
    private static string HostOf(string server)
    {
        string host = server.Trim();
        if (host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) || host.StartsWith("np:", StringComparison.OrdinalIgnoreCase))
            host = host.Substring(host.IndexOf(':') + 1);

        int end = host.IndexOfAny([',', '\\', '/']);
        if (end > 0)
            host = host.Substring(0, end);

        int colon = host.LastIndexOf(':');
        if (colon > 0 && host.IndexOf(':') == colon)
            host = host.Substring(0, colon);

        return host;
    }
}
