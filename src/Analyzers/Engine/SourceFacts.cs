using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine;

/// <summary>
/// What one pass over a file finds for all rules, before any name is bound: the names that rules look for and the literals
/// that may matter. Kept as long as the tree lives, so that an edit re-reads one file.
/// </summary>
internal sealed class SourceFacts(
    WantedNames names,
    ImmutableArray<SyntaxNode> uses,
    ImmutableArray<LiteralUse> literals,
    ImmutableArray<MemberDeclarationSyntax> statics,
    ImmutableArray<PlaceOfName> writes,
    ImmutableArray<ExpressionSyntax> paths,
    ImmutableArray<ExpressionSyntax> backslashes,
    bool answersHealthPath,
    bool holdsUrl)
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceFacts> Cache = new();

    /// <summary>
    /// Wanted names and names of registrations (<c>AddX</c>, <c>MapX</c>, <c>UseX</c>), in source order, with the
    /// constructions that name no type: <c>new(...)</c>, <c>base(...)</c>, <c>this(...)</c>. A name that only rows of APIs
    /// look for is left out where none of them can match.
    /// </summary>
    public ImmutableArray<SyntaxNode> Uses { get; } = uses;

    /// <summary>Literals, interpolations and concatenations that read as something that varies by deployment.</summary>
    public ImmutableArray<LiteralUse> Literals { get; } = literals;

    /// <summary>Static fields, properties and events that can hold what changes while the program runs.</summary>
    public ImmutableArray<MemberDeclarationSyntax> Statics { get; } = statics;

    /// <summary>The names behind or before which the text may write what they stand for: <c>x =</c>, <c>x++</c>, <c>x.Add(</c>, <c>ref x</c>.</summary>
    public ImmutableArray<PlaceOfName> Writes { get; } = writes;

    /// <summary>Strings that begin like an absolute path of a file.</summary>
    public ImmutableArray<ExpressionSyntax> Paths { get; } = paths;

    /// <summary>Strings, interpolations and concatenations with a back-slash in their text.</summary>
    public ImmutableArray<ExpressionSyntax> Backslashes { get; } = backslashes;

    /// <summary>A string of the file begins with <c>http://</c> or <c>https://</c>.</summary>
    public bool HoldsUrl { get; } = holdsUrl;

    /// <summary>The file holds a path such as <c>"/healthz"</c> outside a client call: middleware that answers by hand.</summary>
    public bool AnswersHealthPath { get; } = answersHealthPath;

    public static SourceFacts Of(SyntaxTree tree, WantedNames names, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out SourceFacts? facts) && facts.Names.IsSameAs(names))
            return facts;

        facts = new SourceScanner(tree, names, cancellationToken).Scan();
        Cache.Remove(tree);
        return Cache.GetValue(tree, _ => facts);
    }

    /// <summary><c>AddThing</c> for the verb <c>Add</c>; the verb alone, as collections have it, is no registration.</summary>
    public static bool IsRegistration(string name, string verb) =>
        name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]);

    /// <summary>The written name of a use; empty for a construction that names no type.</summary>
    public static string NameOf(SyntaxNode use) => use is SimpleNameSyntax name ? name.Identifier.ValueText : "";

    private WantedNames Names { get; } = names;
}
