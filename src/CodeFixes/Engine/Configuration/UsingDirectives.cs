using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Adds using directives where a person would: among the others, <c>System</c> first, below the head of the file.</summary>
internal static class UsingDirectives
{
    /// <summary>False where preprocessor directives stand among the usings: there a new one may end up in the wrong branch.</summary>
    public static bool CanAddTo(SyntaxNode root) =>
        root is CompilationUnitSyntax unit && !unit.Usings.Any(directive => directive.ContainsDirectives);

    public static CompilationUnitSyntax Add(CompilationUnitSyntax unit, IEnumerable<string> namespaces)
    {
        foreach (string @namespace in namespaces)
        {
            if (!unit.Usings.Any(directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.NamespaceOrType.ToString() == @namespace))
                unit = Add(unit, @namespace);
        }

        return unit;
    }

    private static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string @namespace)
    {
        SyntaxTrivia endOfLine = Trivia.EndOfLineOf(unit);
        UsingDirectiveSyntax directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(@namespace))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(endOfLine);

        if (unit.Usings.Count > 0)
            return AddAmongOthers(unit, directive);

        SyntaxToken first = unit.GetFirstToken(includeZeroWidth: true);
        int headLength = LengthOfHead(first.LeadingTrivia);
        SyntaxTriviaList head = SyntaxFactory.TriviaList(first.LeadingTrivia.Take(headLength));
        SyntaxTriviaList rest = SyntaxFactory.TriviaList(first.LeadingTrivia.Skip(headLength));
        unit = unit.ReplaceToken(first, first.WithLeadingTrivia(rest.Insert(0, endOfLine)));
        return unit.WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(head)));
    }

    private static CompilationUnitSyntax AddAmongOthers(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        int index = unit.Usings.Count;
        while (index > 0 && !ComesBefore(unit.Usings[index - 1], directive))
            index--;

        if (index > 0)
            return unit.WithUsings(unit.Usings.Insert(index, directive));

        UsingDirectiveSyntax next = unit.Usings[0];
        SyntaxTriviaList leading = next.GetLeadingTrivia();
        SyntaxList<UsingDirectiveSyntax> usings = unit.Usings.Replace(next, next.WithLeadingTrivia());
        return unit.WithUsings(usings.Insert(0, directive.WithLeadingTrivia(leading)));
    }

    private static bool ComesBefore(UsingDirectiveSyntax existing, UsingDirectiveSyntax added)
    {
        if (existing.GlobalKeyword.RawKind != 0)
            return true;
        if (existing.Alias is not null || existing.StaticKeyword.RawKind != 0)
            return false;

        string left = existing.NamespaceOrType.ToString(), right = added.NamespaceOrType.ToString();
        bool isSystemLeft = IsSystem(left), isSystemRight = IsSystem(right);
        return isSystemLeft != isSystemRight ? isSystemLeft : string.CompareOrdinal(left, right) < 0;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>The comment that heads the file ends at the first blank line; one that touches the code below belongs to it.</summary>
    private static int LengthOfHead(SyntaxTriviaList trivia)
    {
        bool isLineEmpty = true;
        int length = 0;
        for (int i = 0; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (isLineEmpty)
                    length = i + 1;
                isLineEmpty = true;
            }
            else if (!trivia[i].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                isLineEmpty = false;
            }
        }

        return length;
    }
}
