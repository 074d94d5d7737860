using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>A log that is written to a file by a logging library.</summary>
internal sealed class CR4001FileLogSink() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4001",
        "Logs are written to a file",
        "'{0}' writes logs to a file: it fills the container's disk and is lost with the pod. Write them to the console as JSON, the platform collects standard output.",
        DiagnosticSeverity.Warning,
        "A container's file system ends with the pod. Kubernetes collects what a container writes to standard output and standard error; log files need a volume, rotation and an agent of their own.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Serilog.FileLoggerConfigurationExtensions.File"),
        new ApiRow("M:Serilog.RollingFileLoggerConfigurationExtensions.RollingFile"),
        new ApiRow("M:NLog.Targets.FileTarget.#ctor"),
        new ApiRow("M:NLog.SetupLoadConfigurationExtensions.WriteToFile"),
        new ApiRow("M:log4net.Appender.FileAppender.#ctor"),
        new ApiRow("M:log4net.Appender.RollingFileAppender.#ctor"),
        new ApiRow("M:Microsoft.Extensions.Logging.FileLoggerExtensions.AddFile"),
        new ApiRow("M:NReco.Logging.File.FileLoggerExtensions.AddFile"),
        new ApiRow("M:Microsoft.Extensions.Logging.NRecoFileLoggerExtensions.AddFile"),
        new ApiRow("M:Karambolo.Extensions.Logging.File.FileLoggingBuilderExtensions.AddFile"),
        new ApiRow("M:Microsoft.Extensions.Logging.FileLoggingBuilderExtensions.AddFile"),
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.HttpLoggingServicesExtensions.AddW3CLogging"),
        new ApiRow("M:ZLogger.ZLoggerBuilder.AddFile"),
        new ApiRow("M:ZLogger.ZLoggerBuilder.AddRollingFile"),
        new ApiRow("M:ZLogger.ZLoggerBuilderExtensions.AddZLoggerFile"),
        new ApiRow("M:ZLogger.ZLoggerBuilderExtensions.AddZLoggerRollingFile"),
        new ApiRow("M:ZLogger.ZLoggerFactoryExtensions.AddZLoggerFile"),
        new ApiRow("M:ZLogger.ZLoggerFactoryExtensions.AddZLoggerRollingFile"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (context.Application.Kind is ApplicationKind.Desktop or ApplicationKind.Browser)
            return;

        bool isDevelopmentOnly = EnvironmentGuard.IsDevelopmentOnly(use.Expression, context.Model);
        context.Report(
            Rule,
            use.Location,
            isDevelopmentOnly ? DiagnosticSeverity.Info : null,
            use.IsSyntactic,
            use.Row.WrittenName);
    }
}
