using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Engine;

/// <summary>The names that rules and the application model look for. Immutable.</summary>
internal sealed class WantedNames
{
    private readonly HashSet<string> _always;
    private readonly ImmutableArray<ApiRow> _rows;
    private readonly NameSet _set;
    private readonly WantedName[] _wanted;

    /// <param name="always">Names of which every node is wanted.</param>
    /// <param name="rows">Rows of APIs, whose names are wanted where the row may match.</param>
    /// <param name="hasGlobalAliases">True where any written name may stand for another one.</param>
    public WantedNames(IEnumerable<string> always, ImmutableArray<ApiRow> rows, bool hasGlobalAliases = false)
    {
        HasGlobalAliases = hasGlobalAliases;
        _always = new HashSet<string>(always, StringComparer.Ordinal);
        _rows = rows;
        var names = new Dictionary<string, WantedName>(StringComparer.Ordinal);
        foreach (string name in _always)
            Of(name).AddAlways();
        foreach (ApiRow row in _rows)
        {
            foreach (string name in row.WrittenNames)
                Of(name).Add(row);
            foreach (string name in row.Mentions)
                Of(name).AddAlways();
        }

        _set = new NameSet(names.Keys);
        _wanted = new WantedName[_set.All.Count];
        for (int i = 0; i < _wanted.Length; i++)
            _wanted[i] = names[_set.All[i]];

        WantedName Of(string name)
        {
            if (!names.TryGetValue(name, out WantedName? wanted))
                names.Add(name, wanted = new WantedName());
            return wanted;
        }
    }

    /// <summary>True where a <c>global using</c> gives a type another name.</summary>
    public bool HasGlobalAliases { get; }

    public bool Contains(string name) => _set.Contains(name);

    /// <summary>The wanted name that a word is; null for any other word.</summary>
    public WantedName? Find(ReadOnlySpan<char> word) => _set.IndexOf(word) is >= 0 and int index ? _wanted[index] : null;

    /// <summary>True for the same names, be it another instance made for a later version of the project.</summary>
    public bool IsSameAs(WantedNames other) => ReferenceEquals(this, other) || _rows == other._rows && HasGlobalAliases == other.HasGlobalAliases && _always.SetEquals(other._always);

    /// <summary>These names and more, of which every node is wanted; these very names where there are no more.</summary>
    public WantedNames With(IReadOnlyCollection<string> more) =>
        more.Count == 0 ? this : new WantedNames([.. _always, .. more], _rows, HasGlobalAliases);

    /// <summary>These names and the aliases of <c>global using</c> directives.</summary>
    public WantedNames WithAliases(IReadOnlyCollection<string> aliases) =>
        aliases.Count == 0 ? this : new WantedNames([.. _always, .. aliases], _rows, hasGlobalAliases: true);
}
