namespace CloudReady.Analyzers.Engine;

/// <summary>Where a name stands in a file, with a hash of it that tells most other names apart without reading the text again.</summary>
internal readonly struct PlaceOfName(int position, int nameHash)
{
    public int Position { get; } = position;

    public int NameHash { get; } = nameHash;

    public static int HashOf(ReadOnlySpan<char> name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
            hash = (hash ^ c) * 16777619;

        return (int)hash;
    }
}
