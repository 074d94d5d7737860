using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Rules.Platform;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>Performance counters of Windows are read or written.</summary>
internal sealed class CR4103WindowsPerformanceCounter() : PlatformRule(Rule, effortHours: 3)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4103",
        "Performance counters of Windows are used",
        "'{0}' needs the performance counters of Windows: on Linux the call throws PlatformNotSupportedException. Measure with System.Diagnostics.Metrics, and publish the meter with OpenTelemetry or prometheus-net.",
        DiagnosticSeverity.Warning,
        "Performance counters are kept by Windows, for one machine. Meters are measured in the process and read by Prometheus or a collector.");

    public override ImmutableArray<Engine.Apis.ApiRow> Apis { get; } = Rows(
        "T:System.Diagnostics.PerformanceCounter",
        "T:System.Diagnostics.PerformanceCounterCategory",
        "T:System.Diagnostics.CounterCreationData",
        "T:System.Diagnostics.PerformanceCounterInstaller");
}
