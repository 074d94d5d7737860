using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Makes namespaces visible, and only where they are not: implicit and global usings count.</summary>
internal static class UsingDirectives
{
    /// <summary>True where code at the position sees the types and extension methods of the namespace.</summary>
    public static bool IsInScope(SemanticModel model, int position, string @namespace)
    {
        foreach (IImportScope scope in model.GetImportScopes(position))
        {
            if (scope.Imports.Any(import => import.NamespaceOrType.ToDisplayString() == @namespace))
                return true;
        }

        string enclosing = model.GetEnclosingSymbol(position)?.ContainingNamespace?.ToDisplayString() ?? "";
        return enclosing == @namespace || enclosing.StartsWith(@namespace + ".", StringComparison.Ordinal);
    }

    /// <summary>False where preprocessor directives stand among the usings: there a new one may end up in the wrong branch.</summary>
    public static bool CanAddTo(SyntaxNode root) =>
        root is CompilationUnitSyntax unit && !unit.Usings.Any(directive => directive.ContainsDirectives);

    /// <summary>Adds a using directive for each of the namespaces, where a person would: among the others, below the head of the file.</summary>
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, IEnumerable<string> namespaces, CodeLayout layout) =>
        namespaces.Aggregate(root, (current, @namespace) => Add(current, @namespace, layout));

    /// <summary>Adds a using directive for the namespace where code at the position does not see it.</summary>
    public static void Ensure(SyntaxEditor editor, SemanticModel model, int position, string @namespace)
    {
        if (!IsInScope(model, position, @namespace))
        {
            var layout = CodeLayout.Of(model.SyntaxTree);
            editor.ReplaceNode(editor.OriginalRoot, (root, _) => Add((CompilationUnitSyntax)root, @namespace, layout));
        }
    }

    /// <summary>
    /// How code at the position can name the type, with a using directive added where that makes it shorter: the full
    /// name where another type of that name is in the way.
    /// </summary>
    public static string NameOf(SyntaxEditor editor, SemanticModel model, int position, INamedTypeSymbol type)
    {
        ImmutableArray<ISymbol> visible = model.LookupNamespacesAndTypes(position, name: type.Name);
        if (visible.Any(symbol => !SymbolEqualityComparer.Default.Equals(symbol, type)))
            return "global::" + type.ToDisplayString();

        if (visible.IsEmpty)
            Ensure(editor, model, position, type.ContainingNamespace.ToDisplayString());
        return type.Name;
    }

    private static CompilationUnitSyntax Add(CompilationUnitSyntax root, string @namespace, CodeLayout layout)
    {
        BaseNamespaceDeclarationSyntax? inner = NamespaceWithUsings(root);
        SyntaxList<UsingDirectiveSyntax> usings = inner?.Usings ?? root.Usings;
        if (usings.Any(directive => IsPlain(directive) && directive.NamespaceOrType.ToString() == @namespace))
            return root;

        UsingDirectiveSyntax added = Directive(@namespace, layout);
        if (usings.Count == 0)
            return AddFirst(root, added, layout);

        SyntaxList<UsingDirectiveSyntax> all = Insert(usings, added, IndexFor(usings, @namespace), layout);
        return inner is null ? root.WithUsings(all) : root.ReplaceNode(inner, inner.WithUsings(all));
    }

    /// <summary>The namespace that holds all code of the file, where the file has its using directives in there.</summary>
    private static BaseNamespaceDeclarationSyntax? NamespaceWithUsings(CompilationUnitSyntax root) =>
        root.Usings.All(directive => directive.GlobalKeyword.RawKind != 0)
        && root.Members.Count == 1
        && root.Members[0] is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } only
            ? only
            : null;

    private static UsingDirectiveSyntax Directive(string @namespace, CodeLayout layout) =>
        SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(@namespace))
            .WithUsingKeyword(SyntaxFactory.Token(default, SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)))
            .WithTrailingTrivia(layout.LineBreak());

    /// <summary>In order where the directives are in order, else behind the last one of its kind.</summary>
    private static int IndexFor(SyntaxList<UsingDirectiveSyntax> usings, string @namespace)
    {
        int last = -1;
        int sorted = -1;
        bool isSorted = true;
        for (int i = 0; i < usings.Count; i++)
        {
            if (!IsPlain(usings[i]))
                continue;

            string name = usings[i].NamespaceOrType.ToString();
            isSorted &= last < 0 || Compare(usings[last].NamespaceOrType.ToString(), name) <= 0;
            if (sorted < 0 && Compare(@namespace, name) < 0)
                sorted = i;
            last = i;
        }

        if (isSorted && sorted >= 0)
            return sorted;
        return last >= 0 ? last + 1 : LastGlobal(usings) + 1;
    }

    private static int LastGlobal(SyntaxList<UsingDirectiveSyntax> usings)
    {
        int last = -1;
        for (int i = 0; i < usings.Count; i++)
        {
            if (usings[i].GlobalKeyword.RawKind != 0)
                last = i;
        }

        return last;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.GlobalKeyword.RawKind == 0;

    private static int Compare(string left, string right)
    {
        int bySystem = IsSystem(right).CompareTo(IsSystem(left));
        return bySystem != 0 ? bySystem : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> usings, UsingDirectiveSyntax added, int index, CodeLayout layout)
    {
        if (index == usings.Count)
            return usings.Add(added.WithLeadingTrivia(Trivia.IndentationOf(usings.Last().GetLeadingTrivia())));

        UsingDirectiveSyntax next = usings[index];
        SyntaxTriviaList leading = next.GetLeadingTrivia();
        SyntaxTriviaList indentation = Trivia.IndentationOf(leading);
        int division = index == 0 ? leading.Count - indentation.Count : Trivia.EndOfClosedDirectives(leading);
        added = added.WithLeadingTrivia(leading.Take(division).Concat(indentation)).WithTrailingTrivia(layout.LineBreak());
        return usings.Replace(next, next.WithLeadingTrivia(leading.Skip(division))).Insert(index, added);
    }

    /// <summary>The first directive of a file goes behind the header, a comment that a blank line ends.</summary>
    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax root, UsingDirectiveSyntax added, CodeLayout layout)
    {
        if (root.Externs.Count > 0)
            return root.WithUsings(SyntaxFactory.SingletonList(added));

        SyntaxToken first = root.GetFirstToken(includeZeroWidth: true);
        SyntaxTriviaList leading = first.LeadingTrivia;
        int header = Trivia.EndOfHeader(leading);
        SyntaxTriviaList rest = SyntaxFactory.TriviaList(leading.Skip(header));
        if (!Trivia.StartsWithBlankLine(rest))
            rest = rest.Insert(0, layout.LineBreak());

        root = root.ReplaceToken(first, first.WithLeadingTrivia(rest));
        return root.WithUsings(SyntaxFactory.SingletonList(added.WithLeadingTrivia(leading.Take(header))));
    }
}
