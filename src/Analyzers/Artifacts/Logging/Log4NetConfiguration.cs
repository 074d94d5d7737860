using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>An appender of log4net.</summary>
internal sealed class Log4NetAppender(string name, string type, XmlElement element, TextSpan typeSpan)
{
    public string Name { get; } = name;

    public XmlElement Element { get; } = element;

    public TextSpan TypeSpan { get; } = typeSpan;

    public LogSinkKind Kind { get; } = KindOf(type);

    private static LogSinkKind KindOf(string type)
    {
        int comma = type.IndexOf(',');
        string name = (comma < 0 ? type : type.Substring(0, comma)).Trim();
        name = name.Substring(name.LastIndexOf('.') + 1);

        // A class of the application is named after what it derives from: OrchardFileAppender, AsyncRollingFileAppender.
        if (name.EndsWith("FileAppender", StringComparison.Ordinal))
            return LogSinkKind.File;
        if (name.EndsWith("ConsoleAppender", StringComparison.Ordinal) || name == "AnsiColorTerminalAppender")
            return LogSinkKind.Console;
        if (name.EndsWith("EventLogAppender", StringComparison.Ordinal))
            return LogSinkKind.EventLog;
        return name is "DebugAppender" or "TraceAppender" or "OutputDebugStringAppender" or "MemoryAppender" or "AspNetTraceAppender" ? LogSinkKind.Nowhere : LogSinkKind.Other;
    }
}

/// <summary>What log4net reads: appenders, and the loggers that refer to them.</summary>
internal sealed class Log4NetConfiguration
{
    private readonly List<Log4NetAppender> _appenders = [];
    private readonly List<(XmlElement Owner, string Appender)> _references = [];

    private Log4NetConfiguration()
    {
    }

    public IReadOnlyList<Log4NetAppender> Appenders => _appenders;

    /// <summary>Reads an element <c>log4net</c>.</summary>
    public static Log4NetConfiguration Read(XmlElement log4net)
    {
        var result = new Log4NetConfiguration();
        foreach (XmlElement element in log4net.Descendants)
        {
            if (ConfigTransforms.IsRemoved(element))
                continue;

            if (element.LocalName == "appender" && element.FindAttribute("type") is { } type)
                result._appenders.Add(new Log4NetAppender(element.FindAttribute("name")?.Value ?? "", type.Value, element, type.ValueSpan));
            else if (element.LocalName == "appender-ref" && element.Parent is { } owner && element.FindAttribute("ref") is { } reference)
                result._references.Add((owner, reference.Value));
        }

        return result;
    }

    /// <summary>True where a logger that is not switched off writes to the appender, by itself or through another one.</summary>
    public bool IsUsed(string appender) => IsUsed(appender, 0);

    private bool IsUsed(string appender, int depth)
    {
        foreach ((XmlElement owner, string name) in _references)
        {
            if (name != appender)
                continue;

            if (owner.LocalName == "appender"
                ? depth < 4 && owner.FindAttribute("name") is { } outer && IsUsed(outer.Value, depth + 1)
                : !IsOff(owner))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The loggers that refer to an appender, and no other appender that does.</summary>
    public IEnumerable<XmlElement> LoggersOf(string appender)
    {
        foreach ((XmlElement owner, string name) in _references)
        {
            if (name == appender)
                yield return owner;
        }
    }

    /// <summary>
    /// True where every event that the appender gets is written to the console without it: the same logger, or the root that
    /// it adds to, refers to a console appender without a filter, or to an earlier file appender, which becomes one.
    /// </summary>
    public bool IsCovered(Log4NetAppender appender)
    {
        bool isUsed = false;
        foreach (XmlElement owner in LoggersOf(appender.Name))
        {
            isUsed = true;
            if (!WritesToConsole(owner, appender) && !(IsAdditive(owner) && RootWritesToConsole(appender)))
                return false;
        }

        return isUsed;
    }

    private bool RootWritesToConsole(Log4NetAppender appender)
    {
        foreach ((XmlElement owner, _) in _references)
        {
            if (owner.LocalName == "root" && WritesToConsole(owner, appender))
                return true;
        }

        return false;
    }

    private bool WritesToConsole(XmlElement logger, Log4NetAppender appender)
    {
        bool isBefore = true;
        foreach (Log4NetAppender other in _appenders)
        {
            if (other == appender)
            {
                isBefore = false;
                continue;
            }

            if ((other.Kind == LogSinkKind.Console || (isBefore && other.Kind == LogSinkKind.File)) && !IsFiltered(other.Element) && RefersTo(logger, other.Name))
                return true;
        }

        return false;
    }

    private bool RefersTo(XmlElement logger, string appender)
    {
        foreach ((XmlElement owner, string name) in _references)
        {
            if (name == appender && owner.Span == logger.Span)
                return true;
        }

        return false;
    }

    private static bool IsFiltered(XmlElement appender) => appender.FindChild("filter") is not null || appender.FindChild("threshold") is not null;

    private static bool IsAdditive(XmlElement logger) =>
        logger.LocalName == "logger" && logger.FindAttribute("additivity")?.Value.Equals("false", StringComparison.OrdinalIgnoreCase) != true;

    private static bool IsOff(XmlElement logger) =>
        (logger.FindChild("level") ?? logger.FindChild("priority"))?.FindAttribute("value")?.Value.Equals("OFF", StringComparison.OrdinalIgnoreCase) == true;
}
