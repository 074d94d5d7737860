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

    /// <summary>CR1003 reports the addresses of hosts of the Internet that a client is given, as suggestions.</summary>
    public static readonly Option PublicEndpoints = new("cloudready.CR1003.public", "true or false", "true", IsBoolean);

    /// <summary>Hosts that CR1003 takes for granted, with <c>*</c> for any part.</summary>
    public static readonly Option AllowedHosts = new(
        "cloudready.CR1003.allowed_hosts",
        "host names separated by commas, such as api.contoso.com or *.contoso.com",
        "",
        static value => value.Length > 0);

    public static ImmutableArray<Option> All { get; } = ImmutableArray.Create(IncludeTests, Exclude, PublicEndpoints, AllowedHosts);

    private static bool IsBoolean(string value) => bool.TryParse(value, out _);
}
