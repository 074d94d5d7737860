using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>Fills a <see cref="YamlTree"/> in the order of the file, whoever reads it.</summary>
/// <param name="tree">The tree.</param>
/// <param name="text">The file as it is read: without the expressions of a template.</param>
/// <param name="mask">The expressions of the template.</param>
/// <param name="values">The default values of its chart.</param>
internal sealed class YamlTreeBuilder(YamlTree tree, string text, TemplateMask? mask, YamlFile? values)
{
    /// <summary>Mappings up to this size are searched for duplicates without a table.</summary>
    private const int SmallMapping = 8;

    private readonly List<int> _keys = [];
    private int[] _table = [];
    private (int Records, int Texts, int Duplicates) _documentStart;

    public bool IsFull => tree.Records.Count >= YamlRecord.MaxCount;

    /// <summary>Begins a document, or begins it again.</summary>
    public void BeginDocument() => _documentStart = (tree.Records.Count, tree.Texts.Count, tree.DuplicateKeys.Count);

    public void EndDocument()
    {
        tree.Roots.Add(_documentStart.Records);
        BeginDocument();
    }

    /// <summary>Forgets what was read of a document.</summary>
    public void DropDocument()
    {
        tree.Records.Truncate(_documentStart.Records);
        tree.Texts.RemoveRange(_documentStart.Texts, tree.Texts.Count - _documentStart.Texts);
        tree.DuplicateKeys.RemoveRange(_documentStart.Duplicates, tree.DuplicateKeys.Count - _documentStart.Duplicates);
    }

    /// <summary>Adds a scalar.</summary>
    /// <param name="kind">How it is written.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends; space before that is not part of it.</param>
    /// <param name="value">Its text; null where it is what stands there, without the quotes.</param>
    public int AddScalar(YamlKind kind, int start, int end, string? value = null)
    {
        int written = end;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (value is null && end < written)
            value = text.Substring(start, written - start);

        int index = Add(new YamlRecord(kind, start, end));
        if (mask is not null)
            value = Unmask(index, value);
        if (value is not null)
        {
            tree.Records[index].SetText(tree.Texts.Count);
            tree.Texts.Add(value);
        }

        return index;
    }

    /// <summary>Adds what stands for an earlier record; -1 for nothing that is known.</summary>
    public int AddAlias(int target)
    {
        int index = Add(new YamlRecord(YamlKind.Alias, 0, 0));
        tree.Records[index].Number = target + 1;
        return index;
    }

    /// <summary>Adds a container; what is added next is in it.</summary>
    public int Open(YamlKind kind, int start) => Add(new YamlRecord(kind, start, start));

    /// <summary>Completes a container.</summary>
    /// <param name="index">Its record.</param>
    /// <param name="end">Where it ends, with its bracket; -1 for one without brackets.</param>
    public void Close(int index, int end = -1)
    {
        ref YamlRecord container = ref tree.Records[index];
        container.Number = tree.Records.Count - index - 1;
        int lastEnd = container.IsMapping ? CloseEntries(index) : EndOfItems(index);
        container.End = Math.Max(container.Start, end < 0 ? lastEnd : end);
    }

    private int Add(in YamlRecord record)
    {
        tree.Records.Add(record);
        return tree.Records.Count - 1;
    }

    /// <summary>The value of a scalar in a template; null where it is what stands in the file.</summary>
    private string? Unmask(int index, string? value)
    {
        ref YamlRecord record = ref tree.Records[index];
        if (value is null)
        {
            TextSpan span = YamlTree.Unquoted(record);
            if (string.CompareOrdinal(text, span.Start, tree.Content, span.Start, span.Length) == 0)
                return null;
            value = text.Substring(span.Start, span.Length);
        }

        if (value.IndexOf(TemplateMask.Opaque) < 0)
            return value;
        if (mask!.Resolve(record.Span, values) is { } known)
            return known;

        record.IsOpen = true;
        return value;
    }

    private int EndOfItems(int sequence)
    {
        int result = 0;
        for (int item = sequence + 1; item < tree.Records.Count; item = tree.Next(item))
        {
            if (tree.Resolve(item) is >= 0 and var resolved)
                result = Math.Max(result, tree.Records[resolved].End);
        }

        return result;
    }

    /// <summary>Finds duplicate keys and those that a template decides; returns where the last entry ends.</summary>
    private int CloseEntries(int mapping)
    {
        int result = 0;
        _keys.Clear();
        for (int at = mapping + 1; at < tree.Records.Count;)
        {
            int value = tree.Next(at);
            int key = tree.Resolve(at);
            if (key < 0 || tree.Records[key].IsScalar)
            {
                result = Math.Max(result, EndOfEntry(key, tree.Resolve(value)));
                if (key < 0 || tree.Records[key].IsOpen)
                    tree.Records[mapping].IsOpen = true;
                else
                    _keys.Add(at);
            }

            at = tree.Next(value);
        }

        if (_keys.Count <= SmallMapping)
            FindDuplicatesPairwise();
        else
            FindDuplicatesInTable();
        return result;
    }

    /// <summary>A value that stands before its key is that of an anchor.</summary>
    private int EndOfEntry(int key, int value)
    {
        (int keyStart, int keyEnd) = key < 0 ? (0, 0) : (tree.Records[key].Start, tree.Records[key].End);
        return value < 0 || tree.Records[value].Start < keyStart ? keyEnd : Math.Max(keyEnd, tree.Records[value].End);
    }

    private void FindDuplicatesPairwise()
    {
        for (int i = 1; i < _keys.Count; i++)
        {
            for (int k = 0; k < i; k++)
            {
                if (AreEqual(tree.Resolve(_keys[k]), tree.Resolve(_keys[i])))
                {
                    AddDuplicate(_keys[i]);
                    break;
                }
            }
        }
    }

    private void FindDuplicatesInTable()
    {
        int size = 32;
        while (size < _keys.Count * 2)
            size *= 2;
        if (_table.Length < size)
            _table = new int[size];
        else
            Array.Clear(_table, 0, size);

        foreach (int key in _keys)
        {
            int resolved = tree.Resolve(key);
            int slot = HashOf(resolved) & (size - 1);
            while (_table[slot] != 0 && !AreEqual(_table[slot], resolved))
                slot = (slot + 1) & (size - 1);
            if (_table[slot] != 0)
                AddDuplicate(key);
            else
                _table[slot] = resolved;
        }
    }

    /// <summary>A merge key may stand more than once.</summary>
    private void AddDuplicate(int key)
    {
        if (tree.TextOf(tree.Resolve(key)) != "<<")
            tree.DuplicateKeys.Add((key, tree.Next(key)));
    }

    private bool AreEqual(int one, int other)
    {
        (string firstText, int first, int length) = Written(one);
        (string secondText, int second, int otherLength) = Written(other);
        return length == otherLength && string.CompareOrdinal(firstText, first, secondText, second, length) == 0;
    }

    private int HashOf(int key)
    {
        (string written, int start, int length) = Written(key);
        uint hash = 2166136261;
        for (int i = start; i < start + length; i++)
            hash = (hash ^ written[i]) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }

    private (string Text, int Start, int Length) Written(int scalar)
    {
        ref YamlRecord record = ref tree.Records[scalar];
        if (record.HasText)
            return (tree.Texts[record.Number], 0, tree.Texts[record.Number].Length);
        TextSpan span = YamlTree.Unquoted(record);
        return (tree.Content, span.Start, span.Length);
    }
}
