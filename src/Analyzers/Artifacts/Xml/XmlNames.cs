namespace CloudReady.Analyzers.Artifacts;

/// <summary>The names that occur in an <see cref="XmlArtifact"/>, each once, so that a node holds a number instead of a name.</summary>
internal sealed class XmlNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];

    /// <summary>The number of a name as it is written, prefix included.</summary>
    public int GetNumber(string name)
    {
        if (_numbers.TryGetValue(name, out int number))
            return number;

        number = _entries.Count;
        _numbers.Add(name, number);
        _entries.Add(new Entry(name.Substring(name.IndexOf(':') + 1), name.Length));
        return number;
    }

    /// <summary>The name without prefix.</summary>
    public string LocalName(int number) => _entries[number].LocalName;

    /// <summary>The length of the name as it is written, prefix included.</summary>
    public int Length(int number) => _entries[number].Length;

    private readonly struct Entry(string localName, int length)
    {
        public string LocalName { get; } = localName;

        public int Length { get; } = length;
    }
}
