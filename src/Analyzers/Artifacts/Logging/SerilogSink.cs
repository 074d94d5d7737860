namespace CloudReady.Analyzers.Artifacts;

/// <summary>A sink in <c>Serilog:WriteTo</c> or <c>Serilog:AuditTo</c> of a settings file.</summary>
internal sealed class SerilogSink
{
    private const int DeepestNesting = 8;

    private SerilogSink(string name, JsonValue nameValue, JsonValue? entry, JsonValue list, SerilogSink? outer, bool isAudit)
    {
        Name = name;
        NameValue = nameValue;
        Entry = entry;
        List = list;
        Outer = outer;
        IsAudit = isAudit;
    }

    public string Name { get; }

    /// <summary>The string that names the sink.</summary>
    public JsonValue NameValue { get; }

    /// <summary>The object with <c>Name</c> and <c>Args</c>; null where a string alone stands for the sink.</summary>
    public JsonValue? Entry { get; }

    /// <summary>The array or object that the sink is an entry of.</summary>
    public JsonValue List { get; }

    /// <summary>The sink whose arguments hold this one: <c>Async</c>, <c>Logger</c>, <c>Map</c>.</summary>
    public SerilogSink? Outer { get; }

    /// <summary>True below <c>AuditTo</c>.</summary>
    public bool IsAudit { get; }

    public LogSinkKind Kind => Name switch
    {
        "File" or "RollingFile" or "PersistentFile" => LogSinkKind.File,
        "Console" or "ColoredConsole" or "LiterateConsole" => LogSinkKind.Console,
        "EventLog" => LogSinkKind.EventLog,
        "Debug" or "Trace" => LogSinkKind.Nowhere,
        _ => LogSinkKind.Other,
    };

    /// <summary>True for a sink that hands its events on to others.</summary>
    public bool IsWrapper => Name is "Async" or "Logger" or "Map" or "Conditional" or "Fallible" or "FallbackChain" or "Wrap";

    /// <summary>The sinks of a settings file at all depths, in its order.</summary>
    public static IEnumerable<SerilogSink> In(JsonDocument settings)
    {
        JsonConfiguration configuration = settings.Configuration;
        if (configuration.Find("Serilog:WriteTo") is { } sinks)
        {
            foreach (SerilogSink sink in InList(sinks, null, isAudit: false, 0))
                yield return sink;
        }

        if (configuration.Find("Serilog:AuditTo") is { } audits)
        {
            foreach (SerilogSink sink in InList(audits, null, isAudit: true, 0))
                yield return sink;
        }
    }

    private static IEnumerable<SerilogSink> InList(JsonValue list, SerilogSink? outer, bool isAudit, int depth)
    {
        if (depth > DeepestNesting)
            yield break;

        foreach (JsonValue entry in list.Elements)
        {
            foreach (SerilogSink sink in InEntry(entry, list, outer, isAudit, depth))
                yield return sink;
        }

        foreach (JsonProperty entry in list.Members)
        {
            foreach (SerilogSink sink in InEntry(entry.Value, list, outer, isAudit, depth))
                yield return sink;
        }
    }

    private static IEnumerable<SerilogSink> InEntry(JsonValue entry, JsonValue list, SerilogSink? outer, bool isAudit, int depth)
    {
        JsonValue? name = entry.Kind == JsonValueKind.String ? entry : entry.Find("Name");
        if (name?.GetString() is not { } text)
            yield break;

        var sink = new SerilogSink(text, name.Value, entry.Kind == JsonValueKind.Object ? entry : null, list, outer, isAudit);
        yield return sink;

        if (entry.Find("Args") is not { } arguments)
            yield break;

        foreach (JsonProperty argument in arguments.Members)
        {
            JsonValue? inner = argument.Name.ToLowerInvariant() switch
            {
                "configure" or "configuresink" or "configurefallback" => argument.Value,
                "configurelogger" => argument.Value.Find("WriteTo"),
                _ => null,
            };
            if (inner is not { } nested)
                continue;

            foreach (SerilogSink found in InList(nested.Find("WriteTo") ?? nested, sink, isAudit, depth + 1))
                yield return found;
        }
    }
}
