namespace CloudReady.Analyzers.Artifacts;

/// <summary>Keys with values.</summary>
internal sealed class YamlMapping(YamlTree tree, int index) : YamlNode(tree, index)
{
    private const string MergeKey = "<<";
    private const int DeepestMerge = 8;

    private List<YamlEntry>? _entries;

    /// <summary>The entries in the order of the file, merge keys and duplicates included.</summary>
    public List<YamlEntry> Entries => _entries ?? Interlocked.CompareExchange(ref _entries, Tree.EntriesOf(Index), null) ?? _entries;

    /// <summary>True for <c>{a: b}</c>.</summary>
    public bool IsFlow => Record.Kind == YamlKind.FlowMapping;

    /// <summary>True where a template may write more entries.</summary>
    public bool IsOpen => Record.IsOpen;

    /// <inheritdoc/>
    public override bool IsUnknown => IsOpen && Entries.Count == 0;

    /// <summary>The entry with that key, its own or merged in; null where there is none in the file.</summary>
    public YamlEntry? Find(string key) => Find(key, 0);

    /// <inheritdoc/>
    public override YamlNode? Get(string key) => Find(key)?.Value ?? (IsOpen || MergesUnknown() ? YamlScalar.Unknown : null);

    private YamlEntry? Find(string key, int depth)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (!entry.Key.IsUnknown && entry.Key.Value == key)
                return entry;
        }

        if (depth == DeepestMerge)
            return null;

        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value != MergeKey)
                continue;
            if (entry.Value is YamlMapping merged && merged.Find(key, depth + 1) is { } found)
                return found;
            foreach (YamlNode item in entry.Value.Items)
            {
                if (item is YamlMapping part && part.Find(key, depth + 1) is { } inPart)
                    return inPart;
            }
        }

        return null;
    }

    private bool MergesUnknown()
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value == MergeKey && (entry.Value.IsUnknown || entry.Value is YamlMapping { IsOpen: true }))
                return true;
        }

        return false;
    }
}
