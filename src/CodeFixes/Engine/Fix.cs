namespace CloudReady.CodeFixes.Engine;

/// <summary>A rewrite that can be offered: what it is called and what the solution is afterwards.</summary>
/// <param name="action">The last part of the equivalence key: fixes with the same action are applied together by Fix All.</param>
/// <param name="title">What the user reads in the light bulb.</param>
/// <param name="changed">The solution after the rewrite.</param>
internal sealed class Fix(string action, string title, Solution changed)
{
    public string Action { get; } = action;

    public string Title { get; } = title;

    public Solution Changed { get; } = changed;
}
