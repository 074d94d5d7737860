namespace CloudReady.Analyzers.Artifacts;

/// <summary>One setting of a JSON settings file.</summary>
internal readonly struct JsonSetting(string key, JsonValue value)
{
    /// <summary>The configuration key: <c>ConnectionStrings:Default</c>, <c>Endpoints:0:Url</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The value; never an object or an array.</summary>
    public JsonValue Value { get; } = value;
}
