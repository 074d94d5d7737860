using CloudReady.Analyzers.Rules.Tool;

namespace CloudReady.Analyzers.Engine;

/// <summary>Every rule of the product, by id.</summary>
internal static class RuleCatalog
{
    /// <summary>All rules, sorted by id.</summary>
    public static ImmutableArray<Rule> All { get; } = ImmutableArray.Create<Rule>(
        new CR0001InvalidOption(),
        new CR0002FileNotAnalyzed());

    /// <summary>The rule with that id, or null.</summary>
    public static Rule? Find(string id)
    {
        foreach (Rule rule in All)
        {
            if (string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase))
                return rule;
        }

        return null;
    }
}
