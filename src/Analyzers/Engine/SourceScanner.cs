using System.Buffers;
using CloudReady.Analyzers.Engine.Files;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Engine;

/// <summary>
/// Finds the places of a file that are worth a look. It reads the text word by word, whatever a word stands in, and asks
/// the syntax tree only about the few words that matter: walking the tree would make a node object for everything else
/// first, which costs more time than all rules together.
/// </summary>
internal sealed class SourceScanner
{
    /// <summary>Words that begin like a registration and are everyday members of dates and collections.</summary>
    private static readonly NameSet NoRegistrations = new(
    [
        "AddDays", "AddHours", "AddMinutes", "AddSeconds", "AddMilliseconds", "AddMonths", "AddYears", "AddTicks",
        "AddRange", "AddOrUpdate", "AddFirst", "AddLast", "AddBefore", "AddAfter", "AddRow",
    ]);

    /// <summary>The ends of all keywords of connection strings: the words that may stand before an equals sign in one.</summary>
    private static readonly NameSet KeywordEnds = new(EndsOf(ConnectionStringTable.AllKeywords), ignoreCase: true);

    /// <summary>How the methods begin that say where the keys of data protection are kept.</summary>
    private const string PersistKeys = "PersistKeysTo";

    private readonly WantedNames _names;
    private readonly SyntaxNode _root;
    private readonly HashSet<string>? _aliases;
    private readonly bool _hasAliases;
    private readonly SourceText _text;
    private readonly ImmutableArray<SyntaxNode>.Builder _uses = ImmutableArray.CreateBuilder<SyntaxNode>();
    private readonly ImmutableArray<LiteralUse>.Builder _literals = ImmutableArray.CreateBuilder<LiteralUse>();
    private readonly ImmutableArray<MemberDeclarationSyntax>.Builder _statics = ImmutableArray.CreateBuilder<MemberDeclarationSyntax>();
    private readonly ImmutableArray<PlaceOfName>.Builder _writes = ImmutableArray.CreateBuilder<PlaceOfName>();
    private readonly List<(int Position, WantedName Name)> _undecided = [];
    private readonly ImmutableArray<ExpressionSyntax>.Builder _paths = ImmutableArray.CreateBuilder<ExpressionSyntax>();
    private ExpressionSyntax? _lastString;
    private ExpressionSyntax? _lastPath;
    private readonly ImmutableArray<ExpressionSyntax>.Builder _backslashes = ImmutableArray.CreateBuilder<ExpressionSyntax>();
    private ExpressionSyntax? _lastWithBackslash;
    private bool _answersHealthPath;
    private bool _holdsUrl;

    public SourceScanner(SyntaxTree tree, WantedNames names, CancellationToken cancellationToken)
    {
        _names = names;
        _root = tree.GetRoot(cancellationToken);
        _text = tree.GetText(cancellationToken);
        _aliases = AliasesOfInterest(out _hasAliases);
    }

    public SourceFacts Scan()
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(_text.Length + 1);
        try
        {
            _text.CopyTo(0, buffer, 0, _text.Length);
            buffer[_text.Length] = '\0';
            Scan(buffer, _text.Length);
            DecideUndecided();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return new SourceFacts(_names, _uses.ToImmutable(), _literals.ToImmutable(), _statics.ToImmutable(), _writes.ToImmutable(), _paths.ToImmutable(), _backslashes.ToImmutable(), _answersHealthPath, _holdsUrl);
    }

    private void Scan(char[] text, int length)
    {
        int wordStart = 0, wordEnd = 0;
        bool isLineStart = true;
        int i = 0;
        while (i < length)
        {
            char c = text[i];
            if (c == ' ')
            {
                i++;
                continue;
            }

            if (TextCharacters.IsWordPart(c))
            {
                isLineStart = false;
                wordStart = i;
                while (TextCharacters.IsWordPart(text[i]))
                    i++;
                wordEnd = i;
                if (c is not (>= '0' and <= '9'))
                    Word(text, wordStart, wordEnd);
                else if (wordStart > 0 && text[wordStart - 1] == '"' && text[wordEnd] == '.' && Endpoint.MayBePrivateAddress(text.AsSpan(wordStart)))
                    Address(wordStart);
                continue;
            }

            if (c <= ' ')
            {
                isLineStart |= c == '\n';
            }
            else if (c == '/' && isLineStart && text[i + 1] == '/')
            {
                while (text[i] is not ('\n' or '\0'))
                    i++;
            }
            else
            {
                isLineStart = false;
                if (TextCharacters.IsMark(c))
                    Mark(text, length, ref i, wordStart, wordEnd);
            }

            i++;
        }
    }

