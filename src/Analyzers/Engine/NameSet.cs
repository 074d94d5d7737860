namespace CloudReady.Analyzers.Engine;

/// <summary>
/// A set of words that is asked about every word of a file, as it stands in the text: a hash table over characters that
/// makes no string. Immutable.
/// </summary>
internal sealed class NameSet
{
    private readonly HashSet<string> _names;
    private readonly string[] _list;

    /// <summary>The place of a name in the list, plus one; zero where the slot is free.</summary>
    private readonly int[] _slots;
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

        _slots = new int[size];
        _list = [.. _names];
        for (int i = 0; i < _list.Length; i++)
        {
            string name = _list[i];
            _lengthsByFirstCharacter[Fold(name[0]) & 127] |= 1u << (name.Length & 31);
            int slot = SlotOf(name.AsSpan());
            while (_slots[slot] != 0)
                slot = (slot + 1) & (size - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>The words, each once, in no particular order.</summary>
    public IReadOnlyList<string> All => _list;

    public bool Contains(string name) => name.Length > 0 && _names.Contains(name);

    public bool Contains(ReadOnlySpan<char> word) => IndexOf(word) >= 0;

    /// <summary>The place of a word in <see cref="All"/>; -1 for a word that is not in the set.</summary>
    public int IndexOf(ReadOnlySpan<char> word)
    {
        if ((_lengthsByFirstCharacter[Fold(word[0]) & 127] & (1u << (word.Length & 31))) == 0)
            return -1;

        for (int slot = SlotOf(word); _slots[slot] is > 0 and int number; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (AreEqual(_list[number - 1], word))
                return number - 1;
        }

        return -1;
    }

    /// <summary>True for a set of the same words, be it another instance made for a later version of the project.</summary>
    public bool IsSameAs(NameSet other) => ReferenceEquals(this, other) || _names.SetEquals(other._names);

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
