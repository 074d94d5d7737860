using Microsoft.Extensions.FileSystemGlobbing;

namespace CloudReady.Cli.Assessing;

/// <summary>The files and folders left out with <c>--exclude</c>.</summary>
internal sealed class PathFilter
{
    private readonly Matcher? _matcher;
    private readonly string _root;

    /// <param name="globs">Relative to the root; a pattern without a slash matches at any depth, a folder means everything in it.</param>
    /// <param name="root">Full path of the root.</param>
    public PathFilter(IReadOnlyCollection<string> globs, string root)
    {
        _root = root;
        if (globs.Count == 0)
            return;
        _matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        foreach (string glob in globs)
        {
            string pattern = glob.Replace('\\', '/').TrimEnd('/');
            if (pattern.StartsWith("./", StringComparison.Ordinal))
                pattern = pattern[2..];
            if (!pattern.Contains('/', StringComparison.Ordinal))
                pattern = "**/" + pattern;
            _matcher.AddInclude(pattern);
            _matcher.AddInclude(pattern + "/**");
        }
    }

    /// <param name="path">A full path.</param>
    public bool Excludes(string path) => _matcher is not null && _matcher.Match(_root, path).HasMatches;
}
