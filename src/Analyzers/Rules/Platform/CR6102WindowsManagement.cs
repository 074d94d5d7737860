using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>WMI is used.</summary>
internal sealed class CR6102WindowsManagement() : PlatformRule(Rule, effortHours: 4)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6102",
        "WMI is used",
        "'{0}' asks Windows Management Instrumentation: a Linux container has none, the call throws. Take the fact from .NET (Environment, Process, System.Diagnostics.Metrics) or from the platform.",
        DiagnosticSeverity.Warning,
        "WMI describes and administers a Windows machine. A container sees its own process; what the machine does is the platform's matter.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Management.ManagementObjectSearcher",
        "T:System.Management.ManagementObject",
        "T:System.Management.ManagementClass",
        "T:System.Management.ManagementScope",
        "T:System.Management.ManagementEventWatcher",
        "T:System.Management.ManagementObjectCollection",
        "T:System.Management.WqlObjectQuery",
        "T:System.Management.ObjectQuery",
        "T:System.Management.ManagementBaseObject",
        "T:System.Management.ManagementPath",
        "T:System.Management.SelectQuery",
        "T:System.Management.WqlEventQuery",
        "T:Microsoft.Management.Infrastructure.CimSession");
}
