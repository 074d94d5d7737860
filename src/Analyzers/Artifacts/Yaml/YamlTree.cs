using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// All values of a file in one table. The nodes are made of it where somebody looks, so that a file costs little more than
/// its text.
/// </summary>
internal sealed class YamlTree(string content)
{
    private static readonly char[] LineBreaks = ['\n', '\r', '\x85', '\u2028', '\u2029'];

    private YamlNode[]? _documents;

    /// <summary>The file.</summary>
    public string Content { get; } = content;

    public SegmentedList<YamlRecord> Records { get; } = new();

    /// <summary>The texts of scalars that differ from what stands in the file.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>The records of the roots.</summary>
    public List<int> Roots { get; } = [];

    /// <summary>The keys that a mapping has twice, by the records of the second key and value, in the order of the file.</summary>
    public List<(int Key, int Value)> DuplicateKeys { get; } = [];

    /// <summary>The root of each document.</summary>
    public IReadOnlyList<YamlNode> Documents
    {
        get
        {
            if (_documents is null)
            {
                var documents = new YamlNode[Roots.Count];
                for (int i = 0; i < documents.Length; i++)
                    documents[i] = NodeAt(Roots[i]);
                Interlocked.CompareExchange(ref _documents, documents, null);
            }

            return _documents;
        }
    }

    public YamlNode NodeAt(int index)
    {
        index = Resolve(index);
        if (index < 0)
            return YamlScalar.Unknown;

        ref YamlRecord record = ref Records[index];
        return record.IsScalar ? new YamlScalar(this, index) : record.IsMapping ? new YamlMapping(this, index) : new YamlSequence(this, index);
    }

    /// <summary>The record itself, or the one of its anchor; -1 for what is not known.</summary>
    public int Resolve(int index)
    {
        while (index >= 0 && Records[index].Kind == YamlKind.Alias)
            index = Records[index].Number - 1;
        return index;
    }

    /// <summary>The record after one and all that it holds.</summary>
    public int Next(int index)
    {
        ref YamlRecord record = ref Records[index];
        return index + 1 + (record.IsMapping || record.IsSequence ? record.Number : 0);
    }

    /// <summary>The text of a scalar.</summary>
    public string TextOf(int index)
    {
        ref YamlRecord record = ref Records[index];
        if (record.HasText)
            return Texts[record.Number];

        TextSpan span = Unquoted(record);
        return Content.Substring(span.Start, span.Length);
    }

    /// <summary>Where the text of a scalar stands that is written as it is.</summary>
    public static TextSpan Unquoted(in YamlRecord record) => record.Kind is YamlKind.SingleQuoted or YamlKind.DoubleQuoted
        ? TextSpan.FromBounds(record.Start + 1, record.End - 1)
        : record.Span;

    /// <summary>The number of characters before it on its line, at most 65,536.</summary>
    public int ColumnOf(int index)
    {
        const int Widest = 1 << 16;
        int start = Math.Min(Records[index].Start, Content.Length);
        int count = Math.Min(start, Widest);
        int lineBreak = count == 0 ? -1 : Content.LastIndexOfAny(LineBreaks, start - 1, count);
        return lineBreak < 0 ? count : start - lineBreak - 1;
    }

    public List<YamlEntry> EntriesOf(int mapping)
    {
        var entries = new List<YamlEntry>();
        int end = Next(mapping);
        for (int key = mapping + 1; key < end;)
        {
            int value = Next(key);
            if (NodeAt(key) is YamlScalar name)
                entries.Add(new YamlEntry(name, NodeAt(value)));
            key = Next(value);
        }

        return entries;
    }

    public List<YamlNode> ItemsOf(int sequence)
    {
        var items = new List<YamlNode>();
        int end = Next(sequence);
        for (int item = sequence + 1; item < end; item = Next(item))
            items.Add(NodeAt(item));
        return items;
    }
}
