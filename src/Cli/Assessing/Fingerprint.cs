using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Assessing;

/// <summary>Names a finding by what it is about rather than by where it stands, so that it is known again when lines move.</summary>
internal static class Fingerprint
{
    private const int Bytes = 12;

    /// <summary>What the fingerprint is made of, except the ordinal among equal findings. Never shown: it may hold a secret.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="path">Relative to the project, with <c>/</c>.</param>
    /// <param name="root">The root of the syntax tree, or null for a file that is not C#.</param>
    /// <param name="text">The text of the file, or null if there is none.</param>
    /// <param name="span">Where the finding is.</param>
    public static string Subject(string id, string project, string path, SyntaxNode? root, SourceText? text, TextSpan span)
    {
        string member = root is null ? "" : EnclosingMember(root, span);
        return string.Join('\n', id, project, path, member, Snippet(text, span));
    }

    /// <param name="subject">The result of <see cref="Subject"/>.</param>
    /// <param name="ordinal">The position among findings with the same subject, from 0.</param>
    /// <returns>24 hexadecimal digits.</returns>
    public static string Hash(string subject, int ordinal)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}\n{ordinal}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, Bytes));
    }

    private static string EnclosingMember(SyntaxNode root, TextSpan span)
    {
        SyntaxNode node = root.FullSpan.Contains(span) ? root.FindNode(span, getInnermostNodeForTie: true) : root;
        var names = new List<string>();
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            if (NameOf(current) is { } name)
                names.Add(name);
        }

        names.Reverse();
        return string.Join('.', names);
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax declaration => declaration.Name.ToString(),
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.ValueText,
        MethodDeclarationSyntax declaration => declaration.Identifier.ValueText + Parameters(declaration.ParameterList),
        ConstructorDeclarationSyntax declaration => declaration.Identifier.ValueText + Parameters(declaration.ParameterList),
        LocalFunctionStatementSyntax declaration => declaration.Identifier.ValueText,
        PropertyDeclarationSyntax declaration => declaration.Identifier.ValueText,
        IndexerDeclarationSyntax => "this[]",
        EventDeclarationSyntax declaration => declaration.Identifier.ValueText,
        DestructorDeclarationSyntax => "~",
        OperatorDeclarationSyntax declaration => declaration.OperatorToken.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } declaration => declaration.Identifier.ValueText,
        _ => null,
    };

    private static string Parameters(ParameterListSyntax list) =>
        $"({string.Join(',', list.Parameters.Select(parameter => parameter.Type?.ToString() ?? ""))})";

    /// <summary>The reported text, or the whole line if nothing is spanned, with every run of white space as one blank.</summary>
    private static string Snippet(SourceText? text, TextSpan span)
    {
        if (text is null || span.End > text.Length)
            return "";
        string raw = text.ToString(span.IsEmpty ? text.Lines.GetLineFromPosition(span.Start).Span : span);
        return string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
