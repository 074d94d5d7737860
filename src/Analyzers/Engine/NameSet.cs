namespace CloudReady.Analyzers.Engine;

/// <summary>
/// A set of words that is asked about every word of a file, as it stands in the text: a hash table over characters that
/// makes no string. Immutable.
/// </summary>
internal sealed class NameSet
{
    private readonly HashSet<string> _names;
    private readonly string?[] _slots;
    private readonly bool _ignoreCase;

    /// <summary>A word can only be in the set if the bit for its length is set in the mask of its first character.</summary>
    private readonly uint[] _lengthsByFirstCharacter = new uint[128];

    /// <param name="names">The words; none is empty.</param>
    /// <param name="ignoreCase">ASCII letters compare without regard to case.</param>
    public NameSet(IEnumerable<string> names, bool ignoreCase = false)
    {
        _ignoreCase = ignoreCase;
        _names = new HashSet<string>(names, ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        int size = 16;
        while (size < _names.Count * 4)
            size *= 2;

        _slots = new string?[size];
        foreach (string name in _names)
        {
            _lengthsByFirstCharacter[Fold(name[0]) & 127] |= 1u << (name.Length & 31);
            int slot = SlotOf(name.AsSpan());
            while (_slots[slot] is not null)
                slot = (slot + 1) & (size - 1);
            _slots[slot] = name;
        }
    }

    public bool Contains(string name) => name.Length > 0 && _names.Contains(name);

    public bool Contains(ReadOnlySpan<char> word)
    {
        if ((_lengthsByFirstCharacter[Fold(word[0]) & 127] & (1u << (word.Length & 31))) == 0)
            return false;

        for (int slot = SlotOf(word); _slots[slot] is { } name; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (AreEqual(name, word))
                return true;
        }

        return false;
    }

    /// <summary>True for a set of the same words, be it another instance made for a later version of the project.</summary>
    public bool IsSameAs(NameSet other) => ReferenceEquals(this, other) || _names.SetEquals(other._names);

    /// <summary>This set and more words; this very set where it has them all.</summary>
    public NameSet With(IEnumerable<string> more)
    {
        List<string>? added = null;
        foreach (string name in more)
        {
            if (!_names.Contains(name))
                (added ??= new List<string>(_names)).Add(name);
        }

        return added is null ? this : new NameSet(added, _ignoreCase);
    }

    private bool AreEqual(string name, ReadOnlySpan<char> word)
    {
        if (name.Length != word.Length)
            return false;

        for (int i = 0; i < name.Length; i++)
        {
            if (Fold(name[i]) != Fold(word[i]))
                return false;
        }

        return true;
    }

    private int SlotOf(ReadOnlySpan<char> word)
    {
        uint hash = (uint)word.Length;
        foreach (char c in word)
            hash = hash * 31 + Fold(c);

        return (int)(hash ^ (hash >> 15)) & (_slots.Length - 1);
    }

    private char Fold(char c) => _ignoreCase && c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
