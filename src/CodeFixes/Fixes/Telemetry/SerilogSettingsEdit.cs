using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>
/// Makes the file sink in <c>Serilog:WriteTo</c> of a settings file a console sink with the arguments that both understand;
/// takes it away where the console gets its events already.
/// </summary>
internal static class SerilogSettingsEdit
{
    private const string ConsolePackage = "Serilog.Sinks.Console";
    private const string CompactPackage = "Serilog.Formatting.Compact";
    private const string Level = "restrictedToMinimumLevel";

    private static readonly string[] KeptArguments = [Level, "outputTemplate", "formatProvider", "formatter", "levelSwitch"];

    private static readonly string[] Levels = ["Verbose", "Debug", "Information", "Warning", "Error", "Fatal"];

    /// <summary>The edits for the sink whose name stands at the span; null where none stands there or none is certain to be right.</summary>
    public static IEnumerable<TextChange>? Create(Project project, SourceText text, TextSpan nameSpan)
    {
        JsonDocument settings = ParsedArtifacts.Json(text);
        SerilogSink[] sinks = [.. SerilogSink.In(settings)];
        SerilogSink? sink = sinks.FirstOrDefault(candidate => candidate.NameValue.Span == nameSpan);
        if (sink is null or { IsAudit: true } || !References(project, ConsolePackage) || IsConsoleElsewhere(project, text, sinks))
            return null;

        // What the root of the logger writes to the console holds the events of its parts too.
        SerilogSink[] consoles = [.. sinks.Where(other => other.Kind == LogSinkKind.Console && !other.IsAudit && IsOfRoot(other))];
        if (consoles.Length > 0)
            return consoles.FirstOrDefault(console => Covers(console, sink)) is { } covering ? Remove(text, sink, covering) : null;

        SerilogSink[] earlier = [.. sinks.TakeWhile(other => other != sink).Where(other => other.Kind == LogSinkKind.File && !other.IsAudit && IsOfRoot(other))];
        if (earlier.Length > 0)
            return earlier.FirstOrDefault(file => Covers(file, sink)) is { } covering ? Remove(text, sink, covering) : null;

        return Replace(project, settings, text, sink);
    }

    private static List<TextChange>? Replace(Project project, JsonDocument settings, SourceText text, SerilogSink sink)
    {
        var changes = new List<TextChange> { new(sink.NameValue.Span, "\"Console\"") };
        if (NameConsoleAssembly(settings) is { } named)
            changes.Add(named);

        if (sink.Entry?.Find("Args") is not { Kind: JsonValueKind.Object } arguments)
            return changes;

        List<JsonProperty> members = [];
        foreach (JsonProperty member in arguments.Members)
            members.Add(member);

        bool isText = members.Any(member => Is(member, "outputTemplate") || Is(member, "formatter") || Is(member, "formatProvider"));
        string formatter = !isText && References(project, CompactPackage)
            ? $"\"formatter\": \"{CompactPackage}.RenderedCompactJsonFormatter, {CompactPackage}\""
            : "";
        bool[] isKept = [.. members.Select(member => KeptArguments.Any(kept => Is(member, kept)))];
        TextSpan[] spans = [.. members.Select(member => TextSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End))];
        if (members.Count == 0)
            return changes;

        if (!isKept.Any(kept => kept))
        {
            if (ListEdits.Remove(text, spans, _ => true) is null)
                return null;

            changes.Add(new TextChange(TextSpan.FromBounds(spans[0].Start, spans[spans.Length - 1].End), formatter));
            return changes;
        }

        if (ListEdits.Remove(text, spans, index => !isKept[index]) is not { } removals)
            return null;

        if (formatter.Length > 0)
        {
            int first = Array.IndexOf(isKept, true);
            string separator = spans.Length > 1 ? text.ToString(TextSpan.FromBounds(spans[0].End, spans[1].Start)) : ", ";
            removals = Insert(removals, spans[first].Start, formatter + separator);
        }

