using CloudReady.Analyzers.Engine;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Writes names of types and extension methods so that they bind at one place, and remembers the usings they need.</summary>
internal sealed class NamesInScope(SemanticModel model, int position)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly bool _canAddUsings = UsingDirectives.CanAddTo(model.SyntaxTree.GetRoot());

    /// <summary>The namespaces to import for the names that were asked for.</summary>
    public IReadOnlyCollection<string> MissingNamespaces => _missing;

    /// <summary>The short name where it binds to the type or can be imported; else the full name. Null for a type that does not exist.</summary>
    public string? TypeName(string fullName)
    {
        if (KnownTypes.Find(model.Compilation, fullName) is not { } type)
            return null;

        ImmutableArray<ISymbol> found = model.LookupNamespacesAndTypes(position, name: type.Name);
        if (found.Any(symbol => SymbolEqualityComparer.Default.Equals(symbol, type)))
            return found.Length == 1 ? type.Name : "global::" + fullName;

        if (found.IsEmpty && _canAddUsings && !model.LookupSymbols(position, name: type.Name).Any())
        {
            _missing.Add(type.ContainingNamespace.ToDisplayString());
            return type.Name;
        }

        return "global::" + fullName;
    }

    /// <summary>True where the extension method can be called on a value of the type, once its namespace is imported.</summary>
    public bool CanCall(ITypeSymbol receiver, string extensionType, string method)
    {
        if (model.LookupSymbols(position, receiver, method, includeReducedExtensionMethods: true).Any())
            return true;

        if (!_canAddUsings || KnownTypes.Find(model.Compilation, extensionType) is not { } type || type.GetMembers(method).IsEmpty)
            return false;

        _missing.Add(type.ContainingNamespace.ToDisplayString());
        return true;
    }
}
