using System.Text.RegularExpressions;

namespace CloudReady.Cli.Assessing;

/// <summary>
/// Hides what may be a secret in a line of any language before it is shown. It hides too much rather than too little: a line
/// in a report is there to be recognized, not to be copied.
/// </summary>
internal static partial class SecretMask
{
    private const string Hidden = "***";

    /// <summary>
    /// The same for a line among others: a name and its value may stand on two of them, as <c>- name: DB_PASSWORD</c> and
    /// <c>value: …</c> do.
    /// </summary>
    public static string Apply(string line, string before, string after)
    {
        string masked = Apply(line);
        return NamedElement().IsMatch(before) || NamedElement().IsMatch(after) ? Value().Replace(masked, "$1" + Hidden + "$2") : masked;
    }

    /// <summary>The line with every value that may be a secret as <c>***</c>.</summary>
    public static string Apply(string line)
    {
        string masked = UserInfo().Replace(line, "$1" + Hidden + "@");
        masked = Scheme().Replace(masked, "$1" + Hidden);
        masked = NamedOption().Replace(masked, "$1" + Hidden);
        masked = LoginOption().IsMatch(masked) ? ShortOption().Replace(masked, "$1" + Hidden) : masked;
        masked = Shape().Replace(masked, Hidden);
        masked = Unclosed().Replace(Pair().Replace(masked, "$1" + Hidden), "$1$2" + Hidden);
        masked = NamedElement().IsMatch(masked) ? Value().Replace(masked, "$1" + Hidden + "$2") : masked;
        return Named().IsMatch(masked) ? Quoted().Replace(masked, match => Named().IsMatch(match.Value) ? match.Value : match.Value[..1] + Hidden + match.Value[..1]) : masked;
    }

    /// <summary>True where something in the text would be hidden; an empty value hides nothing, nor does a reference to a Secret.</summary>
    public static bool MayHideIn(string text) =>
        Harmless().Replace(text, "").Split('\n').Any(line => Apply(line) != line);

    [GeneratedRegex(@"""""|''|\bsecret(?:KeyRef|Ref|Name)\b|\bsecret generic\b")]
    private static partial Regex Harmless();

    /// <summary><c>scheme://user:password@host</c></summary>
    [GeneratedRegex(@"(://[^\s/:@""']*:)[^\s/@""']+@")]
    private static partial Regex UserInfo();

    /// <summary><c>Authorization: Bearer …</c></summary>
    [GeneratedRegex(@"(\b(?:Bearer|Basic)\s+)(?=[^\s""'<>]*\d)[^\s""'<>]{6,}")]
    private static partial Regex Scheme();

    /// <summary><c>--smtp-password …</c>, <c>ENV Api__Key …</c></summary>
    [GeneratedRegex(@"((?:--?|\bENV\s+)[\w.-]*(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]{0,2}key|access[-_]{0,2}key|credentials?)\w*\s+)(?![-""'\\|&>])[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex NamedOption();

    /// <summary>Programs that take a password as a short option.</summary>
    [GeneratedRegex(@"\b(?:mysql\w*|mariadb\S*|sqlcmd|osql|bcp|isql|redis-cli|sshpass|curl|wget|docker|podman|az|unzip|7z|net use)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LoginOption();

    /// <summary><c>-pHunter2</c>, <c>-P Hunter2</c>, <c>-u shop:Hunter2</c></summary>
    [GeneratedRegex(@"((?<=\s)(?:-[pPa]\s?|(?:-u|--user)[\s=]?[^\s:""']+:))[^\s""'-][^\s""']{2,}")]
    private static partial Regex ShortOption();

    /// <summary><c>Password=…;</c> in a connection string, <c>--token=…</c>, <c>api_key: …</c>, <c>ENV Jwt__Secret=…</c></summary>
    [GeneratedRegex(@"((?:pass(?:word|wd|phrase)|pwd|secret|token|api[-_]{0,2}key|access[-_]{0,2}key|account[-_]{0,2}key|access[-_]?signature|private[-_]?key|signing[-_]?key|encryption[-_]?key|decryption[-_]?key|validation[-_]?key|credentials?|\bsig)\w*""?'?\s?[=:]\s?)(?![\s=>]|\*\*\*|[""'][^""']*$|\$\{|\{\{|[""'])[^\s;""'<>,]+", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();

    /// <summary>A value whose quotation mark is not closed on the line: <c>"password": "Hunter2</c>; or one in a string: <c>\"password\":\"Hunter2\"</c></summary>
    [GeneratedRegex(@"((?:pass(?:word|wd|phrase)|pwd|secret|token|api[-_]{0,2}key|credentials?)\w*[""']?\s*[=:]\s*[""'])[^""']+$|((?:pass(?:word|wd|phrase)|pwd|secret|token|api[-_]{0,2}key|credentials?)\w*\\[""']\s*[=:]\s*\\[""'])[^""'\\]+", RegexOptions.IgnoreCase)]
    private static partial Regex Unclosed();

    /// <summary>Tokens that are known by their form alone: cloud keys, repository and chat tokens, JSON web tokens, long runs of base64 or hexadecimal digits.</summary>
    [GeneratedRegex(@"\b(?:A(?:KIA|SIA)[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{20,}|github_pat_\w{20,}|xox[abprs]-[0-9A-Za-z-]{10,}|SG\.[\w-]{16,}\.[\w-]{16,}|[sr]k_(?:live|test)_[0-9A-Za-z]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)|(?<![\w/+])[0-9A-Fa-f]{40,}(?![\w/+])|(?<![\w/+.])(?=[\w/+]*\d)(?=[\w/+]*[A-Z])(?=[\w/+]*[a-z])[0-9A-Za-z/+]{32,}={0,2}|-----BEGIN [A-Z ]*PRIVATE KEY-----.*")]
    private static partial Regex Shape();

    /// <summary>An XML element, or JSON or YAML entry, whose key names a secret: <c>key="ApiKey" value="…"</c>.</summary>
    [GeneratedRegex(@"(?:key|name)\s*[=:]\s*[""']?[^""']*(?:pass(?:word|wd|phrase)|pwd|secret|token|apikey|accesskey|privatekey|credential)", RegexOptions.IgnoreCase)]
    private static partial Regex NamedElement();

    [GeneratedRegex(@"(value\s*[=:]\s*[""']?)[^""'\s]+([""']?)", RegexOptions.IgnoreCase)]
    private static partial Regex Value();

    /// <summary>A name that says secret: the quoted strings beside it are hidden.</summary>
    [GeneratedRegex(@"pass(?:word|wd|phrase)|pwd\b|secret|token|api[-_]{0,2}key|access[-_]{0,2}key|account[-_]{0,2}key|private[-_]?key|signing[-_]?key|encryption[-_]?key|decryption[-_]?key|validation[-_]?key|credential", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'[^']+'")]
    private static partial Regex Quoted();
}
