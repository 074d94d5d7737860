using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Which sinks of an application's log remain where it is deployed, and whether one of them is the console.</summary>
internal sealed class LogOutput
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "ClearProviders", "WriteTo", "ReadFrom", "WriteToConsole", "WriteToColoredConsole", "ConsoleTarget", "ColoredConsoleTarget",
        "ConsoleAppender", "ColoredConsoleAppender", "ManagedColoredConsoleAppender", "AnsiColorTerminalAppender", "ConsoleTraceListener",
        "ILoggerProvider", "ILoggerFactory");

    private const string LoggingBuilder = "ILoggingBuilder";

    private static readonly string[] ConsoleTypes =
    [
        "ConsoleTarget", "ColoredConsoleTarget", "ConsoleAppender", "ColoredConsoleAppender", "ManagedColoredConsoleAppender",
        "AnsiColorTerminalAppender", "ConsoleTraceListener", "WriteToConsole", "WriteToColoredConsole",
    ];

    /// <summary>Providers that ship logs to where they are kept and searched.</summary>
    private static readonly HashSet<string> Collectors = new(StringComparer.Ordinal)
    {
        "AddOpenTelemetry", "AddApplicationInsights", "AddSeq", "AddSentry", "AddGelf", "AddElasticsearch", "AddElastic", "AddAWSProvider", "AddGoogle",
        "AddSplunk", "AddDatadog", "AddLoki", "AddHoneycomb",
    };

    /// <summary>Providers and settings that write nowhere in a Linux container, or to a file.</summary>
    private static readonly HashSet<string> OtherProviders = new(StringComparer.Ordinal)
    {
        "AddDebug", "AddEventSourceLogger", "AddEventLog", "AddTraceSource", "AddAzureWebAppDiagnostics", "AddFile", "AddW3CLogging", "AddZLoggerFile",
        "AddZLoggerRollingFile", "AddConfiguration", "AddFilter", "AddSerilog", "AddNLog", "AddNLogWeb", "AddLog4Net",
    };

    /// <summary>Sinks of Serilog that are collectors.</summary>
    private static readonly HashSet<string> CollectorSinks = new(StringComparer.Ordinal)
    {
        "Seq", "OpenTelemetry", "ApplicationInsights", "ApplicationInsightsTraces", "ApplicationInsightsEvents", "Elasticsearch", "GrafanaLoki", "Loki",
        "Splunk", "EventCollector", "DatadogLogs", "Graylog", "Http", "DurableHttpUsingFileSizeRolledBuffers", "Sentry", "NewRelicLogs", "AmazonCloudWatch",
        "GoogleCloudLogging", "Fluentd", "Logzio", "LogzIo", "Syslog", "TcpSyslog", "UdpSyslog",
    };

    private static readonly HashSet<string> FileSinks = new(StringComparer.Ordinal) { "File", "RollingFile", "PersistentFile", "EventLog" };

    /// <summary>Sinks of Serilog that are none of these.</summary>
    private static readonly HashSet<string> OtherSinks = new(StringComparer.Ordinal)
    {
        "Debug", "Trace", "MSSqlServer", "PostgreSQL", "MySQL", "SQLite", "MongoDB", "MongoDBBson", "Email", "Slack", "MicrosoftTeams", "AzureTableStorage",
        "AzureBlobStorage", "RabbitMQ", "Kafka", "InMemory",
    };

    private static readonly HashSet<string> WrapperSinks = new(StringComparer.Ordinal) { "Async", "Logger", "Map", "MapIf", "Conditional", "Fallible", "FallbackChain" };

    private readonly ApplicationModel _application;
    private readonly Lazy<bool> _mayReachConsole;

    public LogOutput(ApplicationModel application)
    {
        _application = application;
        _mayReachConsole = new(FindConsole);
    }

    /// <summary>
    /// True where a sink that remains in production writes to standard output or error, or where something that is not known
    /// may do so.
    /// </summary>
    public bool MayReachConsole => _mayReachConsole.Value;

    /// <summary>True where logs are shipped to a collector.</summary>
    public bool ReachesCollector { get; private set; }

    /// <summary>True where a sink is one that another rule reports: a file, or the event log.</summary>
    public bool ReachesFile { get; private set; }

    /// <summary>The call that leaves no provider; null where there is none that remains in production.</summary>
    public InvocationExpressionSyntax? Cleared
    {
        get
        {
            foreach (SimpleNameSyntax use in _application.UsesOf("ClearProviders"))
            {
                if (CallOf(use) is { } call
                    && _application.Bind(use) is IMethodSymbol { ContainingType.Name: "LoggingBuilderExtensions" }
                    && !IsDevelopmentOnly(use))
                {
                    return call;
                }
            }

            return null;
        }
    }

    /// <summary>
    /// The first sink of a Serilog logger that takes the place of all providers; null where Serilog is one provider beside
    /// others, or is not used.
    /// </summary>
    public InvocationExpressionSyntax? SerilogSink
    {
        get
        {
            if (!ReplacesProviders("UseSerilog") && !ReplacesProviders("AddSerilog"))
                return null;

            foreach (SimpleNameSyntax use in _application.UsesOf("WriteTo"))
            {
                if (SinkCallOf(use) is { } call)
                    return call;
            }

            return null;
        }
    }

    private bool ReplacesProviders(string method)
    {
        foreach (SimpleNameSyntax use in _application.UsesOf(method))
        {
            if (_application.Bind(use) is IMethodSymbol bound && ExtendedTypeOf(bound) is not LoggingBuilder and not "ILoggerFactory")
                return true;
        }

        return false;
    }

    private bool FindConsole()
    {
        foreach (string type in ConsoleTypes)
        {
            foreach (SimpleNameSyntax use in _application.UsesOf(type))
            {
                if (!IsDevelopmentOnly(use))
                    return true;
            }
        }

        // A provider or factory of the application's own may write anywhere.
        if (_application.UsesOf("ILoggerProvider").Count > 0 || RegistersFactory())
            return true;

        bool mayReach = false;
        foreach (SimpleNameSyntax use in _application.UsesOf("WriteTo"))
            mayReach |= !IsDevelopmentOnly(use) && (SinkCallOf(use) is not { } sink || IsConsoleOrUnknown(sink));

        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!SourceFacts.IsRegistration(entry.Key, "Add") && !SourceFacts.IsRegistration(entry.Key, "Use"))
                continue;

            foreach (SimpleNameSyntax use in ApplicationModel.FirstOf(entry.Value))
                mayReach |= RegistersConsoleOrUnknown(entry.Key, use);
        }

        mayReach |= Cleared is { } cleared && HandsOnBuilder(cleared);
        return mayReach || (_application.UsesOf("ReadFrom").Count > 0 && SettingsMayReachConsole(LogSinks.In));
    }

    /// <summary>
    /// Beside the call, something that is not known extends the builder of logging, or gets it:
    /// <c>logging.ConfigureAcmeLog()</c>.
    /// </summary>
    private bool HandsOnBuilder(InvocationExpressionSyntax cleared)
    {
        SyntaxNode scope = cleared.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? cleared.SyntaxTree.GetRoot();
        SemanticModel model = _application.ModelOf(cleared);
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call)
                continue;

            if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            {
                if (call.Expression is MemberAccessExpressionSyntax access && IsLoggingBuilder(access.Expression, model) && !OtherProviders.Contains(NameOf(call)) && !Collectors.Contains(NameOf(call)))
                    return true;
                continue;
            }

            bool isKnown = IsOwn(method)
                || method.ContainingAssembly.Name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
                || OtherProviders.Contains(method.Name)
                || Collectors.Contains(method.Name);
            if (!isKnown && (ExtendedTypeOf(method) == LoggingBuilder || TakesLoggingBuilder(call, model)))
                return true;
        }

        return false;
    }

    private static bool TakesLoggingBuilder(InvocationExpressionSyntax call, SemanticModel model)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && IsLoggingBuilder(argument.Expression, model))
                return true;
        }

        return false;
    }

    private static bool IsLoggingBuilder(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type?.Name == LoggingBuilder;

    private bool RegistersFactory()
    {
        foreach (SimpleNameSyntax use in _application.UsesOf("ILoggerFactory"))
        {
            if (use.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var method } } && method.StartsWith("Add", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool RegistersConsoleOrUnknown(string name, SimpleNameSyntax use)
    {
        bool isKnown = Collectors.Contains(name) || OtherProviders.Contains(name);
        bool saysLog = Says(name, "Log") || Says(name, "Console");
        if (CallOf(use) is not { } call || _application.Bind(use) is not IMethodSymbol method)
            return saysLog && !isKnown && !IsDevelopmentOnly(use);

        bool isOfBuilder = ExtendedTypeOf(method) == LoggingBuilder || method.ContainingType.Name == LoggingBuilder;
        if (!isOfBuilder && !saysLog || IsDevelopmentOnly(use))
            return false;

        if (isOfBuilder)
        {
            switch (name)
            {
                case "AddFile" or "AddEventLog" or "AddZLoggerFile" or "AddZLoggerRollingFile":
                    ReachesFile = true;
                    return false;
                case "AddNLog" or "AddNLogWeb":
                    return ConfigurationMayReachConsole("nlog");
                case "AddLog4Net":
                    return ConfigurationMayReachConsole("log4net");
            }

            ReachesCollector |= Collectors.Contains(name);
            return !isKnown && !IsOwn(method);
        }

        switch (name)
        {
            case "UseNLog" or "AddNLog" or "AddNLogWeb":
                return ConfigurationMayReachConsole("nlog");
            case "UseSerilog" or "AddSerilog":
                return Says(call.ArgumentList.ToString(), "writeToProviders");
        }

        // Another assembly may set up logging under such a name; ASP.NET Core's own middleware writes through the providers.
        return saysLog
            && !isKnown
            && !IsOwn(method)
            && !method.ContainingAssembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            && method.ContainingAssembly.Name is not ("Serilog.AspNetCore" or "Serilog.Extensions.Hosting")
            && !Says(name, "Login")
            && !Says(name, "Catalog");
    }

    private bool IsConsoleOrUnknown(InvocationExpressionSyntax sink)
    {
        string name = NameOf(sink);
        if (WrapperSinks.Contains(name))
        {
            bool mayReach = false;
            bool hasInner = false;
            foreach (ArgumentSyntax argument in sink.ArgumentList.Arguments)
            {
                if (argument.Expression is not LambdaExpressionSyntax lambda)
                    continue;

                foreach (SyntaxNode node in lambda.DescendantNodes(static node => node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Async" or "Logger" } }))
                {
                    // The sinks of a sub-logger are behind a WriteTo of their own.
                    if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } inner)
                    {
                        hasInner = true;
                        mayReach |= IsConsoleOrUnknown(inner);
                    }
                }
            }

            return mayReach || (!hasInner && name is not "Logger");
        }

        ReachesFile |= FileSinks.Contains(name);
        ReachesCollector |= CollectorSinks.Contains(name);
        return !FileSinks.Contains(name) && !CollectorSinks.Contains(name) && !OtherSinks.Contains(name);
    }

    private bool ConfigurationMayReachConsole(string section)
    {
        bool isFound = false;
        foreach ((_, XmlArtifact document) in AllXml())
        {
            foreach (XmlElement element in LogSinks.SectionsOf(document))
            {
                if (element.LocalName != section)
                    continue;

                isFound = true;
                foreach (LogSink sink in LogSinks.In(document, static _ => true))
                {
                    if (IsConsoleOrUnknown(sink))
                        return true;
                }
            }
        }

        bool inSettings = section == "nlog" && HasNLogSettings();
        return inSettings ? SettingsMayReachConsole(LogSinks.In) : !isFound;
    }

    private IEnumerable<(AdditionalText File, XmlArtifact Document)> AllXml()
    {
        foreach ((AdditionalText File, XmlArtifact Document) file in _application.Artifacts.LogConfigs)
            yield return file;
        foreach ((AdditionalText File, XmlArtifact Document) file in _application.Artifacts.XmlConfigs)
            yield return file;
    }

    private bool HasNLogSettings()
    {
        foreach ((_, JsonDocument document) in _application.Artifacts.JsonSettings)
        {
            if (document.Configuration.Find("NLog:targets") is not null)
                return true;
        }

        return false;
    }

    /// <summary>Where no settings file is known to configure logging, the environment may.</summary>
    private bool SettingsMayReachConsole(Func<JsonDocument, IEnumerable<LogSink>> sinksOf)
    {
        bool isConfigured = false;
        foreach ((AdditionalText file, JsonDocument document) in _application.Artifacts.JsonSettings)
        {
            if (DevelopmentFile.Is(Path.GetFileName(file.Path)))
                continue;

            foreach (LogSink sink in sinksOf(document))
            {
                isConfigured = true;
                if (IsConsoleOrUnknown(sink))
                    return true;
            }
        }

        return !isConfigured;
    }

    private bool IsConsoleOrUnknown(LogSink sink)
    {
        ReachesFile |= sink.Kind is LogSinkKind.File or LogSinkKind.EventLog;
        if (sink.Kind != LogSinkKind.Other)
            return sink.Kind == LogSinkKind.Console;

        ReachesCollector |= CollectorSinks.Contains(sink.Name);
        return !CollectorSinks.Contains(sink.Name) && !OtherSinks.Contains(sink.Name) && !WrapperSinks.Contains(sink.Name);
    }

    private bool IsDevelopmentOnly(SimpleNameSyntax use) => EnvironmentGuard.IsDevelopmentOnly(use, _application.ModelOf(use));

    private bool IsOwn(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _application.Compilation.Assembly);

    private static string? ExtendedTypeOf(IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        return definition.IsExtensionMethod && definition.Parameters.Length > 0 ? definition.Parameters[0].Type.Name : null;
    }

    private static bool Says(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? "";

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access.Parent as InvocationExpressionSyntax : use.Parent as InvocationExpressionSyntax;

    /// <summary><c>X.WriteTo.Sink(…)</c>: the whole call.</summary>
    private static InvocationExpressionSyntax? SinkCallOf(SimpleNameSyntax writeTo) =>
        writeTo.Parent is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax sink } access } part
        && access.Expression == part
            ? sink
            : null;
}
