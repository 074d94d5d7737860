using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// What the value of a setting connects to, as a settings file ships it with the application. The value itself, which may
/// hold a secret, is not kept.
/// </summary>
internal sealed class ConnectionSetting
{
    private ConnectionSetting(string kind, bool isLocal, bool hasCredential)
    {
        Kind = kind;
        HasCredential = hasCredential;
        Severity = isLocal && !hasCredential ? DiagnosticSeverity.Info : null;
    }

    /// <summary>The store in words for a message: <c>database</c>, <c>Redis</c>, <c>mail server</c>.</summary>
    public string Kind { get; }

    /// <summary>True where a password, key or signature is written.</summary>
    public bool HasCredential { get; }

    /// <summary>
    /// Information for a local server and for a login with the identity of the process, both without a password; null, the
    /// severity of the rule, for the rest.
    /// </summary>
    public DiagnosticSeverity? Severity { get; }

    /// <summary>Reads a value that may be anything; null where it is no connection string, or only a template of one.</summary>
    public static ConnectionSetting? Read(string value) => Create(ConnectionString.Read(value));

    /// <summary>Reads a value that its place says to be a connection string: there a URL, or a host with a port, is one too.</summary>
    public static ConnectionSetting? ReadKnown(string value)
    {
        if (ConnectionString.ReadKnown(value) is { } connection)
            return Create(connection);

        return IsEndpoint(value) ? new ConnectionSetting("service", ServerName.IsLocal(HostOf(value)), hasCredential: false) : null;
    }

    /// <summary>Reads a value that its place says to be the name of a host.</summary>
    public static ConnectionSetting? ReadHost(string value, string kind) => Create(ConnectionString.ReadHost(value.Trim(), kind));

    private static ConnectionSetting? Create(ConnectionString? connection) => connection is { IsTemplate: false }
        ? new ConnectionSetting(connection.Kind, connection.IsLocal || connection.UsesIntegratedSecurity, connection.HasCredential)
        : null;

    private static bool IsEndpoint(string value)
    {
        string host = HostOf(value);
        if (host.Length < 3 || Placeholder.IsPlaceholder(host) || ServerName.IsDocumentation(host) || host.IndexOfAny([' ', '=', ';']) >= 0)
            return false;

        int colon = host.LastIndexOf(':');
        return value.IndexOf("://", StringComparison.Ordinal) > 0
            || (colon > 0 && colon < host.Length - 1 && char.IsDigit(host[colon + 1]) && char.IsDigit(host[host.Length - 1]));
    }

    private static string HostOf(string value)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        string rest = scheme < 0 ? value : value.Substring(scheme + 3);
        int end = rest.IndexOfAny(['/', '?', ',']);
        return (end < 0 ? rest : rest.Substring(0, end)).Trim();
    }
}
