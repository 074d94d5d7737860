namespace CloudReady.Analyzers.Artifacts;

/// <summary>Finds the listeners in <c>&lt;system.diagnostics&gt;</c> of web.config and app.config.</summary>
internal static class TraceListeners
{
    private static readonly HashSet<string> FileListeners = new(StringComparer.Ordinal)
    {
        "TextWriterTraceListener", "XmlWriterTraceListener", "DelimitedListTraceListener", "EventSchemaTraceListener", "FileLogTraceListener",
        "CircularTraceListener", "RollingXmlTraceListener",
    };

    public static IEnumerable<LogSink> In(XmlArtifact config)
    {
        if (config.Root is not { } root)
            yield break;

        foreach (XmlElement section in root.Children)
        {
            if (section.LocalName != "system.diagnostics")
                continue;

            foreach (XmlElement listener in section.Descendants)
            {
                if (listener.LocalName == "add"
                    && listener.Parent is { LocalName: "listeners" or "sharedListeners" } list
                    && listener.FindAttribute("type") is { } type
                    && !ConfigTransforms.IsRemoved(listener))
                {
                    string name = listener.FindAttribute("name")?.Value ?? "";
                    bool isUsed = list.LocalName == "listeners" || IsReferred(section, name);
                    yield return new LogSink(KindOf(type.Value, listener), name.Length > 0 ? name : type.Value, type.ValueSpan, isUsed);
                }
            }
        }
    }

    private static bool IsReferred(XmlElement section, string name)
    {
        foreach (XmlElement element in section.Descendants)
        {
            if (element.LocalName == "add" && element.Parent is { LocalName: "listeners" } && element.FindAttribute("name")?.Value == name)
                return true;
        }

        return false;
    }

    private static LogSinkKind KindOf(string type, XmlElement listener)
    {
        int comma = type.IndexOf(',');
        string name = (comma < 0 ? type : type.Substring(0, comma)).Trim();
        name = name.Substring(name.LastIndexOf('.') + 1);
        if (name == "ConsoleTraceListener")
            return LogSinkKind.Console;
        if (name == "EventLogTraceListener")
            return LogSinkKind.EventLog;

        // Without a file name the listener of the framework writes nowhere.
        return FileListeners.Contains(name) && (name == "FileLogTraceListener" || listener.FindAttribute("initializeData") is { ValueSpan.Length: > 0 })
            ? LogSinkKind.File
            : LogSinkKind.Other;
    }
}
