using System.Text;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Catalog;

/// <summary>The global configs that <c>CloudReadyMode</c> chooses from.</summary>
public sealed class PresetTests
{
    [Theory]
    [InlineData("Recommended")]
    [InlineData("Minimum")]
    [InlineData("All")]
    [InlineData("None")]
    public void Preset_follows_from_the_catalog(string mode) =>
        GeneratedFile.Verify($"src/Package/presets/CloudReady.{mode}.globalconfig", Preset(mode));

    private static string Preset(string mode)
    {
        var config = new StringBuilder()
            .Append($"# CloudReadyMode={mode}: {Meaning(mode)}\n")
            .Append("# Generated from the rule catalog. A setting of your own wins over this file.\n")
            .Append("is_global = true\n")
            .Append("global_level = -100\n");
        foreach (Rule rule in RuleCatalog.All)
        {
            if (Severity(mode, rule.Descriptor) is { } severity)
                config.Append($"dotnet_diagnostic.{rule.Id}.severity = {severity}\n");
        }

        return config.ToString();
    }

    private static string Meaning(string mode) => mode switch
    {
        "Recommended" => "every rule at its own severity.",
        "Minimum" => "rules that are warnings; no judgements.",
        "All" => "every rule, those that are off by default too.",
        _ => "no rule.",
    };

    /// <summary>Null leaves a rule as it is: a severity that is set here would also raise findings that are judgements.</summary>
    private static string? Severity(string mode, DiagnosticDescriptor descriptor) => mode switch
    {
        "None" => "none",
        "Minimum" when descriptor.DefaultSeverity < DiagnosticSeverity.Warning || !descriptor.IsEnabledByDefault => "none",
        "All" when !descriptor.IsEnabledByDefault => "suggestion",
        _ => null,
    };
}
