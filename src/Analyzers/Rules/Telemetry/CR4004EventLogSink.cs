using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>Logs that go to the event log of Windows.</summary>
internal sealed class CR4004EventLogSink() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule, IArtifactRule<JsonDocument>, IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4004",
        "Logs go to the Windows event log",
        "'{0}' writes to the event log of Windows: a Linux container has none, so the call throws or the events are lost. Log to the console, the platform collects standard output.",
        DiagnosticSeverity.Warning,
        "The event log is a part of Windows. Kubernetes collects what a container writes to standard output and standard error.");

    private static readonly CodeGuard WindowsService = new(static (condition, outcome, _) =>
        outcome && condition is InvocationExpressionSyntax call && CallLocation.NameOf(call) == "IsWindowsService");

    /// <summary>The files in which the use of the class was reported: one finding for all of them.</summary>
    private readonly ConditionalWeakTable<SourceContext, object> _reported = new();

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("T:System.Diagnostics.EventLog"),
        new ApiRow("M:System.Diagnostics.EventLogTraceListener.#ctor"),
        new ApiRow("M:Microsoft.Extensions.Logging.EventLoggerFactoryExtensions.AddEventLog"),
        new ApiRow("M:Serilog.LoggerConfigurationEventLogExtensions.EventLog"),
        new ApiRow("M:NLog.Targets.EventLogTarget.#ctor"),
        new ApiRow("M:log4net.Appender.EventLogAppender.#ctor"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationKind kind = context.Application.Kind;
        bool isService = WindowsService.IsOver(use.Expression, context.Model);
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser || (!isService && PlatformGuard.IsWindowsOnly(use.Name, context.Model)))
            return;

        bool isClass = use.Row.Kind == 'T';
        if (isClass ? !IsUse(use) : use.Expression is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            return;
        if (isClass && _reported.TryGetValue(context, out _))
            return;
        if (isClass)
            _reported.Add(context, context);

        bool isJudgement = !context.Application.RunsInService || isService || EnvironmentGuard.IsDevelopmentOnly(use.Expression, context.Model);
        context.Report(
            Rule,
            isClass ? LocationOf(use) : use.Location,
            isJudgement ? DiagnosticSeverity.Info : null,
            use.IsSyntactic,
            isClass ? NameOf(use) : use.Row.WrittenName);
    }

    public void Analyze(JsonDocument document, ArtifactContext context)
    {
        foreach (LogSink sink in LogSinks.In(document))
            Report(sink, context);
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        foreach (LogSink sink in LogSinks.In(document, static _ => false))
            Report(sink, context);
        foreach (LogSink listener in TraceListeners.In(document))
            Report(listener, context);
    }

    private static void Report(LogSink sink, ArtifactContext context)
    {
        if (sink.Kind != LogSinkKind.EventLog || context.Kind is ApplicationKind.Desktop or ApplicationKind.Browser)
            return;

        bool isJudgement = !sink.IsUsed || DevelopmentFile.Is(context.FileName) || context.Kind == ApplicationKind.ConsoleTool;
        context.Report(Rule, sink.Span, isJudgement ? DiagnosticSeverity.Info : null, sink.Name);
    }

    /// <summary>A call on the class or its construction; a parameter or field of the type waits for somebody to call.</summary>
    private static bool IsUse(in ApiUse use) =>
        use.Expression is BaseObjectCreationExpressionSyntax
        || (use.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax && CallOn(use) is not null);

    private static InvocationExpressionSyntax? CallOn(in ApiUse use) =>
        use.Expression.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == use.Expression ? call : null;

    private static Location LocationOf(in ApiUse use) => (CallOn(use) ?? use.Expression).GetLocation();

    private static string NameOf(in ApiUse use) => CallOn(use) is { } call ? "EventLog." + CallLocation.NameOf(call) : "EventLog";
}
