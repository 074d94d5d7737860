namespace CloudReady.Analyzers.Artifacts;

/// <summary>What a <see cref="JsonValue"/> is.</summary>
internal enum JsonValueKind
{
    /// <summary><c>{ … }</c>.</summary>
    Object,

    /// <summary><c>[ … ]</c>.</summary>
    Array,

    /// <summary><c>"…"</c>.</summary>
    String,

    /// <summary>A number, kept as it is written.</summary>
    Number,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>null</c>.</summary>
    Null,
}
