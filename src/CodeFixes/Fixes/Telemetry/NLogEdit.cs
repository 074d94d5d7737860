using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>
/// Makes a file target of NLog a console target with its name, layout and rules; takes it away where the rules write the same
/// events to the console already.
/// </summary>
internal static class NLogEdit
{
    private const string Console = "Console";

    /// <summary>What a console target understands, in lower case.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "type", "layout", "header", "footer", "optimizeBufferReuse", "xsi", "xmlns", "Transform", "Locator",
    };

    /// <summary>The edits for the target whose type stands at the span; null where none stands there or none is certain to be right.</summary>
    public static IEnumerable<TextChange>? InXml(SourceText text, TextSpan typeSpan)
    {
        foreach (XmlElement section in LogSinks.SectionsOf(ParsedArtifacts.Xml(text)))
        {
            if (section.LocalName != "nlog" || !section.FullSpan.Contains(typeSpan))
                continue;

            if (section.FindAttribute("internalLogFile", StringComparison.OrdinalIgnoreCase) is { } file && file.NameSpan == typeSpan)
                return [new TextChange(TextSpan.FromBounds(file.NameSpan.Start, file.ValueSpan.End + 1), "internalLogToConsole=\"true\"")];

            NLogConfiguration nlog = NLogConfiguration.Read(section);
            if (nlog.Targets.FirstOrDefault(target => target.TypeSpan == typeSpan) is not { } target || ElementWith(section, typeSpan) is not { } element)
                return null;
            if (text.ToString(typeSpan).Contains('$'))
                return null;

            return nlog.IsCovered(target) ? Remove(text, section, element, nlog, target) : Replace(text, element, typeSpan);
        }

        return null;
    }

    /// <summary>The same for the section <c>NLog</c> of a settings file.</summary>
    public static IEnumerable<TextChange>? InJson(SourceText text, TextSpan typeSpan)
    {
        JsonDocument settings = ParsedArtifacts.Json(text);
        if (settings.Configuration.Find("NLog") is not { } section
            || NLogConfiguration.In(settings) is not { } nlog
            || nlog.Targets.FirstOrDefault(target => target.TypeSpan == typeSpan) is not { } target
            || section.Find("targets") is not { } targets
            || nlog.IsCovered(target)
            || ObjectWith(targets, typeSpan) is not { } value)
        {
            return null;
        }

        List<JsonProperty> members = [];
        foreach (JsonProperty member in value.Members)
            members.Add(member);

        TextSpan[] spans = [.. members.Select(member => TextSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End))];
        return ListEdits.Remove(text, spans, index => !Kept.Contains(members[index].Name)) is { } changes
            ? changes.Append(new TextChange(typeSpan, $"\"{Console}\""))
            : null;
    }

    private static IEnumerable<TextChange> Replace(SourceText text, XmlElement element, TextSpan typeSpan)
    {
        yield return new TextChange(typeSpan, Console);
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (!Kept.Contains(attribute.LocalName) && !text.ToString(attribute.NameSpan).StartsWith("xmlns", StringComparison.Ordinal))
                yield return XmlEdits.Remove(text, attribute);
        }

        foreach (XmlElement child in element.Children)
        {
            if (!Kept.Contains(child.LocalName))
                yield return XmlEdits.Remove(text, child);
        }
    }

    /// <summary>Takes out the target, the wrapper that would be empty without it, and its name in the rules.</summary>
    private static IEnumerable<TextChange>? Remove(SourceText text, XmlElement section, XmlElement element, NLogConfiguration nlog, NLogTarget target)
    {
        XmlElement removed = element;
        while (removed.Parent is { } wrapper && IsTarget(wrapper))
        {
            if (TargetsIn(wrapper) > 1)
                return null;
            removed = wrapper;
        }

        var changes = new List<TextChange> { XmlEdits.Remove(text, removed) };
        foreach (XmlElement rule in section.Descendants)
        {
            if (rule.LocalName.Equals("logger", StringComparison.OrdinalIgnoreCase)
                && (rule.FindAttribute("writeTo", StringComparison.OrdinalIgnoreCase) ?? rule.FindAttribute("appendTo", StringComparison.OrdinalIgnoreCase)) is { } names)
            {
                if (RemoveName(text, names.ValueSpan, target.Outermost, nlog) is not { } change)
                    return null;
                changes.AddRange(change);
            }
        }

        return changes;
    }

    /// <summary>Takes a name out of <c>writeTo="file,console"</c>; null where a variable stands there.</summary>
    private static IEnumerable<TextChange>? RemoveName(SourceText text, TextSpan list, string name, NLogConfiguration nlog)
    {
        string written = text.ToString(list);
        if (written.Contains('$') || written.Contains('&'))
            return null;

        var spans = new List<TextSpan>();
        var names = new List<string>();
        int start = list.Start;
        foreach (string part in written.Split(','))
        {
            names.Add(part.Trim());
            spans.Add(new TextSpan(start + part.Length - part.TrimStart().Length, part.Trim().Length));
            start += part.Length + 1;
        }

        int index = names.FindIndex(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            return [];

        int kept = names.FindIndex(other => other.Length > 0 && nlog.Targets.Any(target => target.Kind == LogSinkKind.Console && target.Outermost.Equals(other, StringComparison.OrdinalIgnoreCase)));
        return ListEdits.RemoveOne(text, spans, index, kept < 0 ? 0 : kept) is { } change ? [change] : null;
    }

    private static bool IsTarget(XmlElement element) => element.LocalName.EndsWith("target", StringComparison.OrdinalIgnoreCase);

    private static int TargetsIn(XmlElement wrapper)
    {
        int count = 0;
        foreach (XmlElement child in wrapper.Children)
        {
            if (IsTarget(child))
                count++;
        }

        return count;
    }

    private static XmlElement? ElementWith(XmlElement section, TextSpan attributeValue)
    {
        foreach (XmlElement element in section.Descendants)
        {
            if (element.Span.Contains(attributeValue))
                return element;
        }

        return null;
    }

    private static JsonValue? ObjectWith(JsonValue container, TextSpan type)
    {
        foreach (JsonProperty member in container.Members)
        {
            if (member.Value.Span == type)
                return container;
            if (member.Value.Span.Contains(type))
                return ObjectWith(member.Value, type);
        }

        foreach (JsonValue element in container.Elements)
        {
            if (element.Span.Contains(type))
                return ObjectWith(element, type);
        }

        return null;
    }
}