    /// <summary>A character that may make what stands around it worth a look.</summary>
    private void Mark(char[] text, int length, ref int i, int wordStart, int wordEnd)
    {
        switch (text[i])
        {
            case '=':
                if (text[i + 1] is not ('=' or '>')
                    && wordEnd > wordStart
                    && OnlyBlanksBetween(text, wordEnd, i)
                    && !IsStringAssigned(text, i + 1)
                    && KeywordEnds.Contains(text.AsSpan(wordStart, wordEnd - wordStart)))
                {
                    String(wordStart);
                }

                break;

            case '+' or '-':
                if (text[i + 1] == text[i])
                    Written(text, i + 2);
                break;

            case ':':
                if (wordEnd == i)
                    Colon(text, i, wordStart);
                break;

            case '\\':
                if (text[i + 1] == '\\')
                    Backslash(i++);
                break;

            case '"':
                if (i > 0 && (text[i - 1] == '@' || text[i - 1] == '$' && i > 1 && text[i - 2] == '@'))
                    Verbatim(text, i + 1, length);
                if (PathLiteral.MayBegin(text, i + 1))
                    Path(i + 1);
                break;
        }
    }

    /// <summary>A colon behind a word: the scheme of an address, the name of a server, the letter of a drive.</summary>
    private void Colon(char[] text, int colon, int wordStart)
    {
        char next = text[colon + 1];
        bool beginsString = wordStart > 0 && text[wordStart - 1] == '"';
        if (next == '@' || next == '/' && IsStoreScheme(text, wordStart, colon))
            String(wordStart);
        else if (next == '/' && text[colon + 2] == '/' && beginsString && Endpoint.MayBePrivate(text.AsSpan(colon + 3)))
            Address(wordStart);

        if (next == '/' && beginsString && StartsWith(text.AsSpan(wordStart, colon - wordStart), "http"))
            _holdsUrl = true;
        if (next is '\\' or '/' && beginsString && colon - wordStart == 1)
            Path(wordStart);
    }

    /// <summary>Code that gives a string to a name, <c>url = $"…</c>: an equals sign within a string is followed by none.</summary>
    private static bool IsStringAssigned(char[] text, int position)
    {
        int i = TextCharacters.SkipBlanks(text, position);
        return text[i] is '$' or '@' && text[i + 1] is '"' or '$' or '@'
            || text[i] == '"' && i > position && text[i + 1] is not (' ' or '+' or ';' or ',' or ')' or '\r' or '\n');
    }

    /// <summary>Looks for a single back-slash in a verbatim string, whose text is read on as any other.</summary>
    private void Verbatim(char[] text, int start, int length)
    {
        for (int i = start; i < length && text[i] != '"'; i++)
        {
            if (text[i] == '\\')
            {
                Backslash(i);
                break;
            }
        }
    }

    private void Backslash(int position)
    {
        if (StringAt(position) is { } expression && expression != _lastWithBackslash)
        {
            _lastWithBackslash = expression;
            _backslashes.Add(expression);
        }
    }

    private void Word(char[] text, int start, int end)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        WantedName? wanted = _names.Find(word);
        if (wanted is not null || IsRegistration(word) || (_aliases is not null && _aliases.Contains(word.ToString())))
            Name(text, start, end, wanted);
        else if (word.Length is 3 or 4 && text[end] == '(' && (Is(word, "new") || Is(word, "base") || Is(word, "this")))
            Construction(start);
        else if (text[end] == ':' && start > 0 && text[start - 1] == '"' && text[end + 1] is >= '0' and <= '9' && Is(word, "localhost"))
            Address(start);
        else if (start > 0 && text[start - 1] == '.' && text[end] is '"' or ':' && Endpoint.IsPrivateSuffix(word))
            Address(start);
        else if (word[0] is 'h' or 'l' or 'r' or 'H' or 'L' or 'R' && (StartsWith(word, "health") || StartsWith(word, "livez") || StartsWith(word, "readyz")))
            HealthPath(start);
        else if (word.Length == 6 && Is(word, "static") && DeclaresValue(text, end))
            Static(start);
        else if (word.Length == 3 && (Is(word, "ref") || Is(word, "out")) && text[end] == ' ')
            Written(text, end);

        if (TextCharacters.MayWrite(text[end]) && WritingText.Follows(text, end))
            Written(text, start, end);

