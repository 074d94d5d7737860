namespace CloudReady.Analyzers.Engine.Options;

/// <summary>Every option of the product; <c>docs/configuration.md</c> describes each.</summary>
internal static class OptionCatalog
{
    /// <summary>Analyze test projects too.</summary>
    public static readonly Option IncludeTests = new("cloudready_include_tests", "true or false", "false", IsBoolean);

    /// <summary>Files in which a rule stays silent, as globs relative to the project, separated by commas.</summary>
    public static readonly Option Exclude = new(
        "cloudready.{rule}.exclude",
        "path globs separated by commas, such as appsettings.Local.json or deploy/**",
        "",
        Glob.AreValid);

    /// <summary>Settings files that serve developers' machines only, beside those that the rules know.</summary>
    public static readonly Option DevelopmentFiles = new(
        "cloudready.development_files",
        "path globs separated by commas, such as appsettings.Sandbox.json",
        "",
        Glob.AreValid);

    /// <summary>Names and keys whose values a rule takes for granted.</summary>
    public static readonly Option AllowedKeys = new(
        "cloudready.{rule}.allowed_keys",
        "names separated by commas, such as RecaptchaKey or Payment:*",
        "",
        AreNames);

    /// <summary>CR1003 reports hosts of the Internet that no client is given, too.</summary>
    public static readonly Option PublicEndpoints = new("cloudready.CR1003.public", "true or false", "false", IsBoolean);

    /// <summary>Hosts that CR1003 takes for granted.</summary>
    public static readonly Option AllowedHosts = new(
        "cloudready.CR1003.allowed_hosts",
        "host names separated by commas, such as api.contoso.com or *.contoso.com",
        "",
        AreNames);

    public static ImmutableArray<Option> All { get; } = ImmutableArray.Create(IncludeTests, Exclude, DevelopmentFiles, AllowedKeys, PublicEndpoints, AllowedHosts);

    private static bool IsBoolean(string value) => bool.TryParse(value, out _);

    private static bool AreNames(string value)
    {
        foreach (string name in value.Split(','))
        {
            if (name.Trim().Length == 0 || name.Trim().IndexOf(' ') >= 0)
                return false;
        }

        return true;
    }
}
