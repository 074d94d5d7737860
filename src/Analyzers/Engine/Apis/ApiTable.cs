using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Apis;

/// <summary>
/// The rows of all rules, by the name that code writes. A row's type is looked up when its name is first met: a compilation
/// that writes few of the names pays for few of the types. Rows whose types the compilation does not know match nothing,
/// except where a project is read without its packages: there they match by name.
/// </summary>
internal sealed class ApiTable
{
    private readonly Dictionary<string, List<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly bool _matchesUnresolvedNames;

    public ApiTable(Compilation compilation, ImmutableArray<(IApiRule Rule, ImmutableArray<ApiRow> Rows)> rules, bool matchUnresolvedNames)
    {
        _matchesUnresolvedNames = matchUnresolvedNames;
        var types = new Dictionary<string, RowType>(StringComparer.Ordinal);
        foreach ((IApiRule rule, ImmutableArray<ApiRow> rows) in rules)
        {
            foreach (ApiRow row in rows)
            {
                if (!types.TryGetValue(row.TypeName, out RowType? type))
                    types.Add(row.TypeName, type = new RowType(compilation, row.TypeName));
                Add(new Entry(rule, row, type));
            }
        }
    }

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Binds a use whose name a row carries and hands it to the rules whose rows it matches.</summary>
    public void Dispatch(SyntaxNode name, SourceContext context)
    {
        if (name is SimpleNameSyntax simple)
        {
            if (_entries.TryGetValue(simple.Identifier.ValueText, out List<Entry>? entries))
                Match(simple, entries, context);
            else if (context.IsAliased(simple.Identifier.ValueText, out string? target) && _entries.TryGetValue(target!, out entries))
                Match(simple, entries, context);
        }
        else
        {
            MatchUnnamed(name, context);
        }
    }

    private void Match(SimpleNameSyntax name, List<Entry> entries, SourceContext context)
    {
        ISymbol? symbol = null;
        bool isBound = false;
        SyntaxNode expression = ApiUse.ExpressionOf(name);
        foreach (Entry entry in entries)
        {
            if (!CouldMatch(name, expression, entry.Row, context) || (entry.Type is null && !(_matchesUnresolvedNames && MatchesByName(name, entry.Row, context))))
                continue;

            if (!isBound)
            {
                symbol = Bind(name, expression, context);
                isBound = true;
            }

            if (symbol is null ? entry.Type is null || IsCalledOnUnknown(name, entry.Row, context) && MatchesByName(name, entry.Row, context) : entry.Matches(symbol))
                entry.Show(new ApiUse(context, entry.Row, name, symbol));
        }
    }

    /// <summary>
    /// An extension that is known, called on something that is not: one link of a chain is in a package that is not at hand, and
    /// nothing after it binds.
    /// </summary>
    private bool IsCalledOnUnknown(SimpleNameSyntax name, ApiRow row, SourceContext context) =>
        _matchesUnresolvedNames
        && row.IsExtension
        && name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access
        && access.Name == name
        && context.Model.GetTypeInfo(access.Expression, context.CancellationToken).Type is null or IErrorTypeSymbol;

    /// <summary>The shape of the use, and the receiver where the row asks for one: what can be seen without binding.</summary>
    private static bool CouldMatch(SimpleNameSyntax name, SyntaxNode expression, ApiRow row, SourceContext context)
    {
        if (row.IsConstructor)
            return expression is ObjectCreationExpressionSyntax or PrimaryConstructorBaseTypeSyntax;

        if (row.Kind == 'T')
            return true;

        if (row.Receiver is not null)
            return HasReceiver(name, row, context);

        if (row.IsWritten)
            return IsWritten(expression);

        if (row.IsExtension && name.Parent is not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax))
            return false;

        if (!row.Mentions.IsEmpty && !MentionsAny(row, context))
            return false;

        if (row.NeedsUrl && !context.Facts.HoldsUrl && !IsGivenMember(expression))
            return false;

