using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>Derives the configuration key of a path from the name around it.</summary>
internal static class PathKey
{
    private const string Section = "Paths:";

    private static readonly string[] Noise = ["Path", "Directory", "Folder", "Dir", "Name", "Get", "Default", "Root", "s_", "m_", "_"];

    /// <summary><c>exportFolder</c> gives <c>Paths:Export</c>; where no name says anything, the type does.</summary>
    public static string For(ExpressionSyntax path)
    {
        for (SyntaxNode? node = path.Parent; node is not null; node = node.Parent)
        {
            string? name = node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => target.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax target } => target.Name.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                MethodDeclarationSyntax { Identifier.ValueText: var method } when method.IndexOf("Path", StringComparison.Ordinal) >= 0 || method.IndexOf("Folder", StringComparison.Ordinal) >= 0 || method.IndexOf("Directory", StringComparison.Ordinal) >= 0 => method,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            };
            if (name is not null && Clean(name) is { Length: > 1 } key)
                return Section + key;
        }

        return Section + "Data";
    }

    private static string Clean(string name)
    {
        foreach (string word in Noise)
        {
            int start = name.IndexOf(word, word.EndsWith("_", StringComparison.Ordinal) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && (start + word.Length == name.Length || !char.IsLower(name[start + word.Length]) || start == 0 && word.EndsWith("_", StringComparison.Ordinal)))
                name = name.Remove(start, word.Length);
        }

        foreach (char c in name)
        {
            if (!(c < 128 && char.IsLetterOrDigit(c)))
                return "";
        }

        return name.Length > 1 ? char.ToUpperInvariant(name[0]) + name.Substring(1) : "";
    }
}
