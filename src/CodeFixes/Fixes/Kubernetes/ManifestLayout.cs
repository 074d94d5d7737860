using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Finds things in a manifest, and writes lines into it as it is written.</summary>
internal sealed class ManifestLayout(ManifestFile file)
{
    private readonly SourceText _text = file.Yaml.Text;

    public ManifestFile File { get; } = file;

    public string EndOfLine { get; } = EndOfLineOf(file.Yaml.Text);

    /// <summary>The container that a finding is about.</summary>
    public Container? ContainerAt(TextSpan span) =>
        File.Workloads.SelectMany(workload => workload.Containers).FirstOrDefault(container => container.Node.Span.Contains(span.Start));

    /// <summary>The workload that a finding is about.</summary>
    public Workload? WorkloadAt(TextSpan span) => File.Workloads.FirstOrDefault(workload => workload.Object.Root.Span.Contains(span.Start));

    /// <summary>The object that a finding is about.</summary>
    public KubernetesObject? ObjectAt(TextSpan span) => File.Objects.FirstOrDefault(candidate => candidate.Root.Span.Contains(span.Start));

    /// <summary>
    /// Lines after the last of the named entries that is there for certain, at the column of the entries; null in flow style
    /// and where only entries that a template may leave out are there.
    /// </summary>
    public TextChange? InsertAfter(YamlMapping mapping, IEnumerable<string> keys, IReadOnlyList<string> lines)
    {
        if (mapping.IsFlow)
            return null;

        YamlEntry? anchor = mapping.Entries
            .Where(entry => keys.Contains(entry.Key.Value) && !entry.IsAlias && IsCertain(entry, mapping))
            .OrderBy(entry => entry.Span.End)
            .LastOrDefault();
        return anchor is null ? null : new TextChange(new TextSpan(EndOfLineAt(anchor.Span.End), 0), Block(lines, mapping.Column));
    }

    /// <summary>Lines after the last entry.</summary>
    public TextChange? Append(YamlMapping mapping, IReadOnlyList<string> lines) => InsertAfter(mapping, mapping.Entries.Select(entry => entry.Key.Value), lines);

    /// <summary>Lines before an entry that begins its line.</summary>
    public TextChange? InsertBefore(YamlEntry entry, IReadOnlyList<string> lines)
    {
        TextLine line = _text.Lines.GetLineFromPosition(entry.Key.Span.Start);
        if (!string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(line.Start, entry.Key.Span.Start))))
            return null;

        string indent = new(' ', entry.Key.Column);
        return new TextChange(new TextSpan(line.Start, 0), string.Concat(lines.Select(text => indent + text + EndOfLine)));
    }

    /// <summary>Another item after the last of a list.</summary>
    public TextChange? AppendItem(YamlSequence sequence, IReadOnlyList<string> lines) =>
        sequence.IsFlow || sequence.Nodes.Count == 0 || sequence.Nodes[sequence.Nodes.Count - 1] is YamlMapping { IsFlow: true }
            ? null
            : new TextChange(new TextSpan(EndOfLineAt(sequence.Span.End), 0), Block(Item(lines), sequence.Column));

    /// <summary>Lines as an item of a list.</summary>
    public static List<string> Item(IReadOnlyList<string> lines) => [.. lines.Select((line, i) => (i == 0 ? "- " : "  ") + line)];

    /// <summary>Another value in the place of one, in the same quotes.</summary>
    public static TextChange? Replace(YamlNode node, string value) => node is YamlScalar { IsUnknown: false, Span.Length: > 0 } scalar
        ? scalar.Style switch
        {
            ScalarStyle.Plain => new TextChange(scalar.Span, value),
            ScalarStyle.SingleQuoted => new TextChange(scalar.Span, "'" + value + "'"),
            ScalarStyle.DoubleQuoted => new TextChange(scalar.Span, "\"" + value + "\""),
            _ => null,
        }
        : null;

    /// <summary>A line break and lines at a column.</summary>
    public string Block(IEnumerable<string> lines, int column) => string.Concat(lines.Select(line => EndOfLine + new string(' ', column) + line));

    /// <summary>A document at the end of the file.</summary>
    public TextChange AppendDocument(IReadOnlyList<string> lines)
    {
        bool endsWithLine = _text.Length == 0 || _text[_text.Length - 1] == '\n';
        string start = endsWithLine ? "---" : EndOfLine + "---";
        return new TextChange(new TextSpan(_text.Length, 0), start + Block(lines, 0) + EndOfLine);
    }

    /// <summary>The lines of an item of a list; null where something else stands on them.</summary>
    public TextSpan? LinesOf(YamlNode item)
    {
        TextLine first = _text.Lines.GetLineFromPosition(item.Span.Start);
        TextLine last = _text.Lines.GetLineFromPosition(item.Span.End);
        string before = _text.ToString(TextSpan.FromBounds(first.Start, item.Span.Start)).Trim();
        return before == "-" ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : null;
    }

    private int EndOfLineAt(int position) => _text.Lines.GetLineFromPosition(position).End;

    private bool IsCertain(YamlEntry entry, YamlMapping mapping) =>
        !File.Yaml.IsConditional(entry.Key.Span, mapping.Span) && !File.Yaml.IsConditional(new TextSpan(EndOfLineAt(entry.Span.End), 0), mapping.Span)
        && !(entry.Value is { IsUnknown: true, Span.Length: 0 } || File.Yaml.IsTemplate && entry.Value is not YamlScalar);

    private static string EndOfLineOf(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
