using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Files;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>A log that the application writes to a file by itself.</summary>
internal sealed class CR4003HandWrittenLog() : FileWriteRule(Rule, effortHours: 2, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4003",
        "A log is written to a file by hand",
        "'{0}' {1} in a log of its own on the container's disk: it is lost with the pod, and no collector reads it. Log with ILogger, or write to the console; the platform collects standard output.",
        DiagnosticSeverity.Warning,
        "A container's file system ends with the pod. Kubernetes collects what a container writes to standard output and standard error; log files need a volume, rotation and an agent of their own.");

    protected override bool IsOwn(FileWriteKind kind) => kind == FileWriteKind.Log;
}
