using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>
/// Makes a file appender of log4net a console appender with its layout, threshold and filters; takes it away where its
/// loggers write the same events to the console already.
/// </summary>
internal static class Log4NetEdit
{
    private const string ConsoleAppender = "log4net.Appender.ConsoleAppender";

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase) { "layout", "threshold", "filter", "errorHandler" };

    private static readonly string[] Replaced = ["log4net.Appender.FileAppender", "log4net.Appender.RollingFileAppender", "log4net.Appender.EventLogAppender"];

    /// <summary>The edits for the appender whose type stands at the span; null where none stands there or none is certain to be right.</summary>
    public static IEnumerable<TextChange>? Create(SourceText text, TextSpan typeSpan)
    {
        foreach (XmlElement section in LogSinks.SectionsOf(ParsedArtifacts.Xml(text)))
        {
            if (section.LocalName != "log4net" || !section.FullSpan.Contains(typeSpan))
                continue;

            var log4net = Log4NetConfiguration.Read(section);
            if (log4net.Appenders.FirstOrDefault(appender => appender.TypeSpan == typeSpan) is not { } appender
                || Replaced.FirstOrDefault(name => IsNamed(text.ToString(typeSpan), name)) is not { } type)
            {
                return null;
            }

            return log4net.IsCovered(appender) ? Remove(text, section, appender) : Replace(text, appender, new TextSpan(typeSpan.Start, type.Length));
        }

        return null;
    }

    /// <summary>True for the type alone, or with the name of its assembly.</summary>
    private static bool IsNamed(string type, string name) =>
        type.StartsWith(name, StringComparison.Ordinal) && (type.Length == name.Length || type.Substring(name.Length).TrimStart().StartsWith(",", StringComparison.Ordinal));

    private static IEnumerable<TextChange> Replace(SourceText text, Log4NetAppender appender, TextSpan type)
    {
        yield return new TextChange(type, ConsoleAppender);
        foreach (XmlElement child in appender.Element.Children)
        {
            string property = child.LocalName == "param" ? child.FindAttribute("name")?.Value ?? "" : child.LocalName;
            if (!Kept.Contains(property))
                yield return XmlEdits.Remove(text, child);
        }
    }

    private static IEnumerable<TextChange> Remove(SourceText text, XmlElement section, Log4NetAppender appender)
    {
        yield return XmlEdits.Remove(text, appender.Element);
        foreach (XmlElement element in section.Descendants)
        {
            if (element.LocalName == "appender-ref" && element.FindAttribute("ref")?.Value == appender.Name)
                yield return XmlEdits.Remove(text, element);
        }
    }
}
