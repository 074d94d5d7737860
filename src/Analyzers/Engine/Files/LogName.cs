using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>Tells what is a log by its name: a path, or code that writes one.</summary>
internal static class LogName
{
    /// <summary>Words that end like a log and are none.</summary>
    private static readonly HashSet<string> NoLogs = new(StringComparer.OrdinalIgnoreCase)
    {
        "catalog", "blog", "weblog", "dialog", "analog", "changelog", "backlog", "prolog", "epilog", "homolog", "watchdialog",
        "catalogs", "blogs", "weblogs", "dialogs", "changelogs",
    };

    /// <summary><c>shop.log</c>, <c>log-2026.txt</c>, <c>ErrorLog.txt</c>, <c>logs/today.txt</c>.</summary>
    public static bool IsPath(string path)
    {
        int end = path.Length;
        bool isName = true;
        while (end > 0)
        {
            int start = path.LastIndexOfAny(['/', '\\'], end - 1) + 1;
            string segment = path.Substring(start, end - start);
            if (isName ? IsFileName(segment) : IsFolder(segment))
                return true;

            isName &= segment.Length == 0;
            end = start - 1;
        }

        return false;
    }

    /// <summary><c>logging.json</c>, <c>nlog.config</c>: what configures a log is none, whatever folder it is in.</summary>
    public static bool IsConfiguration(string path)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return StartsWithAny(name, "logging.", "logger.", "nlog.", "log4net.", "serilog.")
            && EndsWithAny(name, ".json", ".config", ".xml", ".yml", ".yaml");
    }

    /// <summary>
    /// True in a method or type that says to write logs: <c>WriteLog</c>, <c>LogError</c>, <c>Trace</c>, <c>FileLogger</c>.
    /// </summary>
    public static bool IsAround(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case MethodDeclarationSyntax { Identifier.ValueText: var method } when SaysToLog(method):
                case LocalFunctionStatementSyntax { Identifier.ValueText: var function } when SaysToLog(function):
                case BaseTypeDeclarationSyntax { Identifier.ValueText: var type } when IsLogger(type):
                    return true;
            }
        }

        return false;
    }

    private static bool IsFileName(string name)
    {
        if (name.EndsWith(".log", StringComparison.OrdinalIgnoreCase) || name.IndexOf(".log.", StringComparison.OrdinalIgnoreCase) >= 0)
            return true;

        int dot = name.LastIndexOf('.');
        string extension = dot < 0 ? "" : name.Substring(dot);
        return extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) && HasLogWord(name.Substring(0, dot));
    }

    private static bool IsFolder(string name) => HasLogWord(name) && name.IndexOf(' ') < 0;

    /// <summary>A word of a name, in camel case or between separators, is a log: <c>logFilePath</c>, not <c>loginPath</c>.</summary>
    public static bool HasLogWord(string name)
    {
        for (int start = 0; start < name.Length;)
        {
            int end = start + 1;
            while (end < name.Length && char.IsLetter(name[end]) == char.IsLetter(name[start]) && !(char.IsUpper(name[end]) && char.IsLower(name[end - 1])))
                end++;
            if (IsLogWord(name.Substring(start, end - start)))
                return true;
            start = end;
        }

        return false;
    }

    private static bool IsLogWord(string word) =>
        (word.EndsWith("log", StringComparison.OrdinalIgnoreCase) || word.EndsWith("logs", StringComparison.OrdinalIgnoreCase)
            || word.Equals("logfile", StringComparison.OrdinalIgnoreCase) || word.Equals("logfiles", StringComparison.OrdinalIgnoreCase))
        && !NoLogs.Contains(word);

    /// <summary>A verb that logs, alone or before what is logged: not <c>GetLogs</c>, <c>ExportLog</c>, <c>Login</c>.</summary>
    private static bool SaysToLog(string method) =>
        StartsWithWord(method, "Log") || StartsWithWord(method, "Trace") || StartsWithWord(method, "WriteLog") || StartsWithWord(method, "WriteToLog")
        || StartsWithWord(method, "AppendLog") || StartsWithWord(method, "AppendToLog") || StartsWithWord(method, "WriteErrorLog");

    private static bool IsLogger(string type) =>
        type.EndsWith("Logger", StringComparison.Ordinal) || type is "Log" or "Logging" or "Trace" or "Tracer"
        || type.EndsWith("LogWriter", StringComparison.Ordinal) || type.EndsWith("TraceListener", StringComparison.Ordinal);

    private static bool StartsWithAny(string name, params string[] starts)
    {
        foreach (string start in starts)
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool EndsWithAny(string name, params string[] ends)
    {
        foreach (string end in ends)
        {
            if (name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool StartsWithWord(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
}
