#pragma warning disable CA1416 // written for a Windows server
using System.Diagnostics;

namespace LegacyShop.Services;

/// <summary>What the import on the old server told its operators.</summary>
public class ImportLog
{
    public void Start()
    {
        Trace.Listeners.Add(new TextWriterTraceListener("logs/import-trace.log"));
        Write("import started");
    }

    public void Write(string message) => File.AppendAllText("logs/import.log", $"{DateTime.Now:s} {message}{Environment.NewLine}");

    public void Fail(string message) => EventLog.WriteEntry("LegacyShop", message, EventLogEntryType.Error);
}
