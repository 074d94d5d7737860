using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>Gives a class a service, such as <c>IConfiguration</c>, through its constructor.</summary>
internal sealed class ConstructorInjection
{
    private readonly TypeDeclarationSyntax _type;
    private readonly string _serviceType;
    private readonly string _parameterName;
    private readonly SyntaxTrivia _endOfLine;
    private readonly string _indentation;
    private readonly string _step;

    private ConstructorInjection(TypeDeclarationSyntax type, string serviceType, string parameterName)
    {
        _type = type;
        _serviceType = serviceType;
        _parameterName = parameterName;
        var layout = CodeLayout.Of(type.SyntaxTree);
        _endOfLine = layout.LineBreak();
        _step = layout.IndentWithin(type);
        _indentation = CodeLayout.IndentationAt(type.SyntaxTree, type.SpanStart) + _step;
    }

    /// <summary>
    /// The type with the service and with the place replaced by an expression that reads it; null where the
    /// class has several constructors or they are not in this declaration.
    /// </summary>
    /// <param name="place">The expression to replace.</param>
    /// <param name="symbol">The class that declares it.</param>
    /// <param name="serviceType">The name of the service's type at that place.</param>
    /// <param name="parameterName">The name of the parameter that is added.</param>
    /// <param name="mayAddParameter">False where only a constructor that is given the service already can keep it.</param>
    /// <param name="read">Makes the new expression from the expression that gives the service.</param>
    public static (TypeDeclarationSyntax Old, TypeDeclarationSyntax New)? Inject(
        ExpressionSyntax place, INamedTypeSymbol symbol, string serviceType, string parameterName, bool mayAddParameter, Func<string, ExpressionSyntax> read)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax type || symbol.MemberNames.Contains(parameterName))
            return null;

        var injection = new ConstructorInjection(type, serviceType, parameterName);
        if (type.ParameterList is { } primary)
            return mayAddParameter && injection.CanAddParameter(primary) ? (type, injection.IntoPrimary(place, primary, read)) : null;

        IMethodSymbol[] constructors = [.. symbol.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared)];
        TypeDeclarationSyntax? changed = constructors.Length switch
        {
            0 when mayAddParameter => injection.IntoNew(place, read),
            1 when type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword)) is { } existing =>
                injection.IntoExisting(place, existing, mayAddParameter, read),
            _ => null,
        };
        return changed is null ? null : (type, changed);
    }

    private bool CanAddParameter(ParameterListSyntax list) =>
        !list.Parameters.Any(parameter => parameter.Identifier.ValueText == _parameterName || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));

    /// <summary>The name of the service that a constructor is given, or null.</summary>
    private string? GivenService(ParameterListSyntax list) =>
        list.Parameters.FirstOrDefault(parameter => _serviceType.EndsWith(SimpleNameOf(parameter.Type), StringComparison.Ordinal))?.Identifier.ValueText;

    /// <summary>The name without namespace; one that nothing ends with where the type has none.</summary>
    private static string SimpleNameOf(TypeSyntax? type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => "?",
    };

    private ClassDeclarationSyntax IntoPrimary(ExpressionSyntax place, ParameterListSyntax primary, Func<string, ExpressionSyntax> read)
    {
        ClassDeclarationSyntax type = (ClassDeclarationSyntax)_type.ReplaceNode(place, read(_parameterName).WithTriviaFrom(place));
        return type.WithParameterList(WithParameter(primary));
    }

    private TypeDeclarationSyntax? IntoExisting(ExpressionSyntax place, ConstructorDeclarationSyntax constructor, bool mayAddParameter, Func<string, ExpressionSyntax> read)
    {
        string? given = GivenService(constructor.ParameterList);
        if (given is null && !(mayAddParameter && CanAddParameter(constructor.ParameterList)))
            return null;

        string parameter = given ?? _parameterName;
        TypeDeclarationSyntax tracked = _type.TrackNodes(_type.Members.Concat<SyntaxNode>([place, constructor, constructor.ParameterList]).Distinct());
        ConstructorDeclarationSyntax Constructor() => tracked.GetCurrentNode(constructor)!;

        bool isInConstructor = place.Ancestors().Contains(constructor);
        MemberDeclarationSyntax? initialized = Placement.InitializedMemberOf(place);
        string field = FieldName();
        string source = isInConstructor || initialized is not null ? parameter : field;

        string? statement = isInConstructor ? null : $"{Qualified(field)} = {parameter};";
        if (initialized is not null && (statement = MovedInitializer(initialized, place, read(source), constructor.ParameterList)) is null)
            return null;

        tracked = initialized is not null
            ? tracked.ReplaceNode(tracked.GetCurrentNode(initialized)!, WithoutInitializer(tracked.GetCurrentNode(initialized)!))
            : tracked.ReplaceNode(tracked.GetCurrentNode(place)!, read(source).WithTriviaFrom(place));
        if (given is null)
            tracked = tracked.ReplaceNode(Constructor().ParameterList, WithParameter(Constructor().ParameterList));
        if (statement is null)
            return tracked;

        if (WithFirstStatement(Constructor(), statement) is not { } extended)
            return null;

        tracked = tracked.ReplaceNode(Constructor(), extended);
        return initialized is null ? WithField(tracked, field) : tracked;
    }

    private TypeDeclarationSyntax? IntoNew(ExpressionSyntax place, Func<string, ExpressionSyntax> read)
    {
        if (_type.OpenBraceToken.IsMissing || _type.OpenBraceToken.RawKind == 0)
            return null;

        MemberDeclarationSyntax? initialized = Placement.InitializedMemberOf(place);
        string field = FieldName();
        TypeDeclarationSyntax type;
        string statement;
        if (initialized is null)
        {
            statement = $"{Qualified(field)} = {_parameterName};";
            type = WithField(_type.ReplaceNode(place, read(field).WithTriviaFrom(place)), field);
        }
        else
        {
            if (MovedInitializer(initialized, place, read(_parameterName), parameters: null) is not { } moved)
                return null;

            statement = moved;
            type = _type.ReplaceNode(initialized, WithoutInitializer(initialized));
        }

        int index = initialized is not null and not FieldDeclarationSyntax
            ? _type.Members.IndexOf(initialized) + 1
            : type.Members.LastIndexOf(member => member is FieldDeclarationSyntax) + 1;
        string eol = _endOfLine.ToString();
        string text = $"{(index > 0 ? eol : "")}{_indentation}public {_type.Identifier.ValueText}({_serviceType} {_parameterName}){eol}{_indentation}{{{eol}"
            + $"{_indentation}{_step}{statement}{eol}{_indentation}}}{eol}";
        return InsertMember(type, index, SyntaxFactory.ParseMemberDeclaration(text)!);
    }

    /// <summary><c>_x = value;</c> for the initializer that holds the place, with the place replaced; null where it cannot move.</summary>
    private static string? MovedInitializer(MemberDeclarationSyntax member, ExpressionSyntax place, ExpressionSyntax replacement, ParameterListSyntax? parameters)
    {
        (string Name, ExpressionSyntax Value)? initializer = member switch
        {
            FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } when variables[0].Initializer is { } value => (variables[0].Identifier.Text, value.Value),
            PropertyDeclarationSyntax { Initializer: { } value } property => (property.Identifier.Text, value.Value),
            _ => null,
        };
        if (initializer is not var (name, whole) || Trivia.HasInnerComment(member))
            return null;

        SyntaxNode moved = whole == place ? replacement : whole.ReplaceNode(place, replacement);
        bool isHidden = parameters?.Parameters.Any(parameter => parameter.Identifier.Text == name) == true;
        return $"{(isHidden ? "this." : "")}{name} = {moved.WithoutTrivia().ToFullString()};";
    }

    private static MemberDeclarationSyntax WithoutInitializer(MemberDeclarationSyntax member)
    {
        if (member is PropertyDeclarationSyntax property)
        {
            SyntaxTriviaList end = property.SemicolonToken.TrailingTrivia;
            return property.WithInitializer(null).WithSemicolonToken(default).WithTrailingTrivia(end);
        }

        var field = (FieldDeclarationSyntax)member;
        VariableDeclaratorSyntax variable = field.Declaration.Variables[0];
        VariableDeclaratorSyntax bare = variable.WithInitializer(null).WithIdentifier(variable.Identifier.WithTrailingTrivia());
        return field.ReplaceNode(variable, bare);
    }

    private TypeDeclarationSyntax WithField(TypeDeclarationSyntax type, string name)
    {
        int index = type.Members.LastIndexOf(member => member is FieldDeclarationSyntax) + 1;
        return InsertMember(type, index, SyntaxFactory.ParseMemberDeclaration($"{_indentation}private readonly {_serviceType} {name};{_endOfLine}")!);
    }

    /// <summary>Inserts a member that brings its own lines, with a blank line behind it where the first of another kind follows.</summary>
    private TypeDeclarationSyntax InsertMember(TypeDeclarationSyntax type, int index, MemberDeclarationSyntax member)
    {
        if (index == 0 && !type.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
            type = type.WithOpenBraceToken(type.OpenBraceToken.WithTrailingTrivia(_endOfLine));

        if (index < type.Members.Count && type.Members[index] is var next && !next.GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia))
            type = type.WithMembers(type.Members.Replace(next, next.WithLeadingTrivia(next.GetLeadingTrivia().Insert(0, _endOfLine))));

        return type.WithMembers(type.Members.Insert(index, member));
    }

    private ParameterListSyntax WithParameter(ParameterListSyntax list)
    {
        ParameterSyntax parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(_parameterName))
            .WithType(SyntaxFactory.ParseTypeName(_serviceType).WithTrailingTrivia(SyntaxFactory.Space));
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        if (parameters.Count == 0)
            return list.WithParameters(SyntaxFactory.SingletonSeparatedList(parameter));

        // A parameter with a default stays behind those without.
        int index = parameters.Count;
        while (index > 0 && parameters[index - 1].Default is not null)
            index--;

        bool onePerLine = parameters.Count > 1 && parameters.GetSeparator(0).TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        if (onePerLine)
            parameter = parameter.WithLeadingTrivia(parameters[1].GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(onePerLine ? _endOfLine : SyntaxFactory.Space);

        SyntaxNodeOrTokenList items = parameters.GetWithSeparators();
        items = index == parameters.Count ? items.AddRange([comma, parameter]) : items.InsertRange(index * 2, [parameter, comma]);
        return list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(items));
    }

    private ConstructorDeclarationSyntax? WithFirstStatement(ConstructorDeclarationSyntax constructor, string text)
    {
        string inner = _indentation + _step;
        if (constructor.ExpressionBody is { } arrow)
            return WithBlock(constructor, arrow, text);
        if (constructor.Body is not { } body)
            return null;

        bool isOneLine = !body.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        if (isOneLine)
        {
            StatementSyntax added = SyntaxFactory.ParseStatement(text).WithTrailingTrivia(SyntaxFactory.Space);
            return constructor.WithBody(body.WithStatements(body.Statements.Insert(0, added)));
        }

        StatementSyntax statement = SyntaxFactory.ParseStatement(text).WithLeadingTrivia(SyntaxFactory.Whitespace(inner)).WithTrailingTrivia(_endOfLine);
        return constructor.WithBody(body.WithStatements(body.Statements.Insert(0, statement)));
    }

    private ConstructorDeclarationSyntax WithBlock(ConstructorDeclarationSyntax constructor, ArrowExpressionClauseSyntax arrow, string text)
    {
        string eol = _endOfLine.ToString(), inner = _indentation + _step;
        string block = $"{{{eol}{inner}{text}{eol}{inner}{arrow.Expression.WithoutTrivia().ToFullString()};{eol}{_indentation}}}";
        var body = (BlockSyntax)SyntaxFactory.ParseStatement(block);
        SyntaxToken last = constructor.Initializer?.GetLastToken() ?? constructor.ParameterList.CloseParenToken;
        SyntaxTriviaList end = constructor.SemicolonToken.TrailingTrivia;
        return constructor
            .ReplaceToken(last, last.WithTrailingTrivia(_endOfLine))
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(body.WithLeadingTrivia(SyntaxFactory.Whitespace(_indentation)).WithTrailingTrivia(end));
    }

    /// <summary><c>_configuration</c>, or without the underscore where the fields of the class have none.</summary>
    private string FieldName()
    {
        VariableDeclaratorSyntax[] fields = [.. _type.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(field => field.Declaration.Variables)];
        bool isPlain = fields.Length > 0 && fields.All(field => char.IsLower(field.Identifier.ValueText[0]));
        return isPlain ? _parameterName : "_" + _parameterName;
    }

    private string Qualified(string field) => field == _parameterName ? "this." + field : field;
}
