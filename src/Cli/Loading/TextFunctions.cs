using System.Text.RegularExpressions;

namespace CloudReady.Cli.Loading;

/// <summary>
/// The methods of text that properties are asked for, most of all to know a project by its name:
/// <c>$(MSBuildProjectName.EndsWith('.Tests'))</c>. Any other method makes the value empty.
/// </summary>
internal static partial class TextFunctions
{
    /// <param name="value">The value of the property.</param>
    /// <param name="calls">What is called on it: <c>.Replace('a', 'b').ToLower()</c>.</param>
    /// <param name="expand">Expands the properties in an argument.</param>
    public static string Apply(string value, string calls, Func<string, string> expand)
    {
        foreach (Match call in Call().Matches(calls))
        {
            string[] arguments = [.. Argument().Matches(call.Groups[2].Value).Select(match => expand(match.Value.Trim().Trim('\'', '"', '`')))];
            if (Apply(value, call.Groups[1].Value, arguments) is not { } result)
                return "";
            value = result;
        }

        return value;
    }

    // The results of MSBuild: a truth value is written 'True', and comparisons regard case.
    private static string? Apply(string value, string method, string[] arguments) => (method, arguments) switch
    {
        ("EndsWith", [var text]) => value.EndsWith(text, StringComparison.Ordinal).ToString(),
        ("StartsWith", [var text]) => value.StartsWith(text, StringComparison.Ordinal).ToString(),
        ("Contains", [var text]) => value.Contains(text, StringComparison.Ordinal).ToString(),
        ("Equals", [var text]) => value.Equals(text, StringComparison.Ordinal).ToString(),
        ("Replace", [{ Length: > 0 } old, var other]) => value.Replace(old, other, StringComparison.Ordinal),
        ("ToLower" or "ToLowerInvariant", []) => value.ToLowerInvariant(),
        ("ToUpper" or "ToUpperInvariant", []) => value.ToUpperInvariant(),
        ("Trim", []) => value.Trim(),
        ("TrimEnd", [[var character]]) => value.TrimEnd(character),
        ("TrimStart", [[var character]]) => value.TrimStart(character),
        _ => null,
    };

    [GeneratedRegex(@"\.([A-Za-z]+)\(((?:[^()]|\$\([^()]*\))*)\)")]
    private static partial Regex Call();

    [GeneratedRegex("""'[^']*'|"[^"]*"|`[^`]*`|[^,\s'"`][^,]*""")]
    private static partial Regex Argument();
}
