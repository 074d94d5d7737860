using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Where a sink of a logging library writes.</summary>
internal enum LogSinkKind
{
    /// <summary>None of the others, or not known: a collector, a database, a class of the application.</summary>
    Other,

    /// <summary>A file on disk.</summary>
    File,

    /// <summary>Standard output or standard error.</summary>
    Console,

    /// <summary>The event log of Windows.</summary>
    EventLog,

    /// <summary>A debugger, or nothing at all.</summary>
    Nowhere,
}

/// <summary>A sink, target, appender or listener that a configuration file defines.</summary>
internal sealed class LogSink(LogSinkKind kind, string name, TextSpan span, bool isUsed)
{
    public LogSinkKind Kind { get; } = kind;

    /// <summary>The name that the file gives it, or its type where it has none.</summary>
    public string Name { get; } = name;

    /// <summary>Where its type is written.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>False where nothing in the file writes to it.</summary>
    public bool IsUsed { get; } = isUsed;
}
