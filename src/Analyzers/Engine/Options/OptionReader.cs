using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Engine.Options;

/// <summary>Reads the options of a project. A value that cannot be understood reads as the default; CR0001 reports it.</summary>
internal sealed class OptionReader(AnalyzerConfigOptionsProvider provider)
{
    /// <summary>The build property with <see cref="NamesElsewhere"/>, separated by blanks.</summary>
    public const string NamesElsewhereProperty = "CloudReadyNamesElsewhere";

    /// <summary>The build property with <see cref="IsUsedByService"/>.</summary>
    public const string UsedByServiceProperty = "CloudReadyUsedByService";

    /// <summary>The build property that is true for the files of a repository that belong to no project.</summary>
    public const string RepositoryProperty = "CloudReadyRepository";

    /// <summary>Stands among <see cref="NamesElsewhere"/> for a path such as <c>"/healthz"</c> in a string.</summary>
    public const string HealthPathName = "HealthPath";

    private const string BuildPropertyPrefix = "build_property.";
    private const string LoadedByProperty = "CloudReadyLoadedBy";

    private static readonly Lazy<ImmutableArray<(string Key, Option Option)>> Keys = new(AllKeys);

    /// <summary>Test projects are analyzed too.</summary>
    public bool IncludesTests => bool.TryParse(Read(provider.GlobalOptions, OptionCatalog.IncludeTests.Key), out bool value) && value;

    /// <summary>The host is <c>cloudready assess</c>, not a compiler or an IDE.</summary>
    public bool IsAssessment => BuildProperty(LoadedByProperty).Length > 0;

    /// <summary>The project is read without its build, so that names may stay unresolved.</summary>
    public bool IsBuildless => BuildProperty(LoadedByProperty) == "buildless";

    /// <summary>
    /// What the other projects of the same application call to register and map, by name; empty where the host sees one
    /// project. <c>HealthPath</c> stands for a path such as <c>"/healthz"</c> in a string.
    /// </summary>
    public ImmutableHashSet<string> NamesElsewhere =>
        ImmutableHashSet.Create(StringComparer.Ordinal, BuildProperty(NamesElsewhereProperty).Split([' '], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A web application or a worker of the solution uses this library.</summary>
    public bool IsUsedByService => IsTrue(UsedByServiceProperty);

    public bool IsTrue(string buildProperty) =>
        "true".Equals(BuildProperty(buildProperty), StringComparison.OrdinalIgnoreCase);

    /// <summary>A property that MSBuild shows to the compiler; empty where it does not.</summary>
    public string BuildProperty(string name) => Read(provider.GlobalOptions, BuildPropertyPrefix + name);

    /// <summary>True where the rule is told to stay silent in an additional file.</summary>
    public bool Excludes(string ruleId, AdditionalText file)
    {
        string patterns = ReadFor(file, OptionCatalog.Exclude.KeyFor(ruleId));
        return patterns.Length > 0 && OptionCatalog.Exclude.IsValid(patterns) && Glob.AnyMatches(patterns, file.Path);
    }

    /// <summary>True for a file that the user says to serve developers' machines only.</summary>
    public bool IsForDevelopment(AdditionalText file)
    {
        string patterns = ReadFor(file, OptionCatalog.DevelopmentFiles.Key);
        return patterns.Length > 0 && OptionCatalog.DevelopmentFiles.IsValid(patterns) && Glob.AnyMatches(patterns, file.Path);
    }

    /// <summary>Hosts of the Internet that no client is given are reported too.</summary>
    public bool ReportsPublicEndpoints(SyntaxTree tree) => bool.TryParse(ReadFor(tree, OptionCatalog.PublicEndpoints.Key), out bool value) && value;

    /// <summary>True for a host that the user takes for granted.</summary>
    public bool AllowsHost(string host, SyntaxTree tree) => IsListed(host, ReadFor(tree, OptionCatalog.AllowedHosts.Key));

    /// <summary>True for a name, in code, whose value the user takes for granted.</summary>
    public bool AllowsKey(string ruleId, string name, SyntaxTree tree) => IsListed(name, ReadFor(tree, OptionCatalog.AllowedKeys.KeyFor(ruleId)));

    /// <summary>True for a key, in a file beside the code, whose value the user takes for granted.</summary>
    public bool AllowsKey(string ruleId, string key, AdditionalText file) => IsListed(key, ReadFor(file, OptionCatalog.AllowedKeys.KeyFor(ruleId)));

    private static bool IsListed(string name, string patterns)
    {
        if (patterns.Length == 0)
            return false;

        foreach (string pattern in patterns.Split(','))
        {
            if (IsMatch(name, pattern.Trim()))
                return true;
        }

        return false;
    }

    private static bool IsMatch(string name, string pattern)
    {
        if (pattern.StartsWith("*", StringComparison.Ordinal))
            return name.EndsWith(pattern.Substring(1), StringComparison.OrdinalIgnoreCase);

        return pattern.EndsWith("*", StringComparison.Ordinal)
            ? name.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.OrdinalIgnoreCase)
            : name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
    }

    private string ReadFor(SyntaxTree tree, string key) => ReadFor(provider.GetOptions(tree), key);

    private string ReadFor(AdditionalText file, string key) => ReadFor(provider.GetOptions(file), key);

    private string ReadFor(AnalyzerConfigOptions options, string key)
    {
        string value = Read(options, key);
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
            foreach ((string key, Option option) in Keys.Value)
            {
                string value = Read(options, key);
                if (value.Length > 0 && !option.IsValid(value) && seen.Add(key + "=" + value))
                    invalid.Add((key, value, option));
            }
        }
    }

    /// <summary>Every key that an option may be written with.</summary>
    private static ImmutableArray<(string, Option)> AllKeys()
    {
        var keys = ImmutableArray.CreateBuilder<(string, Option)>();
        foreach (Option option in OptionCatalog.All)
        {
            if (option.KeyFor("") == option.Key)
            {
                keys.Add((option.Key, option));
                continue;
            }

            foreach (Rule rule in RuleCatalog.All)
                keys.Add((option.KeyFor(rule.Id), option));
        }

        return keys.ToImmutable();
    }

    private static string Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) ? value.Trim() : "";
}
