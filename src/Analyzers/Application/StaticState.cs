using System.Buffers;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Who writes the static members of the application while it serves. The facts of each file name the places that may
/// write something; of these, only the ones that carry the name of a static member become nodes and are bound.
/// </summary>
internal sealed class StaticState
{
    private readonly Dictionary<ISymbol, List<SimpleNameSyntax>> _writes = new(SymbolEqualityComparer.Default);

    private readonly HashSet<string> _writtenNames = new(StringComparer.Ordinal);

    /// <summary>The latest place from which a static method that writes is called.</summary>
    private readonly Dictionary<ISymbol, CodePlace> _callers = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<SyntaxNode, ISymbol> _methods = [];

    public StaticState(ApplicationModel application)
    {
        var names = new Dictionary<int, Declarations>();
        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
        {
            foreach (MemberDeclarationSyntax declaration in application.FactsOf(tree).Statics)
            {
                foreach ((_, SyntaxToken name) in MembersOf(declaration))
                    Declarations.Add(names, PlaceOfName.HashOf(name.ValueText.AsSpan()), declaration);
            }
        }

        if (names.Count == 0)
            return;

        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
            AddWrites(application, tree, names);
        AddCallers(application);
    }

    /// <summary>True where a static member of that name may be written; the name alone decides.</summary>
    public bool MayWrite(string name) => _writtenNames.Contains(name);

    /// <summary>When a write runs. In a static method its callers decide; those of another static method are not asked.</summary>
    public CodePlace PlaceOf(SimpleNameSyntax write)
    {
        CodePlace place = CodePlaces.Of(write);
        return place == CodePlace.Unknown && _methods.TryGetValue(write, out ISymbol? method) && _callers.TryGetValue(method, out CodePlace callers) ? callers : place;
    }

    /// <summary>
    /// The places that assign the member, change what it holds, or pass it by reference, but for those that only run at the
    /// start; all files, in file order.
    /// </summary>
    public IReadOnlyList<SimpleNameSyntax> WritesOf(ISymbol member) => _writes.TryGetValue(member, out List<SimpleNameSyntax>? writes) ? writes : [];

