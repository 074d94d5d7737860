namespace CloudReady.Analyzers.Engine;

/// <summary>
/// The names that are worth a second look in source: those that API rows and the application model carry. Immutable.
/// </summary>
internal sealed class NameSet
{
    private readonly HashSet<string> _names;

    /// <summary>A name can only be in the set if the bit for its length is set in the mask of its first character.</summary>
    private readonly uint[] _lengthsByFirstCharacter = new uint[128];

    public NameSet(IEnumerable<string> names)
    {
        _names = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (string name in _names)
            _lengthsByFirstCharacter[name[0] & 127] |= 1u << (name.Length & 31);
    }

    public bool Contains(string name) =>
        name.Length > 0
        && (_lengthsByFirstCharacter[name[0] & 127] & (1u << (name.Length & 31))) != 0
        && _names.Contains(name);

    /// <summary>True for a set of the same names, be it another instance made for a later version of the project.</summary>
    public bool IsSameAs(NameSet other) => ReferenceEquals(this, other) || _names.SetEquals(other._names);

    /// <summary>This set and more names; this very set where it has them all.</summary>
    public NameSet With(IEnumerable<string> more)
    {
        List<string>? added = null;
        foreach (string name in more)
        {
            if (!_names.Contains(name))
                (added ??= new List<string>(_names)).Add(name);
        }

        return added is null ? this : new NameSet(added);
    }
}
