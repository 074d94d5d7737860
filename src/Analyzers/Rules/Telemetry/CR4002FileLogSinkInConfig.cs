using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>A log file that a configuration file tells a logging library to write.</summary>
internal sealed class CR4002FileLogSinkInConfig() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IArtifactRule<JsonDocument>, IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4002",
        "A configuration file sends logs to a file",
        "'{0}' writes logs to a file: it fills the container's disk and is lost with the pod. Write them to the console, the platform collects standard output.",
        DiagnosticSeverity.Warning,
        "A container's file system ends with the pod. Kubernetes collects what a container writes to standard output and standard error; log files need a volume, rotation and an agent of their own.");

    private const string Logging = "Logging";

    /// <summary>What the file providers of Karambolo, NReco, NetEscapades and Serilog.Extensions.Logging.File call the place of their file.</summary>
    private static readonly string[] PathSettings = ["Path", "BasePath", "PathFormat", "RootPath", "FileName", "LogDirectory", "Files"];

    public void Analyze(JsonDocument document, ArtifactContext context)
    {
        foreach (LogSink sink in LogSinks.In(document))
            Report(sink, context);

        if (document.Configuration.Find(Logging) is not { } logging)
            return;

        foreach (JsonProperty member in logging.Members)
        {
            if (member.Name.Equals("PathFormat", StringComparison.OrdinalIgnoreCase) && member.Value.GetString() is { Length: > 0 }
                || member.Name.Equals("File", StringComparison.OrdinalIgnoreCase) && NamesPath(member.Value))
            {
                Report(new LogSink(LogSinkKind.File, $"{Logging}:{member.Name}", member.NameSpan, isUsed: true), context);
            }
        }
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        foreach (LogSink sink in LogSinks.In(document, target => IsUsedElsewhere(target, context)))
            Report(sink, context);

        foreach (XmlElement section in LogSinks.SectionsOf(document))
        {
            if (section.LocalName == "nlog"
                && section.FindAttribute("internalLogFile", StringComparison.OrdinalIgnoreCase) is { ValueSpan.Length: > 0 } file
                && section.FindAttribute("internalLogLevel", StringComparison.OrdinalIgnoreCase) is { Value: var level }
                && !level.Equals("Off", StringComparison.OrdinalIgnoreCase))
            {
                Report(new LogSink(LogSinkKind.File, file.LocalName, file.NameSpan, isUsed: false), context);
            }
        }
    }

    private static void Report(LogSink sink, ArtifactContext context)
    {
        if (sink.Kind != LogSinkKind.File || context.Kind is ApplicationKind.Desktop or ApplicationKind.Browser)
            return;

        bool isJudgement = !sink.IsUsed || DevelopmentFile.Is(context.FileName) || context.Kind == ApplicationKind.ConsoleTool;
        context.Report(Rule, sink.Span, isJudgement ? DiagnosticSeverity.Info : null, sink.Name);
    }

    private static bool NamesPath(JsonValue provider)
    {
        foreach (string setting in PathSettings)
        {
            if (provider.Find(setting) is { } path && (path.Kind is JsonValueKind.Object or JsonValueKind.Array || path.GetString() is { Length: > 0 }))
                return true;
        }

        return false;
    }

    /// <summary>A file that others include may leave its rules to them.</summary>
    private static bool IsUsedElsewhere(string target, ArtifactContext context)
    {
        foreach ((AdditionalText file, XmlArtifact other) in context.Artifacts.LogConfigs)
        {
            if (file.Path == context.Path)
                continue;

            foreach (XmlElement section in LogSinks.SectionsOf(other))
            {
                if (section.LocalName == "nlog" && WritesTo(NLogConfiguration.Read(section), target))
                    return true;
            }
        }

        return false;
    }

    private static bool WritesTo(NLogConfiguration nlog, string target)
    {
        foreach (NLogRule rule in nlog.Rules)
        {
            if (rule.WritesTo(target))
                return true;
        }

        return false;
    }
}