        changes.AddRange(removals);
        return changes;
    }

    /// <summary>An insertion at the end of a removal is one edit with it.</summary>
    private static List<TextChange> Insert(List<TextChange> removals, int position, string added)
    {
        int touching = removals.FindIndex(change => change.Span.End == position);
        if (touching >= 0)
            removals[touching] = new TextChange(removals[touching].Span, added);
        else
            removals.Add(new TextChange(new TextSpan(position, 0), added));
        return removals;
    }

    /// <summary>Takes out the entry, and the wrapper around it where that would be empty.</summary>
    private static IEnumerable<TextChange>? Remove(SourceText text, SerilogSink sink, SerilogSink covering)
    {
        SerilogSink removed = sink;
        while (removed.Outer is { } outer && Entries(removed.List).Count == 1)
            removed = outer;

        List<TextSpan> entries = Entries(removed.List);
        TextSpan own = removed.Entry?.Span ?? removed.NameValue.Span;
        int index = entries.FindIndex(entry => entry.Contains(own));
        int kept = entries.FindIndex(entry => entry.Contains(covering.NameValue.Span));
        return index >= 0 && ListEdits.RemoveOne(text, entries, index, kept < 0 ? 0 : kept) is { } change ? [change] : null;
    }

    private static List<TextSpan> Entries(JsonValue list)
    {
        var entries = new List<TextSpan>();
        foreach (JsonValue element in list.Elements)
            entries.Add(element.Span);
        foreach (JsonProperty member in list.Members)
            entries.Add(TextSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End));
        return entries;
    }

    /// <summary>Where the file lists the assemblies of its sinks, that of the console becomes one of them.</summary>
    private static TextChange? NameConsoleAssembly(JsonDocument settings)
    {
        if (settings.Configuration.Find("Serilog:Using") is not { Kind: JsonValueKind.Array } assemblies)
            return null;

        TextSpan? last = null;
        foreach (JsonValue assembly in assemblies.Elements)
        {
            if (assembly.GetString() == ConsolePackage)
                return null;
            last = assembly.Span;
        }

        return last is { } end ? new TextChange(new TextSpan(end.End, 0), $", \"{ConsolePackage}\"") : null;
    }

    /// <summary>True for a sink that gets every event: not below a sub-logger, a map or a condition.</summary>
    private static bool IsOfRoot(SerilogSink sink)
    {
        for (SerilogSink? outer = sink.Outer; outer is not null; outer = outer.Outer)
        {
            if (outer.Name != "Async")
                return false;
        }

        return true;
    }

    private static bool Covers(SerilogSink covering, SerilogSink sink) =>
        ArgumentOf(covering, "levelSwitch") is null && LevelOf(covering) <= LevelOf(sink);

    private static int LevelOf(SerilogSink sink)
    {
        int lowest = 0;
        for (SerilogSink? current = sink; current is not null; current = current.Outer)
        {
            if (ArgumentOf(current, Level)?.GetString() is { } level)
                lowest = Math.Max(lowest, Array.FindIndex(Levels, name => name.Equals(level, StringComparison.OrdinalIgnoreCase)));
        }

        return lowest;
    }

    private static JsonValue? ArgumentOf(SerilogSink sink, string name) => sink.Entry?.Find("Args")?.Find(name);

    /// <summary>Another settings file of the project adds its sinks to those of this one.</summary>
    private static bool IsConsoleElsewhere(Project project, SourceText text, SerilogSink[] sinks) =>
        !sinks.Any(sink => sink.Kind == LogSinkKind.Console)
        && project.AnalyzerOptions.AdditionalFiles.Any(file =>
            ArtifactKinds.Of(file.Path) == ArtifactKind.JsonSettings
            && file.GetText() is { } other
            && !other.ContentEquals(text)
            && SerilogSink.In(ParsedArtifacts.Json(other)).Any(sink => sink.Kind == LogSinkKind.Console));

    private static bool Is(JsonProperty member, string name) => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool References(Project project, string assembly) =>
        project.MetadataReferences.Any(reference => Path.GetFileNameWithoutExtension(reference.Display ?? "").Equals(assembly, StringComparison.OrdinalIgnoreCase));
}
