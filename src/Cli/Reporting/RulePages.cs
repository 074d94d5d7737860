using System.Collections.Concurrent;

namespace CloudReady.Cli.Reporting;

/// <summary>The pages of the rules, <c>docs/rules/CRnnnn.md</c>, which the tool carries.</summary>
internal static class RulePages
{
    private static readonly ConcurrentDictionary<string, string?> Pages = new(StringComparer.Ordinal);

    /// <summary>The page of a rule as Markdown, or null.</summary>
    public static string? Find(string id) => Pages.GetOrAdd(id, Read);

    private static string? Read(string id)
    {
        using Stream? stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{id}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
