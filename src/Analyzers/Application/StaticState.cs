using System.Buffers;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Who writes the static members of the application. One pass over the texts finds the places where their names stand in a
/// way that may write; only those become nodes and are bound.
/// </summary>
internal sealed class StaticState
{
    /// <summary>Calls on a collection that change it.</summary>
    private static readonly NameSet ChangingCalls = new(
    [
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "AddOrSet", "Append", "AppendLine", "Clear", "Dequeue", "Enqueue", "ExceptWith", "GetOrAdd", "Insert", "InsertRange",
        "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Set", "SetValue", "Sort", "Take", "TryAdd",
        "TryDequeue", "TryPop", "TryRemove", "TryTake", "TryUpdate", "UnionWith",
    ]);

    private readonly Dictionary<ISymbol, List<SimpleNameSyntax>> _writes = new(SymbolEqualityComparer.Default);

    /// <summary>The latest place from which a static method that writes is called.</summary>
    private readonly Dictionary<ISymbol, CodePlace> _callers = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<SyntaxNode, ISymbol> _methods = [];

    public StaticState(ApplicationModel application)
    {
        var candidates = new Dictionary<string, List<ISymbol>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
            AddCandidates(application, tree, candidates);
        if (candidates.Count == 0)
            return;

        foreach ((SimpleNameSyntax name, ISymbol symbol) in Mentions(application, candidates, MayWrite))
        {
            if (!_writes.TryGetValue(symbol, out List<SimpleNameSyntax>? list))
                _writes.Add(symbol, list = []);
            list.Add(name);
        }

        AddCallers(application);
    }

    /// <summary>When a write runs. In a static method its callers decide; those of another static method are not asked.</summary>
    public CodePlace PlaceOf(SimpleNameSyntax write)
    {
        CodePlace place = CodePlaces.Of(write);
        return place == CodePlace.Unknown && _methods.TryGetValue(write, out ISymbol? method) && _callers.TryGetValue(method, out CodePlace callers) ? callers : place;
    }

    /// <summary>The places that assign the member, change what it holds, or pass it by reference; all files, in file order.</summary>
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

    private static void AddCandidates(ApplicationModel application, SyntaxTree tree, Dictionary<string, List<ISymbol>> candidates)
    {
        SemanticModel? model = null;
        foreach (MemberDeclarationSyntax declaration in application.FactsOf(tree).Statics)
        {
            foreach ((SyntaxNode member, SyntaxToken name) in MembersOf(declaration))
            {
                model ??= application.Compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(member) is not { } symbol)
                    continue;

                if (!candidates.TryGetValue(name.ValueText, out List<ISymbol>? list))
                    candidates.Add(name.ValueText, list = []);
                list.Add(symbol);
            }
        }
    }

    private void AddCallers(ApplicationModel application)
    {
        var writers = new Dictionary<string, List<ISymbol>>(StringComparer.Ordinal);
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
                if (!writers.TryGetValue(method.Name, out List<ISymbol>? list))
                    writers.Add(method.Name, list = []);
                list.Add(method);
            }
        }

        if (writers.Count == 0)
            return;

        foreach ((SimpleNameSyntax name, ISymbol method) in Mentions(application, writers, IsCalled))
        {
            CodePlace place = CodePlaces.Of(name);
            if (!_callers.TryGetValue(method, out CodePlace latest) || place > latest)
                _callers[method] = place;
        }
    }

    /// <summary>The places of the application that name one of the static members, where the text around passes a test.</summary>
    private static IEnumerable<(SimpleNameSyntax Name, ISymbol Symbol)> Mentions(ApplicationModel application, Dictionary<string, List<ISymbol>> members, Func<char[], int, int, bool> test)
    {
        var names = new NameSet(members.Keys);
        foreach (SyntaxTree tree in application.Compilation.SyntaxTrees)
        {
            SyntaxNode? root = null;
            SemanticModel? model = null;
            foreach (int position in PositionsIn(tree.GetText(), names, test))
            {
                root ??= tree.GetRoot();
                SyntaxToken token = root.FindToken(position);
                if (token.SpanStart != position || token.Parent is not SimpleNameSyntax name || !members.TryGetValue(token.ValueText, out List<ISymbol>? symbols))
                    continue;

                model ??= application.Compilation.GetSemanticModel(tree);
                ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
                symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol?.OriginalDefinition;
                if (symbol is { IsStatic: true } && IsOneOf(symbol, symbols))
                    yield return (name, symbol);
            }
        }
    }

    private static List<int> PositionsIn(SourceText source, NameSet names, Func<char[], int, int, bool> test)
    {
        var positions = new List<int>();
        char[] text = ArrayPool<char>.Shared.Rent(source.Length + 1);
        try
        {
            source.CopyTo(0, text, 0, source.Length);
            text[source.Length] = '\0';
            for (int i = 0; i < source.Length; i++)
            {
                if (!IsWordPart(text[i]))
                    continue;

                int start = i;
                while (IsWordPart(text[i]))
                    i++;
                if (names.Contains(text.AsSpan(start, i - start)) && test(text, start, i))
                    positions.Add(start);
                i--;
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }

        return positions;
    }

    private static bool IsCalled(char[] text, int start, int end) => text[end] is '(' or '<';

    private static bool IsOneOf(ISymbol symbol, List<ISymbol> symbols)
    {
        foreach (ISymbol candidate in symbols)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, symbol))
                return true;
        }

        return false;
    }

    /// <summary>The cheap test on the text around a name: an assignment, an index, a changing call, a reference.</summary>
    private static bool MayWrite(char[] text, int start, int end)
    {
        int next = SkipBlanks(text, end);
        char c = text[next], after = c == '\0' ? c : text[next + 1];
        switch (c)
        {
            case '=':
                return after is not ('=' or '>');
            case '+' or '-':
                return after == '=' || after == c;
            case '*' or '/' or '%' or '|' or '&' or '^':
                return after == '=';
            case '[':
                return true;
            case '?' when after == '?':
                return text[next + 2] == '=';
            case '?' or '!' or '.':
                return CallsChange(text, next);
        }

        int previous = start - 1;
        while (previous >= 0 && (IsWordPart(text[previous]) || text[previous] == '.'))
            previous--;
        while (previous >= 0 && char.IsWhiteSpace(text[previous]))
            previous--;
        return previous >= 1 && (EndsWith(text, previous, "ref") || EndsWith(text, previous, "out") || EndsWith(text, previous, "++") || EndsWith(text, previous, "--"));
    }

    private static bool CallsChange(char[] text, int position)
    {
        while (text[position] is '?' or '!' or '.' || char.IsWhiteSpace(text[position]))
            position++;

        int end = position;
        while (IsWordPart(text[end]))
            end++;
        return end > position && ChangingCalls.Contains(text.AsSpan(position, end - position));
    }

    private static int SkipBlanks(char[] text, int position)
    {
        while (char.IsWhiteSpace(text[position]))
            position++;

        return position;
    }

    private static bool EndsWith(char[] text, int last, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (last - i < 0 || text[last - i] != word[word.Length - 1 - i])
                return false;
        }

        return true;
    }

    private static bool IsWordPart(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= '0' and <= '9' || c >= 128 && char.IsLetterOrDigit(c);
}
