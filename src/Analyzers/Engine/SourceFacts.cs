using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine;

/// <summary>
/// What one walk over a syntax tree finds for all rules, before any name is bound: the names that rules look for and the
/// literals that may matter. Kept as long as the tree lives, so that an edit re-reads one file.
/// </summary>
internal sealed class SourceFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceFacts> Cache = new();

    private readonly NameSet _names;

    private SourceFacts(NameSet names, ImmutableArray<SyntaxNode> uses, ImmutableArray<LiteralUse> literals, bool comparesHealthPath)
    {
        _names = names;
        Uses = uses;
        Literals = literals;
        ComparesHealthPath = comparesHealthPath;
    }

    /// <summary>
    /// Names of the set and of registrations (<c>AddX</c>, <c>MapX</c>, <c>UseX</c>), in source order, with the
    /// constructions that name no type: <c>new(...)</c>, <c>base(...)</c>, <c>this(...)</c>.
    /// </summary>
    public ImmutableArray<SyntaxNode> Uses { get; }

    /// <summary>Literals, interpolations and concatenations with the shape of something that varies by deployment.</summary>
    public ImmutableArray<LiteralUse> Literals { get; }

    /// <summary>The file holds a path such as <c>"/healthz"</c> outside a client call: middleware that answers by hand.</summary>
    public bool ComparesHealthPath { get; }

    public static SourceFacts Of(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out SourceFacts? facts) && facts._names.IsSameAs(names))
            return facts;

        facts = Read(tree, names, cancellationToken);
        Cache.Remove(tree);
        return Cache.GetValue(tree, _ => facts);
    }

    /// <summary>The written name of a use; empty for a construction that names no type.</summary>
    public static string NameOf(SyntaxNode use) => use is SimpleNameSyntax name ? name.Identifier.ValueText : "";

    private static SourceFacts Read(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        SyntaxNode root = tree.GetRoot(cancellationToken);
        var uses = ImmutableArray.CreateBuilder<SyntaxNode>();
        var literals = ImmutableArray.CreateBuilder<LiteralUse>();
        bool comparesHealthPath = false;
        HashSet<string>? aliases = AliasesOfInterest(root, names);

        foreach (SyntaxNode node in root.DescendantNodes(static node => node is not UsingDirectiveSyntax))
        {
            switch (node.Kind())
            {
                case SyntaxKind.IdentifierName:
                case SyntaxKind.GenericName:
                    string text = ((SimpleNameSyntax)node).Identifier.ValueText;
                    if (names.Contains(text) || IsRegistration(text, node) || (aliases?.Contains(text) ?? false))
                        uses.Add(node);
                    break;

                case SyntaxKind.ImplicitObjectCreationExpression:
                case SyntaxKind.BaseConstructorInitializer:
                case SyntaxKind.ThisConstructorInitializer:
                    uses.Add(node);
                    break;

                case SyntaxKind.StringLiteralExpression:
                case SyntaxKind.InterpolatedStringExpression:
                case SyntaxKind.AddExpression:
                    if (LiteralUse.TryRead((ExpressionSyntax)node, out LiteralUse? literal))
                        literals.Add(literal!);
                    comparesHealthPath |= IsHealthPath(node);
                    break;
            }
        }

        return new SourceFacts(names, uses.ToImmutable(), literals.ToImmutable(), comparesHealthPath);
    }

    /// <summary>The aliases that this file gives to types whose names are in the set.</summary>
    private static HashSet<string>? AliasesOfInterest(SyntaxNode root, NameSet names)
    {
        HashSet<string>? aliases = null;
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (node is UsingDirectiveSyntax { Alias: { } alias } directive && NamesTypeOf(directive, names))
                (aliases ??= new HashSet<string>(StringComparer.Ordinal)).Add(alias.Name.Identifier.ValueText);
        }

        return aliases;
    }

    private static bool NamesTypeOf(UsingDirectiveSyntax directive, NameSet names) =>
        directive.NamespaceOrType is NameSyntax name && names.Contains(RightmostName(name));

    private static string RightmostName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary><c>x.AddThing(...)</c>, <c>x.MapThing(...)</c>, <c>x.UseThing(...)</c>: how an application is put together.</summary>
    private static bool IsRegistration(string text, SyntaxNode node) =>
        text.Length > 3
        && char.IsUpper(text[3])
        && ((text[0] == 'A' && text[1] == 'd' && text[2] == 'd')
            || (text[0] == 'M' && text[1] == 'a' && text[2] == 'p')
            || (text[0] == 'U' && text[1] == 's' && text[2] == 'e'))
        && (node.Parent is InvocationExpressionSyntax
            || node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == node
            || node.Parent is MemberBindingExpressionSyntax);

    private static bool IsHealthPath(SyntaxNode node) =>
        node is LiteralExpressionSyntax { Token.ValueText: { Length: > 5 and < 64 } text }
        && text[0] == '/'
        && (text.IndexOf("health", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("livez", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("readyz", StringComparison.OrdinalIgnoreCase) >= 0)
        && !IsSentByClient(node);

    private static bool IsSentByClient(SyntaxNode literal) =>
        literal.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method }
        && method.EndsWith("Async", StringComparison.Ordinal);
}
