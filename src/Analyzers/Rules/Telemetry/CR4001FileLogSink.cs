using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    private const string W3CRegistration = "AddW3CLogging";
    private const string W3CMiddleware = "UseW3CLogging";

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Serilog.FileLoggerConfigurationExtensions.File"),
        new ApiRow("M:Serilog.RollingFileLoggerConfigurationExtensions.RollingFile"),
        new ApiRow("M:NLog.Targets.FileTarget.#ctor"),
        new ApiRow("M:NLog.Targets.AtomicFileTarget.#ctor"),
        new ApiRow("M:NLog.SetupLoadConfigurationExtensions.WriteToFile"),
        new ApiRow("M:log4net.Appender.FileAppender.#ctor"),
        new ApiRow("M:log4net.Appender.RollingFileAppender.#ctor"),

        // Classes that the application derives, for its configuration file to name.
        new ApiRow("T:NLog.Targets.FileTarget"),
        new ApiRow("T:log4net.Appender.FileAppender"),
        new ApiRow("T:log4net.Appender.RollingFileAppender"),

        // Serilog.Extensions.Logging.File
        new ApiRow("M:Microsoft.Extensions.Logging.FileLoggerExtensions.AddFile"),

        // Karambolo.Extensions.Logging.File and NetEscapades.Extensions.Logging.RollingFile; Karambolo before version 3
        new ApiRow("M:Microsoft.Extensions.Logging.FileLoggerFactoryExtensions.AddFile"),
        new ApiRow("M:Karambolo.Extensions.Logging.File.FileLoggerExtensions.AddFile"),
        new ApiRow("M:NReco.Logging.File.FileLoggerExtensions.AddFile"),
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.HttpLoggingServicesExtensions.AddW3CLogging"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.HttpLoggingBuilderExtensions.UseW3CLogging"),

        // ZLogger 2, then ZLogger 1
        new ApiRow("M:ZLogger.ZLoggerBuilderExtensions.AddZLoggerFile"),
        new ApiRow("M:ZLogger.ZLoggerBuilderExtensions.AddZLoggerRollingFile"),
        new ApiRow("M:ZLogger.ZLoggerLoggingBuilderExtensions.AddZLoggerFile"),
        new ApiRow("M:ZLogger.ZLoggerLoggingBuilderExtensions.AddZLoggerRollingFile"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationKind kind = context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser || !IsSink(use) || IsRegisteredElsewhere(use))
            return;

        bool isJudgement = kind == ApplicationKind.ConsoleTool || EnvironmentGuard.IsDevelopmentOnly(use.Expression, context.Model);
        context.Report(
            Rule,
            use.Location,
            isJudgement ? DiagnosticSeverity.Info : null,
            use.IsSyntactic,
            use.Row.WrittenName);
    }

    /// <summary>
    /// True for a call, a construction or a base class. A name that did not bind must also stand where a sink is configured: <c>File</c>
    /// is a common name.
    /// </summary>
    private static bool IsSink(in ApiUse use)
    {
        if (use.Row.Kind == 'T')
            return use.Expression.Parent is SimpleBaseTypeSyntax;
        if (use.Row.IsConstructor)
            return use.Expression is not ConstructorInitializerSyntax;
        if (use.Expression is not InvocationExpressionSyntax { Expression: var method })
            return false;

        return !use.IsSyntactic
            || use.Row.Namespace != "Serilog"
            || method is MemberAccessExpressionSyntax { Expression: var receiver } && ConfiguresSinks(receiver);
    }

    /// <summary><c>configuration.WriteTo</c>, or the parameter of <c>WriteTo.Async(sinks => sinks.File(...))</c>.</summary>
    private static bool ConfiguresSinks(ExpressionSyntax receiver) => receiver switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText is "WriteTo" or "AuditTo",
        IdentifierNameSyntax name => name.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax outer } } }
            && ConfiguresSinks(outer.Expression),
        _ => false,
    };

    /// <summary>The middleware writes what its registration says: one finding, on the registration, where both are here.</summary>
    private static bool IsRegisteredElsewhere(in ApiUse use) =>
        use.Row.Member == W3CMiddleware && use.Context.Application.UsesOf(W3CRegistration).Count > 0;
}