    /// <summary>The declared members of a static field, property or event.</summary>
    public static IEnumerable<(SyntaxNode Declaration, SyntaxToken Name)> MembersOf(MemberDeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case BaseFieldDeclarationSyntax field:
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    yield return (variable, variable.Identifier);
                break;
            case PropertyDeclarationSyntax property:
                yield return (property, property.Identifier);
                break;
        }
    }

    private void AddWrites(ApplicationModel application, SyntaxTree tree, Dictionary<int, Declarations> names)
    {
        SyntaxNode? root = null;
        SemanticModel? model = null;
        foreach (PlaceOfName place in application.FactsOf(tree).Writes)
        {
            if (!names.TryGetValue(place.NameHash, out Declarations? declarations) || !declarations.Include(tree))
                continue;

            root ??= tree.GetRoot();
            SyntaxToken token = root.FindToken(place.Position);
            if (token.SpanStart != place.Position || token.Parent is not SimpleNameSyntax name || !declarations.MayBeNamed(name) || CodePlaces.Of(name) == CodePlace.Start)
                continue;

            model ??= application.Compilation.GetSemanticModel(tree);
            if (model.GetSymbolInfo(name).Symbol?.OriginalDefinition is not { IsStatic: true } symbol)
                continue;

            if (!_writes.TryGetValue(symbol, out List<SimpleNameSyntax>? list))
                _writes.Add(symbol, list = []);
            list.Add(name);
            _writtenNames.Add(symbol.Name);
        }
    }

    private void AddCallers(ApplicationModel application)
    {
        var writers = new Dictionary<string, Declarations>(StringComparer.Ordinal);
        foreach (List<SimpleNameSyntax> writes in _writes.Values)
        {
            foreach (SimpleNameSyntax write in writes)
            {
                if (CodePlaces.Of(write) != CodePlace.Unknown
                    || write.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
                    || application.ModelOf(declaration).GetDeclaredSymbol(declaration) is not { } method)
                {
                    continue;
                }

                _methods[write] = method;
                Declarations.Add(writers, method.Name, declaration);
            }
        }

        if (writers.Count == 0)
            return;

        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
            AddCallers(application, tree, writers);
    }

    private void AddCallers(ApplicationModel application, SyntaxTree tree, Dictionary<string, Declarations> writers)
    {
        SourceText source = tree.GetText();
        char[] text = ArrayPool<char>.Shared.Rent(source.Length);
        try
        {
            source.CopyTo(0, text, 0, source.Length);
            foreach (KeyValuePair<string, Declarations> writer in writers)
            {
                if (writer.Value.Include(tree))
                    AddCallers(application, tree, text.AsSpan(0, source.Length), writer.Key, writer.Value);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private void AddCallers(ApplicationModel application, SyntaxTree tree, ReadOnlySpan<char> text, string name, Declarations writer)
    {
        for (int start = 0, found; (found = text.Slice(start).IndexOf(name.AsSpan())) >= 0;)
        {
            int position = start + found;
            start = position + name.Length;
            if (start < text.Length
                && text[start] is '(' or '<'
                && tree.GetRoot().FindToken(position) is { Parent: SimpleNameSyntax called } token
                && token.SpanStart == position
                && writer.MayBeNamed(called)
                && application.Bind(called) is IMethodSymbol method)
            {
                method = (method.ReducedFrom ?? method).OriginalDefinition;
                CodePlace place = CodePlaces.Of(called);
                if (!_callers.TryGetValue(method, out CodePlace latest) || place > latest)
                    _callers[method] = place;
            }
        }
    }

    /// <summary>The declarations of one name: where code can name them, and as a member of what.</summary>
    private sealed class Declarations
    {
        private readonly HashSet<string> _types = new(StringComparer.Ordinal);

        /// <summary>One of them is an extension method: it is called on any value.</summary>
        private bool _areExtensions;

        /// <summary>The one file that can name them; null where they are not private, or stand in several.</summary>
        private SyntaxTree? _tree;

        public static void Add<TKey>(Dictionary<TKey, Declarations> all, TKey name, MemberDeclarationSyntax declaration)
            where TKey : notnull
        {
            SyntaxTree? tree = IsPrivate(declaration) ? declaration.SyntaxTree : null;
            if (!all.TryGetValue(name, out Declarations? declarations))
                all.Add(name, declarations = new Declarations { _tree = tree });
            else if (declarations._tree != tree)
                declarations._tree = null;

            declarations._areExtensions |= declaration is MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters } && parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword);
            if (declaration.Parent is BaseTypeDeclarationSyntax type)
                declarations._types.Add(type.Identifier.ValueText);
        }

        public bool Include(SyntaxTree tree) => _tree is null || _tree == tree;

        /// <summary>A cheap test: not a member of something else than the types, nor of an object that is made.</summary>
        public bool MayBeNamed(SimpleNameSyntax name) => name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression switch
            {
                _ when _areExtensions => true,
                SimpleNameSyntax owner => IsType(owner),
                MemberAccessExpressionSyntax { Name: var owner } => IsType(owner),
                AliasQualifiedNameSyntax { Name: var owner } => IsType(owner),
                _ => false,
            },
            MemberBindingExpressionSyntax => _areExtensions,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
            _ => true,
        };

        /// <summary>One of the types, or an alias of the file, which may stand for one.</summary>
        private bool IsType(SimpleNameSyntax owner)
        {
            if (_types.Contains(owner.Identifier.ValueText))
                return true;

            foreach (UsingDirectiveSyntax directive in ((CompilationUnitSyntax)owner.SyntaxTree.GetRoot()).Usings)
            {
                if (directive.Alias?.Name.Identifier.ValueText == owner.Identifier.ValueText)
                    return true;
            }

            return false;
        }

        private static bool IsPrivate(MemberDeclarationSyntax declaration)
        {
            foreach (SyntaxToken modifier in declaration.Modifiers)
            {
                if (modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword))
                    return false;
            }

            for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax type; node = node.Parent)
            {
                if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
                    return false;
            }

            return true;
        }
    }
}
