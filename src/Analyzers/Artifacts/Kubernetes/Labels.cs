namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>Holds selectors against labels.</summary>
internal static class Labels
{
    /// <summary>Whether labels satisfy a selector; one that asks for nothing matches nothing here.</summary>
    public static Match Satisfy(YamlNode? labels, YamlNode? selector)
    {
        if (selector is not YamlMapping { Entries.Count: > 0 } wanted)
            return selector is { IsUnknown: true } ? Match.Maybe : Match.No;

        Match result = wanted.IsOpen ? Match.Maybe : Match.Yes;
        foreach (YamlEntry entry in wanted.Entries)
        {
            YamlNode? label = entry.Key.IsUnknown ? YamlScalar.Unknown : labels?.Get(entry.Key.Value);
            if (entry.Value.IsUnknown || label is { IsUnknown: true })
                result = Match.Maybe;
            else if (label?.AsText() != entry.Value.AsText())
                return Match.No;
        }

        return result;
    }
}
