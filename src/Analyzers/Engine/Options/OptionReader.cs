using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Engine.Options;

/// <summary>Reads the options of a project. A value that cannot be understood reads as the default; CR0001 reports it.</summary>
internal sealed class OptionReader(AnalyzerConfigOptionsProvider provider)
{
    private const string BuildPropertyPrefix = "build_property.";
    private const string LoadedByProperty = "CloudReadyLoadedBy";

    /// <summary>Test projects are analyzed too.</summary>
    public bool IncludesTests => bool.TryParse(Read(provider.GlobalOptions, OptionCatalog.IncludeTests.Key), out bool value) && value;

    /// <summary>The host is <c>cloudready assess</c>, not a compiler or an IDE.</summary>
    public bool IsAssessment => BuildProperty(LoadedByProperty).Length > 0;

    /// <summary>The project is read without its build, so that names may stay unresolved.</summary>
    public bool IsBuildless => BuildProperty(LoadedByProperty) == "buildless";

    public bool IsTrue(string buildProperty) =>
        "true".Equals(BuildProperty(buildProperty), StringComparison.OrdinalIgnoreCase);

    /// <summary>A property that MSBuild shows to the compiler; empty where it does not.</summary>
    public string BuildProperty(string name) => Read(provider.GlobalOptions, BuildPropertyPrefix + name);

    /// <summary>True where the rule is told to stay silent in an additional file.</summary>
    public bool Excludes(string ruleId, AdditionalText file)
    {
        string key = OptionCatalog.Exclude.KeyFor(ruleId);
        string patterns = Read(provider.GetOptions(file), key);
        if (patterns.Length == 0)
            patterns = Read(provider.GlobalOptions, key);

        return patterns.Length > 0 && OptionCatalog.Exclude.IsValid(patterns) && Glob.AnyMatches(patterns, file.Path);
    }

    /// <summary>Addresses of hosts of the Internet are reported, as suggestions.</summary>
    public bool ReportsPublicEndpoints(SyntaxTree tree) => !bool.TryParse(ReadFor(tree, OptionCatalog.PublicEndpoints.Key), out bool value) || value;

    /// <summary>True for a host that the user takes for granted.</summary>
    public bool AllowsHost(string host, SyntaxTree tree)
    {
        string hosts = ReadFor(tree, OptionCatalog.AllowedHosts.Key);
        if (hosts.Length == 0)
            return false;

        foreach (string pattern in hosts.Split(','))
        {
            if (IsHostMatch(host, pattern.Trim()))
                return true;
        }

        return false;
    }

    private static bool IsHostMatch(string host, string pattern) => pattern.StartsWith("*", StringComparison.Ordinal)
        ? host.EndsWith(pattern.Substring(1), StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private string ReadFor(SyntaxTree tree, string key)
    {
        string value = Read(provider.GetOptions(tree), key);
        return value.Length > 0 ? value : Read(provider.GlobalOptions, key);
    }

    /// <summary>The values that cannot be understood, each with its key and option.</summary>
    public ImmutableArray<(string Key, string Value, Option Option)> Invalid(Compilation compilation, CancellationToken cancellationToken)
    {
        var invalid = ImmutableArray.CreateBuilder<(string, string, Option)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Check(provider.GlobalOptions);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(provider.GetOptions(tree));
        }

        return invalid.ToImmutable();

        void Check(AnalyzerConfigOptions options)
        {
            CheckKey(options, OptionCatalog.IncludeTests, OptionCatalog.IncludeTests.Key);
            CheckKey(options, OptionCatalog.PublicEndpoints, OptionCatalog.PublicEndpoints.Key);
            foreach (Rule rule in RuleCatalog.All)
                CheckKey(options, OptionCatalog.Exclude, OptionCatalog.Exclude.KeyFor(rule.Id));
        }

        void CheckKey(AnalyzerConfigOptions options, Option option, string key)
        {
            string value = Read(options, key);
            if (value.Length > 0 && !option.IsValid(value) && seen.Add(key + "=" + value))
                invalid.Add((key, value, option));
        }
    }

    private static string Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) ? value.Trim() : "";
}