        // The name in front of a dot is the receiver of another member, never this one: File.ReadAllText is no File().
        return !(row.Kind == 'M' && name.Parent is MemberAccessExpressionSyntax access && access.Expression == name);
    }

    /// <summary>The receiver that the row asks for, under its own name, an alias, or none after <c>using static</c>.</summary>
    private static bool HasReceiver(SimpleNameSyntax name, ApiRow row, SourceContext context)
    {
        if (ReceiverOf(name) is not { Identifier.ValueText: var receiver })
            return row.Receiver == row.SimpleTypeName && name.Parent is InvocationExpressionSyntax;

        return receiver == row.Receiver || (context.IsAliased(receiver, out string? target) && target == row.Receiver);
    }

    /// <summary>The first argument is a member of another type: <c>GetAsync(Addresses.Catalog)</c>.</summary>
    private static bool IsGivenMember(SyntaxNode expression) =>
        ApiUse.ArgumentsOf(expression) is { Arguments: { Count: > 0 } arguments } && arguments[0].Expression is MemberAccessExpressionSyntax;

    /// <summary>The target of an assignment, itself or through an index.</summary>
    private static bool IsWritten(SyntaxNode expression)
    {
        SyntaxNode target = expression.Parent is ElementAccessExpressionSyntax element && element.Expression == expression ? element : expression;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target;
    }

    private static bool MentionsAny(ApiRow row, SourceContext context)
    {
        foreach (string name in row.Mentions)
        {
            if (context.Mentions(name))
                return true;
        }

        return false;
    }

    private static SimpleNameSyntax? ReceiverOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => RightmostName(access.Expression),
        MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax conditional } => RightmostName(conditional.Expression),
        _ => null,
    };

    private static SimpleNameSyntax? RightmostName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        InvocationExpressionSyntax invocation => RightmostName(invocation.Expression),
        ConditionalAccessExpressionSyntax conditional => RightmostName(conditional.WhenNotNull),
        PostfixUnaryExpressionSyntax suppressed => RightmostName(suppressed.Operand),
        ParenthesizedExpressionSyntax parenthesized => RightmostName(parenthesized.Expression),
        _ => null,
    };

    private static ISymbol? Bind(SimpleNameSyntax name, SyntaxNode expression, SourceContext context)
    {
        SyntaxNode toBind = expression is ObjectCreationExpressionSyntax or PrimaryConstructorBaseTypeSyntax ? expression : name;
        SymbolInfo info = context.Model.GetSymbolInfo(toBind, context.CancellationToken);
        if (info.Symbol is not null)
            return info.Symbol;

        // An argument that does not bind leaves candidates: overloads of one method are enough to know the method.
        return info.CandidateSymbols.IsDefaultOrEmpty ? null : info.CandidateSymbols[0];
    }

    private void MatchUnnamed(SyntaxNode construction, SourceContext context)
    {
        if (_entries.Count == 0
            || TypeWrittenFor(construction) is { } written && !_entries.ContainsKey(written) && !context.IsAliased(written, out _)
            || context.Model.GetSymbolInfo(construction, context.CancellationToken).Symbol is not IMethodSymbol constructor)
        {
            return;
        }

        if (!_entries.TryGetValue(constructor.ContainingType.Name, out List<Entry>? entries))
            return;

        foreach (Entry entry in entries)
        {
            if ((entry.Row.IsConstructor || entry.Row.Kind == 'T') && entry.Matches(constructor))
                entry.Show(new ApiUse(context, entry.Row, construction, constructor));
        }
    }

    /// <summary>The name of the type that <c>new(...)</c> or <c>base(...)</c> constructs, where it is written beside; null elsewhere.</summary>
    private static string? TypeWrittenFor(SyntaxNode construction)
    {
        TypeSyntax? type = construction.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            // Another part of the type may name its base.
            ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } bases } owner } when !owner.Modifiers.Any(SyntaxKind.PartialKeyword) => bases[0].Type,
            _ => null,
        };
        return (type is NullableTypeSyntax nullable ? nullable.ElementType : type) switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            _ => null,
        };
    }

    /// <summary>An unresolved name matches where the file can see the namespace of the row's type, and says no other one.</summary>
    private static bool MatchesByName(SimpleNameSyntax name, ApiRow row, SourceContext context)
    {
        if (row.IsConstructor || row.Kind == 'T')
        {
            if (WrittenType(name, context) is { } type)
                return row.TypeName.EndsWith(type, StringComparison.Ordinal) && (row.TypeName.Length == type.Length || row.TypeName[row.TypeName.Length - type.Length - 1] == '.');

            // A namespace that is known without the type leaves the name to a namespace that is not.
            return context.Sees(row.Namespace) && !(KnownTypes.IsNamespace(context.Compilation, row.Namespace) && context.SeesUnknownNamespace(except: row.Namespace));
        }

        if (!context.Sees(row.Namespace))
            return false;

        if (row.Receiver is not null)
            return true;

        // A static call names its type; an extension method is called on a value, which no name can tell.
        string? receiver = ReceiverOf(name)?.Identifier.ValueText;
        return row.IsExtension
            ? name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax }
            : receiver == row.SimpleTypeName;
    }

    /// <summary>The type in the words of the file where it is qualified or an alias; null for a name alone.</summary>
    private static string? WrittenType(SimpleNameSyntax name, SourceContext context)
    {
        string? qualified = name.Parent switch
        {
            QualifiedNameSyntax parent when parent.Right == name => parent.ToString(),
            MemberAccessExpressionSyntax parent when parent.Name == name => parent.ToString(),
            _ => context.AliasedType(name.Identifier.ValueText),
        };
        return qualified?.Substring(qualified.LastIndexOf(':') + 1);
    }

    private void Add(Entry entry)
    {
        foreach (string name in entry.Row.WrittenNames)
        {
            if (!_entries.TryGetValue(name, out List<Entry>? list))
                _entries.Add(name, list = []);
            list.Add(entry);
        }
    }

    /// <summary>The type of one or more rows, found when it is first asked for.</summary>
    private sealed class RowType(Compilation compilation, string name)
    {
        private readonly Lazy<INamedTypeSymbol?> _symbol = new(() => KnownTypes.Find(compilation, name), LazyThreadSafetyMode.PublicationOnly);

        public INamedTypeSymbol? Symbol => _symbol.Value;
    }

    private sealed class Entry(IApiRule rule, ApiRow row, RowType type)
    {
        public ApiRow Row { get; } = row;

        public INamedTypeSymbol? Type => type.Symbol;

        public bool Matches(ISymbol symbol)
        {
            if (Type is null)
                return false;

            if (Row.Kind == 'T')
            {
                INamedTypeSymbol? named = symbol as INamedTypeSymbol ?? symbol.ContainingType;
                return IsOwnType(named);
            }

            ISymbol definition = symbol is IMethodSymbol { ReducedFrom: { } reducedFrom } ? reducedFrom : symbol;
            bool isConstructor = definition is IMethodSymbol { MethodKind: MethodKind.Constructor };
            if (isConstructor != Row.IsConstructor || (!isConstructor && definition.Name != Row.Member))
                return false;

            for (ISymbol? member = definition; member is not null; member = Overridden(member))
            {
                if (IsOwnType(member.ContainingType))
                    return true;
            }

            return false;
        }

        /// <summary>The type of the row, also where several assemblies define one of that name, as the packages of Hangfire do.</summary>
        private bool IsOwnType(INamedTypeSymbol? type) =>
            SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, Type)
            || type is { ContainingType: null }
            && type.MetadataName == Type!.MetadataName
            && type.ContainingNamespace.ToDisplayString() == Row.Namespace;

        /// <summary>A rule judges the uses of its own rows; the row of a user is itself the finding.</summary>
        public void Show(in ApiUse use)
        {
            if (Row.Message is null)
                rule.Analyze(use);
            else
                use.Context.Report(UserDescriptor(), use.Location, isSyntactic: use.IsSyntactic);
        }

        private DiagnosticDescriptor UserDescriptor()
        {
            DiagnosticDescriptor own = ((Rule)rule).Descriptor;
            return RuleDescriptor.Create(own.Id, own.Title.ToString(), Row.Message!, own.DefaultSeverity, own.Description.ToString());
        }

        private static ISymbol? Overridden(ISymbol member) => member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
    }
}
