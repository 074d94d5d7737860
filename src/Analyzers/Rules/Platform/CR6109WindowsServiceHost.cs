using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>The program is a Windows service.</summary>
internal sealed class CR6109WindowsServiceHost() : PlatformRule(Rule, effortHours: 2)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6109",
        "The program is a Windows service",
        "'{0}' makes the program a Windows service: in a container nothing starts it as one. Run it on the generic host (Host.CreateApplicationBuilder with a BackgroundService), which stops on SIGTERM.",
        DiagnosticSeverity.Warning,
        "The service control manager is part of Windows. In a container the platform starts a process and stops it with a signal.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.ServiceProcess.ServiceBase",
        "T:System.ServiceProcess.ServiceInstaller",
        "T:System.ServiceProcess.ServiceProcessInstaller",
        "M:Topshelf.HostFactory.Run",
        "M:Topshelf.HostFactory.New");
}
