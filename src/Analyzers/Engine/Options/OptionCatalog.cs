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

    public static ImmutableArray<Option> All { get; } = ImmutableArray.Create(IncludeTests, Exclude);

    private static bool IsBoolean(string value) => bool.TryParse(value, out _);
}
