namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>An address of a service: a URL, a host with a port, an IP address or a host alone.</summary>
internal sealed class Endpoint
{
    private const int LongestHost = 253;

    private static readonly string[] PrivateLabels = ["internal", "local", "corp", "lan", "intranet", "intern", "svc"];

    private Endpoint(string? scheme, string host, string? port)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
    }

    /// <summary>The scheme in lower case; null where none is written.</summary>
    public string? Scheme { get; }

    /// <summary>The host, without brackets and port.</summary>
    public string Host { get; }

    /// <summary>The digits of the port; null where none is written.</summary>
    public string? Port { get; }

    /// <summary>This machine.</summary>
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || Host.StartsWith("127.", StringComparison.Ordinal) && IsAddress
        || Host == "::1"
        || Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || Host.Equals("host.docker.internal", StringComparison.OrdinalIgnoreCase);

    /// <summary>An IPv4 or IPv6 address.</summary>
    public bool IsAddress => Host.IndexOf(':') >= 0 || IsIPv4(Host);

    /// <summary>Every address of the machine: a binding, not a peer.</summary>
    public bool IsAny => Host is "0.0.0.0" or "*" or "+" or "::" or "255.255.255.255";

    /// <summary>The address of a network, or of all its hosts: <c>10.0.0.0</c>, <c>192.168.1.255</c>.</summary>
    public bool IsNetwork => Scheme is null && Port is null && IsIPv4(Host) && (Host.EndsWith(".0", StringComparison.Ordinal) || Host.EndsWith(".255", StringComparison.Ordinal));

    /// <summary>An address of RFC 1918 or RFC 4193, or a host that only a private name server knows.</summary>
    public bool IsPrivate
    {
        get
        {
            if (IsAddress)
                return IsPrivateAddress(Host);

            int dot = Host.LastIndexOf('.');
            return dot > 0 && !IsLoopback && IsPrivateSuffix(Host.Substring(dot + 1).ToLowerInvariant().AsSpan());
        }
    }

    /// <summary>The cheap test for what follows <c>://</c> in the source: it may be a private host or this machine.</summary>
    public static bool MayBePrivate(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] == '[' || text.StartsWith("localhost".AsSpan(), StringComparison.OrdinalIgnoreCase) || text.StartsWith("127.".AsSpan()) || MayBePrivateAddress(text))
            return true;

        int end = 0, lastDot = -1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            if (text[end] == '.')
                lastDot = end;
            end++;
        }

        return lastDot > 0 && IsPrivateSuffix(text.Slice(lastDot + 1, end - lastDot - 1));
    }

    /// <summary>The cheap test for digits in the source: a private address may begin with them.</summary>
    public static bool MayBePrivateAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("10.".AsSpan()) || text.StartsWith("192.168.".AsSpan()) || text.StartsWith("172.".AsSpan());

    /// <summary>True for the last label of the name of a private host.</summary>
    public static bool IsPrivateSuffix(ReadOnlySpan<char> label)
    {
        if (label.Length is < 3 or > 8)
            return false;

        foreach (string suffix in PrivateLabels)
        {
            if (label.SequenceEqual(suffix.AsSpan()))
                return true;
        }

        return false;
    }

    /// <summary>Reads a URL with a host; null for all else, and for a host that is to be filled in.</summary>
    public static Endpoint? ReadUrl(string text)
    {
        int colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon is < 2 or > 12 || !IsScheme(text, colon) || text.IndexOf(' ') >= 0)
            return null;

        int start = colon + 3;
        int end = text.IndexOfAny(['/', '?', '#', '\\', ' ', '"', '\'', '<', ','], start);
        string authority = end < 0 ? text.Substring(start) : text.Substring(start, end - start);
        int at = authority.LastIndexOf('@');
        return Create(text.Substring(0, colon).ToLowerInvariant(), at < 0 ? authority : authority.Substring(at + 1));
    }

    /// <summary>Reads <c>host:port</c>, an IP address with or without a port, or, where the place takes a host, a host alone.</summary>
    public static Endpoint? ReadHost(string text, bool takesName)
    {
        Endpoint? endpoint = Create(null, text.Trim());
        return endpoint is not null && (takesName || endpoint.IsAddress || endpoint.Port is not null) ? endpoint : null;
    }

    private static Endpoint? Create(string? scheme, string authority)
    {
        string host = authority;
        string? port = null;
        if (authority.Length > 0 && authority[0] == '[')
        {
            int close = authority.IndexOf(']');
            if (close < 3)
                return null;
            host = authority.Substring(1, close - 1);
            if (close + 1 < authority.Length && authority[close + 1] == ':')
                port = authority.Substring(close + 2);
        }
        else if (authority.IndexOf(':') is > 0 and var colon && authority.LastIndexOf(':') == colon)
        {
            host = authority.Substring(0, colon);
            port = authority.Substring(colon + 1);
        }

        if (port is not null && port != "*" && !IsPort(port))
            return port.IndexOf(LiteralUse.Hole) >= 0 && IsHost(host) ? new Endpoint(scheme, host, null) : null;

        return IsHost(host) ? new Endpoint(scheme, host, port) : null;
    }

    private static bool IsScheme(string text, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (text[i] >= 128 || !(char.IsLetterOrDigit(text[i]) || text[i] is '.' or '+' or '-'))
                return false;
        }

        return true;
    }

    private static bool IsHost(string host)
    {
        if (host is "*" or "+")
            return true;
        if (host.Length is 0 or > LongestHost || Placeholder.IsPlaceholder(host) && host is not ("host" or "server"))
            return false;
        if (IsIPv6(host))
            return true;

        foreach (char c in host)
        {
            if (!(char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
                return false;
        }

        return char.IsLetterOrDigit(host[0]) && host.IndexOf("..", StringComparison.Ordinal) < 0;
    }

    private static bool IsPort(string port)
    {
        foreach (char c in port)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return port.Length is > 0 and < 6;
    }

    private static bool IsIPv6(string host)
    {
        int colons = 0;
        foreach (char c in host)
        {
            if (c == ':')
                colons++;
            else if (!(c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F' or '.' or '%'))
                return false;
        }

        return colons == 7 || colons >= 2 && host.IndexOf("::", StringComparison.Ordinal) >= 0;
    }

    private static bool IsIPv4(string host)
    {
        int parts = 1, value = 0, digits = 0;
        foreach (char c in host)
        {
            if (c == '.')
            {
                if (digits == 0)
                    return false;
                parts++;
                value = digits = 0;
            }
            else if (c is >= '0' and <= '9' && ++digits <= 3 && (value = value * 10 + c - '0') <= 255)
            {
                continue;
            }
            else
            {
                return false;
            }
        }

        return parts == 4 && digits > 0;
    }

    private static bool IsPrivateAddress(string address)
    {
        if (address.IndexOf(':') >= 0)
            return address.Length > 4 && address.IndexOf(':') == 4 && (address.StartsWith("fc", StringComparison.OrdinalIgnoreCase) || address.StartsWith("fd", StringComparison.OrdinalIgnoreCase));

        string[] parts = address.Split('.');
        return parts[0] == "10"
            || parts[0] == "192" && parts[1] == "168"
            || parts[0] == "172" && int.TryParse(parts[1], out int second) && second is >= 16 and <= 31;
    }
}
