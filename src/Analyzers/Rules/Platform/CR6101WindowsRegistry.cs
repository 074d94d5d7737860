using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>The Windows registry is used.</summary>
internal sealed class CR6101WindowsRegistry() : PlatformRule(Rule, effortHours: 3)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6101",
        "The Windows registry is used",
        "'{0}' reads or writes the Windows registry: a Linux container has none, the call throws. Keep the setting in configuration (appsettings.json, environment variables).",
        DiagnosticSeverity.Warning,
        "The registry is a store of one Windows machine. In a container, settings come from configuration that the cluster sets.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:Microsoft.Win32.Registry",
        "T:Microsoft.Win32.RegistryKey",
        "T:Microsoft.Win32.RegistryHive");
}
