using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Makes a listener in <c>&lt;system.diagnostics&gt;</c> one for the console, with its name, filter and options.</summary>
internal static class TraceListenerEdit
{
    private const string Namespace = "System.Diagnostics.";

    /// <summary>The edits for the listener whose type stands at the span; null where none stands there or none is certain to be right.</summary>
    public static IEnumerable<TextChange>? Create(SourceText text, TextSpan typeSpan)
    {
        if (ParsedArtifacts.Xml(text).Root is not { } root || !text.ToString(typeSpan).StartsWith(Namespace, StringComparison.Ordinal))
            return null;

        foreach (XmlElement listener in root.Descendants)
        {
            if (listener.LocalName != "add" || !listener.Span.Contains(typeSpan))
                continue;

            if (listener.Parent is { } list && HasConsole(list))
                return [XmlEdits.Remove(text, listener)];

            string type = text.ToString(typeSpan);
            int end = type.IndexOf(',');
            var changes = new List<TextChange> { new(new TextSpan(typeSpan.Start, end < 0 ? type.Length : end), Namespace + "ConsoleTraceListener") };
            foreach (XmlAttribute attribute in listener.Attributes)
            {
                if (attribute.LocalName is "initializeData" or "delimiter")
                    changes.Add(XmlEdits.Remove(text, attribute));
            }

            return changes;
        }

        return null;
    }

    private static bool HasConsole(XmlElement list)
    {
        foreach (XmlElement other in list.Children)
        {
            if (other.FindAttribute("type")?.Value.StartsWith(Namespace + "ConsoleTraceListener", StringComparison.Ordinal) == true)
                return true;
        }

        return false;
    }
}