        if (SecretName.MayEnd(word))
            GivenSecret(text, start, end);
        else if (SecretShape.MayStart(word, text[end]))
            Secret(start, "");
    }

    /// <summary>
    /// A string that is given to a name which ends like that of a secret: <c>password = "…"</c>, <c>["ApiKey"] = "…"</c>,
    /// <c>Password { get; set; } = "…"</c>.
    /// </summary>
    private void GivenSecret(char[] text, int start, int end)
    {
        int i = end;
        bool isQuoted = text[i] == '"';
        if (isQuoted && text[++i] == ']')
            i++;
        i = TextCharacters.SkipBlanks(text, i);
        if (text[i] == '{')
            i = TextCharacters.SkipBlanks(text, SkipAccessors(text, i));
        if (isQuoted ? text[i] is not ('=' or ',') : text[i] is not ('=' or ':' or '!'))
            return;

        i++;
        if (text[i] is '=' or '>')
            i++;
        i = TextCharacters.SkipBlanks(text, i);
        if (text[i] == '@')
            i++;
        if (text[i] == '"' && text[i + 1] != '"')
            Secret(i, new string(text, start, end - start));
    }

    private void Secret(int position, string name)
    {
        SyntaxToken token = _root.FindToken(position);
        if (token.Span.Contains(position)
            && token.Parent is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression)
            && !literal.Parent.IsKind(SyntaxKind.AddExpression)
            && (name.Length > 0 ? SecretName.Read(name) != SecretKind.None : SecretShape.Read(token.ValueText) is not null))
        {
            _literals.Add(LiteralUse.Secret(literal, name));
        }
    }

    /// <summary>The position behind <c>{ get; set; }</c>; that of the brace where something else follows it.</summary>
    private static int SkipAccessors(char[] text, int brace)
    {
        int i = brace + 1;
        while (text[i] is ' ' or ';' or >= 'a' and <= 'z')
            i++;
        return text[i] == '}' ? i + 1 : brace;
    }

    private void Name(char[] text, int start, int end, WantedName? wanted)
    {
        bool? isWanted = wanted is null || IsRegistration(text.AsSpan(start, end - start)) ? true : wanted.IsWanted(text, start, end, _hasAliases);
        if (isWanted == true)
            Name(start);
        else if (isWanted is null)
            _undecided.Add((start, wanted!));
    }

    /// <summary>Looks up the names that are wanted only in a file such as this one has turned out to be.</summary>
    private void DecideUndecided()
    {
        WantedName? last = null;
        bool isWanted = false;
        int count = _uses.Count;
        foreach ((int position, WantedName name) in _undecided)
        {
            if (name != last)
                isWanted = name.IsWanted(_holdsUrl, _uses);
            last = name;
            if (isWanted)
                Name(position);
        }

        if (_uses.Count > count)
            _uses.Sort(static (one, other) => one.SpanStart.CompareTo(other.SpanStart));
    }

    private void Written(char[] text, int start, int end) =>
        _writes.Add(new PlaceOfName(start, PlaceOfName.HashOf(text.AsSpan(start, end - start))));

    /// <summary>The target of an operator or keyword that stands in front of it.</summary>
    private void Written(char[] text, int behind)
    {
        (int start, int end) = WritingText.TargetBehind(text, behind);
        if (end > start)
            Written(text, start, end);
    }

    private void Name(int position)
    {
        SyntaxToken token = _root.FindToken(position);
        if (token.Span.Contains(position) && token.Parent is SimpleNameSyntax name && !IsInUsing(name)
            && (_names.Contains(token.ValueText) || IsCalled(name) || (_aliases?.Contains(token.ValueText) ?? false)))
        {
            _uses.Add(name);
        }
    }

    /// <summary>A field, property or event follows: no parenthesis stands before its end.</summary>
    private static bool DeclaresValue(char[] text, int position)
    {
        for (int i = position; ; i++)
        {
            switch (text[i])
            {
                case '(' or '\0' or '}' or ')':
                    return false;
                case '=' or ';' or '{':
                    return true;
            }
        }
    }

    private void Static(int position)
    {
        SyntaxToken token = _root.FindToken(position);
        if (token.SpanStart == position && token.Parent is FieldDeclarationSyntax or PropertyDeclarationSyntax or EventFieldDeclarationSyntax
            && StaticDeclaration.CanChange((MemberDeclarationSyntax)token.Parent!))
        {
            _statics.Add((MemberDeclarationSyntax)token.Parent!);
        }
    }

    /// <summary>A string that begins like the path of a file.</summary>
    private void Path(int position)
    {
        if (StringAt(position) is { } expression && expression != _lastPath && LiteralUse.TextOf(expression) is { } text && PathLiteral.KindOf(text) != PathLiteralKind.None)
        {
            _lastPath = expression;
            _paths.Add(expression);
        }
    }

    private void Construction(int position)
    {
        SyntaxToken token = _root.FindToken(position);
        if (token.SpanStart == position && token.Parent is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax)
            _uses.Add(token.Parent!);
    }

    private void String(int position)
    {
        if (StringAt(position) is { } expression && expression != _lastString)
        {
            _lastString = expression;
            if (LiteralUse.TryRead(expression, out LiteralUse? literal) || LiteralUse.TryReadEndpoint(expression, out literal))
                _literals.Add(literal!);
        }
    }

    private void Address(int position)
    {
        if (StringAt(position) is { } expression && expression != _lastString)
        {
            _lastString = expression;
            if (LiteralUse.TryReadEndpoint(expression, out LiteralUse? literal))
                _literals.Add(literal!);
        }
    }

    private void HealthPath(int position)
    {
        if (!_answersHealthPath && StringAt(position) is LiteralExpressionSyntax { Token.ValueText: { Length: > 5 and < 64 } path } literal)
            _answersHealthPath = path[0] == '/' && !IsSentByClient(literal) && !IsMapped(literal);
    }

    /// <summary>The whole string expression, the outermost one of a concatenation, whose text stands at a position.</summary>
    private ExpressionSyntax? StringAt(int position)
    {
        SyntaxToken token = _root.FindToken(position);
        if (!token.Span.Contains(position))
            return null;

        ExpressionSyntax? whole = token.Parent switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal,
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
            _ => null,
        };
        for (SyntaxNode? node = whole?.Parent; node is ParenthesizedExpressionSyntax or BinaryExpressionSyntax; node = node.Parent)
        {
            if (node.IsKind(SyntaxKind.AddExpression))
                whole = (ExpressionSyntax)node;
            else if (node is BinaryExpressionSyntax)
                break;
        }

        return whole;
    }

    /// <summary>The aliases that this file gives to types whose names are in the set.</summary>
    private HashSet<string>? AliasesOfInterest(out bool hasAny)
    {
        hasAny = _names.HasGlobalAliases;
        HashSet<string>? aliases = null;
        foreach (SyntaxNode node in _root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (node is not UsingDirectiveSyntax { Alias: { } alias, NamespaceOrType: NameSyntax name })
                continue;

            hasAny = true;
            if (_names.Contains(RightmostName(name)))
                (aliases ??= new HashSet<string>(StringComparer.Ordinal)).Add(alias.Name.Identifier.ValueText);
        }

        return aliases;
    }

    private static string RightmostName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary><c>AddThing</c>, <c>MapThing</c>, <c>UseThing</c>, <c>PersistKeysToThing</c>: how an application is put together.</summary>
    private static bool IsRegistration(ReadOnlySpan<char> word) =>
        word.Length > 3
        && char.IsUpper(word[3])
        && (word[0] == 'A' && word[1] == 'd' && word[2] == 'd'
            || word[0] == 'M' && word[1] == 'a' && word[2] == 'p'
            || word[0] == 'U' && word[1] == 's' && word[2] == 'e')
        && !NoRegistrations.Contains(word)
        || word.Length > PersistKeys.Length && word[0] == 'P' && word.StartsWith(PersistKeys.AsSpan());

    private static bool IsCalled(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax
        || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == name
        || name.Parent is MemberBindingExpressionSyntax;

    private static bool IsInUsing(SimpleNameSyntax name)
    {
        SyntaxNode? node = name.Parent;
        while (node is NameSyntax or NameEqualsSyntax)
            node = node.Parent;

        return node is UsingDirectiveSyntax;
    }

    private static bool IsSentByClient(SyntaxNode literal) =>
        literal.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method }
        && method.EndsWith("Async", StringComparison.Ordinal);

    private static bool IsMapped(SyntaxNode literal) =>
        literal.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MapHealthChecks" or "UseHealthChecks" } } };

    /// <summary>The word before <c>://</c>; that of a page of the web is not looked at.</summary>
    private static bool IsStoreScheme(char[] text, int start, int end) =>
        !(end - start is 4 or 5 && StartsWith(text.AsSpan(start, end - start), "http"));

    private static bool OnlyBlanksBetween(char[] text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (text[i] is not (' ' or '\t'))
                return false;
        }

        return true;
    }

    private static bool Is(ReadOnlySpan<char> word, string text) => word.SequenceEqual(text.AsSpan());

    private static bool StartsWith(ReadOnlySpan<char> word, string lowerCase)
    {
        if (word.Length < lowerCase.Length)
            return false;

        for (int i = 0; i < lowerCase.Length; i++)
        {
            if ((word[i] | 0x20) != lowerCase[i])
                return false;
        }

        return true;
    }

    private static HashSet<string> EndsOf(IEnumerable<string> keywords)
    {
        var ends = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string keyword in keywords)
        {
            for (int start = 0; start <= keyword.Length - 2; start++)
                ends.Add(keyword.Substring(start));
        }

        return ends;
    }
}
