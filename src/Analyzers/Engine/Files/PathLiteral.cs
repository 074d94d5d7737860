using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>What kind of absolute path a text is.</summary>
internal enum PathLiteralKind
{
    None,

    /// <summary><c>C:\data</c>.</summary>
    Drive,

    /// <summary><c>\\server\share</c>.</summary>
    Unc,

    /// <summary><c>/var/lib/shop</c>.</summary>
    Unix,

    /// <summary><c>file:///data</c>.</summary>
    FileUri,
}

/// <summary>Recognizes texts that are absolute paths of files: where they are differs between machines.</summary>
internal static class PathLiteral
{
    private static readonly string[] UnixRoots = ["/var/", "/home/", "/opt/", "/srv/", "/mnt/", "/root/", "/usr/local/", "/usr/share/"];

    /// <summary>What the platform provides, whoever deploys.</summary>
    private static readonly string[] Provided = ["/var/run/", "/var/tmp", "/usr/share/zoneinfo", "/usr/local/bin/", "/usr/local/share/ca-certificates", "/usr/share/dotnet"];

    /// <summary>The cheap test on the text after a quotation mark.</summary>
    public static bool MayBegin(char[] text, int position) => text[position] switch
    {
        '/' => text[position + 1] is 'v' or 'h' or 'o' or 's' or 'm' or 'r' or 'u',
        '\\' => text[position + 1] == '\\',
        'f' => text[position + 1] == 'i' && text[position + 2] == 'l' && text[position + 3] == 'e' && text[position + 4] == ':',
        _ => false,
    };

    public static PathLiteralKind KindOf(string text)
    {
        if (text.Length < 5 || text.IndexOf('\n') >= 0 || text.IndexOf('*') >= 0 || text.IndexOf('|') >= 0 || text.IndexOf('<') >= 0 || text.IndexOf('{') >= 0)
            return PathLiteralKind.None;

        if (IsLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/' && IsNamePart(text[3]))
            return PathLiteralKind.Drive;
        if (text[0] == '\\' && text[1] == '\\')
            return IsShare(text) ? PathLiteralKind.Unc : PathLiteralKind.None;
        if (text.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            return text.Length > 9 && IsNamePart(text[8]) && text[8] != LiteralUse.Hole ? PathLiteralKind.FileUri : PathLiteralKind.None;

        return text[0] == '/' && IsUnix(text) ? PathLiteralKind.Unix : PathLiteralKind.None;
    }

    private static bool IsShare(string text)
    {
        int end = 2;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_'))
            end++;

        return end > 3 && char.IsLetterOrDigit(text[2]) && end + 1 < text.Length && text[end] == '\\' && IsNamePart(text[end + 1]) && text[end + 1] != LiteralUse.Hole;
    }

    private static bool IsUnix(string text)
    {
        foreach (string provided in Provided)
        {
            if (text.StartsWith(provided, StringComparison.Ordinal))
                return false;
        }

        foreach (string root in UnixRoots)
        {
            if (text.Length > root.Length && text.StartsWith(root, StringComparison.Ordinal) && IsNamePart(text[root.Length]))
                return true;
        }

        return false;
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '$' or '~' or LiteralUse.Hole;
}
