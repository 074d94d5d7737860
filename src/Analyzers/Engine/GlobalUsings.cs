using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine;

/// <summary>What the <c>global using</c> directives of a compilation make visible in every file.</summary>
internal sealed class GlobalUsings
{
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);

    private GlobalUsings()
    {
    }

    /// <summary>The aliases, each with the rightmost name of the type that it stands for.</summary>
    public Dictionary<string, string> Aliases => _aliases;

    public bool Imports(string @namespace) => _namespaces.Contains(@namespace);

    public static GlobalUsings Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var result = new GlobalUsings();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot(cancellationToken) is CompilationUnitSyntax root)
                result.Add(root);
        }

        return result;
    }

    private void Add(CompilationUnitSyntax root)
    {
        foreach (UsingDirectiveSyntax directive in root.Usings)
        {
            if (directive.GlobalKeyword.RawKind == 0)
                continue;

            string name = directive.NamespaceOrType.ToString().Replace("global::", "");
            if (directive.Alias is { } alias)
                _aliases[alias.Name.Identifier.ValueText] = name.Substring(name.LastIndexOf('.') + 1);
            else
                _namespaces.Add(name);
        }
    }
}
