using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>A place that registers, or needs, a <see cref="StateStore"/>.</summary>
internal sealed class StateRegistration(StateStore store, StateRole role, SimpleNameSyntax name, SimpleNameSyntax anchor, bool isDevelopmentOnly, bool replaces)
{
    public StateStore Store { get; } = store;

    public StateRole Role { get; } = role;

    /// <summary>The written name, which stands in another project where an extension of that project is called.</summary>
    public SimpleNameSyntax Name { get; } = name;

    /// <summary>The name in this project: <see cref="Name"/> itself, or the call that leads to it.</summary>
    public SimpleNameSyntax Anchor { get; } = anchor;

    /// <summary>True where no deployed application gets here.</summary>
    public bool IsDevelopmentOnly { get; } = isDevelopmentOnly;

    /// <summary>True where another project of the solution makes the call.</summary>
    public bool IsElsewhere => Name != Anchor;

    /// <summary>True for a registration that counts although others stand before it: <c>AddSingleton</c>, not <c>TryAdd</c>.</summary>
    public bool Replaces { get; } = replaces;
}
