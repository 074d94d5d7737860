using System.Text;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>
/// A path that code puts together: what is written of it, and where it begins. It is followed through locals, fields,
/// properties and methods of the project, the calls in the same file, <c>Path.Combine</c> and <c>MapPath</c>.
/// </summary>
internal sealed class FilePath
{
    private const int LongestChain = 12;

    /// <summary>As many names as are followed for one path, in all its branches.</summary>
    private const int MostNames = 64;

    /// <summary>As many callers in other files as tell what is handed in.</summary>
    private const int MostCallers = 8;

    /// <summary>As many calls in other files as are bound: a name that stands in more of them is an everyday one.</summary>
    private const int MostCalls = 64;

    private static readonly HashSet<string> ApplicationFolders = new(StringComparer.Ordinal)
    {
        "WebRootPath", "ContentRootPath", "BaseDirectory", "CurrentDirectory", "StartupPath", "AppDomainAppPath", "PhysicalApplicationPath",
        "ApplicationPhysicalPath", "ProcessPath", "ApplicationBasePath",
    };

    private static readonly HashSet<string> ApplicationFolderCalls = new(StringComparer.Ordinal)
    {
        "GetCurrentDirectory", "GetExecutingAssembly", "GetEntryAssembly",
    };

    private static readonly HashSet<string> PathCalls = new(StringComparer.Ordinal) { "Combine", "Join", "Concat" };

    /// <summary>Calls on, or with, a path that give a path of the same place.</summary>
    private static readonly HashSet<string> KeepingCalls = new(StringComparer.Ordinal)
    {
        "GetFullPath", "GetDirectoryName", "ChangeExtension", "Replace", "TrimEnd", "TrimStart", "Trim", "ToString", "EnsureTrailingSlash", "GetFiles", "GetDirectories",
        "EnumerateFiles", "EnumerateDirectories", "GetFileSystemInfos", "EnumerateFileSystemInfos", "GetFileSystemEntries", "CreateDirectory", "CreateSubdirectory", "First",
        "FirstOrDefault", "Single", "SingleOrDefault", "Where", "OrderBy", "OrderByDescending", "ToList", "ToArray", "Skip", "Take", "Last", "LastOrDefault",
    };

    private static readonly HashSet<string> ConfigurationCalls = new(StringComparer.Ordinal)
    {
        "GetEnvironmentVariable", "GetValue", "GetSection", "GetConnectionString", "GetRequiredSection",
    };

    private readonly ApplicationModel _application;
    private readonly CancellationToken _cancellationToken;
    private readonly StringBuilder _text = new();
    private readonly HashSet<ISymbol> _followed;
    private readonly Dictionary<IParameterSymbol, ExpressionSyntax> _passed;
    private readonly int[] _namesLeft;
    private bool _isKept;
    private bool _isFromElsewhere;
    private bool _isNamedLog;
    private bool _isNamedTemporary;
    private bool _isNamedSocket;
    private bool _hasStart;

    private FilePath(ApplicationModel application, CancellationToken cancellationToken)
    {
        _application = application;
        _followed = new(SymbolEqualityComparer.Default);
        _passed = new(SymbolEqualityComparer.Default);
        _namesLeft = [MostNames];
        _cancellationToken = cancellationToken;
    }

    /// <summary>One of several values that the path may go on with.</summary>
    private FilePath(FilePath path)
    {
        _application = path._application;
        _followed = new(path._followed, SymbolEqualityComparer.Default);
        _passed = new(path._passed, SymbolEqualityComparer.Default);
        _namesLeft = path._namesLeft;
        _isKept = path._isKept;
        _isFromElsewhere = path._isFromElsewhere;
        _cancellationToken = path._cancellationToken;
    }

    /// <summary>What is written of the path, with <see cref="LiteralUse.Hole"/> for the rest.</summary>
    public string Text => _text.ToString();

    public PathRoots Roots { get; private set; }

    /// <summary>What the path begins with.</summary>
    public PathStart Start { get; private set; }

    /// <summary>The path is a log by its name, or by the name of a variable that holds it.</summary>
    public bool IsLog => (_isNamedLog || LogName.IsPath(Text)) && !LogName.IsConfiguration(Text);

    /// <summary>Below the application's own folder, or in a folder whose name only such a folder has.</summary>
    public bool IsInApplication => (Roots & PathRoots.Application) != 0 || HasSegment("App_Data") || HasSegment("wwwroot") || Text.StartsWith("~/", StringComparison.Ordinal);

    public bool IsTemporary => (Roots & PathRoots.Temporary) != 0 || Text.StartsWith("/tmp/", StringComparison.Ordinal);

    /// <summary>A variable that holds the path, or its folder, says that it is temporary: <c>TempDirectory</c>.</summary>
    public bool IsNamedTemporary => _isNamedTemporary || IsTemporary;

    /// <summary>The file of a Unix socket, by the name of a variable that holds its path, or by its own.</summary>
    public bool IsSocket => _isNamedSocket || Text.EndsWith(".sock", StringComparison.OrdinalIgnoreCase);

    /// <summary>A name for what is temporary: <c>_tempFile</c>, not <c>template</c>.</summary>
    private static bool IsTemporaryName(string name)
    {
        name = name.TrimStart('_');
        return name.StartsWith("temp", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("template", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Follows the expression as far as the project goes.</summary>
    public static FilePath Of(ExpressionSyntax expression, ApplicationModel application, CancellationToken cancellationToken)
    {
        var path = new FilePath(application, cancellationToken);
        path.Add(expression, 0);
        return path;
    }

    private bool HasSegment(string name)
    {
        string text = Text;
        int start = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return start >= 0
            && (start == 0 || !char.IsLetterOrDigit(text[start - 1]))
            && (start + name.Length == text.Length || !char.IsLetterOrDigit(text[start + name.Length]));
    }

    private void Add(ExpressionSyntax expression, int depth)
    {
        if (depth > LongestChain)
        {
            AddHole();
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.Token.Value is string text:
                AddText(text);
                break;

            case LiteralExpressionSyntax:
                break;

            case InterpolatedStringExpressionSyntax interpolated:
                foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax text)
                        AddText(text.TextToken.ValueText);
                    else if (content is InterpolationSyntax interpolation)
                        Add(interpolation.Expression, depth + 1);
                }

                break;

            case BinaryExpressionSyntax concatenation when concatenation.IsKind(SyntaxKind.AddExpression):
                AddConcatenation(concatenation, depth);
                break;

            case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression):
                AddOneOf([choice.Left, choice.Right], isChosenHere: true, depth);
                break;

            case ConditionalExpressionSyntax choice:
                AddOneOf([choice.WhenTrue, choice.WhenFalse], isChosenHere: true, depth);
                break;

            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression, depth + 1);
                break;

            case PostfixUnaryExpressionSyntax suppressed:
                Add(suppressed.Operand, depth + 1);
                break;

            case AwaitExpressionSyntax awaited:
                Add(awaited.Expression, depth + 1);
                break;

            case CastExpressionSyntax cast:
                Add(cast.Expression, depth + 1);
                break;

            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }:
                Add(arguments[0].Expression, depth + 1);
                break;

            case InvocationExpressionSyntax call:
                AddCall(call, depth);
                break;

            case ElementAccessExpressionSyntax element:
                AddElement(element, depth);
                break;

            case ConditionalAccessExpressionSyntax conditional:
                Add(conditional.Expression, depth + 1);
                break;

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                AddName(expression, depth);
                break;

            default:
                AddHole();
                break;
        }
    }

    private void AddHole() => AddHole(PathStart.Unknown);

    private void AddHole(PathStart start)
    {
        StartWith(start);
        _text.Append(LiteralUse.Hole);
    }

    private void AddText(string text)
    {
        if (text.Length > 0)
            StartWith(PathStart.Written);
        _text.Append(text);
    }

    private void StartWith(PathStart start)
    {
        if (!_hasStart)
            Start = start;
        _hasStart = true;
    }

    /// <summary>
    /// Several expressions, of which one is the path. Where the code around chooses, a value that is given from outside may
    /// take the place of the others; where several callers hand in paths, one of the container's disk is enough, and all of them
    /// say what a file is.
    /// </summary>
    private void AddOneOf(IReadOnlyList<ExpressionSyntax> values, bool isChosenHere, int depth)
    {
        FilePath? best = null;
        string others = "";
        bool areLogs = true, areTemporary = true, areSockets = true;
        foreach (ExpressionSyntax value in values)
        {
            if (IsEmpty(value) || value is ThrowExpressionSyntax)
                continue;

            var path = new FilePath(this);
            path.Add(value, depth + 1);
            Roots |= isChosenHere ? path.Roots : path.Roots & ~PathRoots.Temporary;
            _isNamedLog |= isChosenHere && path._isNamedLog;
            _isNamedTemporary |= isChosenHere && path._isNamedTemporary;
            _isNamedSocket |= isChosenHere && path._isNamedSocket;
            areLogs &= path.IsLog;
            areTemporary &= path.IsNamedTemporary;
            areSockets &= path.IsSocket;
            bool isBetter = best is null || Rank(path.Start, isChosenHere) > Rank(best.Start, isChosenHere);
            others += isChosenHere ? '/' + (isBetter ? best?.Text : path.Text) : "";
            best = isBetter ? path : best;
        }

        if (best is null)
        {
            AddHole();
            return;
        }

        _isNamedLog |= areLogs;
        _isNamedTemporary |= areTemporary;
        _isNamedSocket |= areSockets;
        StartWith(best.Start);
        _text.Append(best.Text).Append(others);
    }

    private static int Rank(PathStart start, bool isChosenHere) => start switch
    {
        PathStart.HandedIn => 0,
        PathStart.Unknown => 1,
        PathStart.Given => isChosenHere ? 3 : 2,
        _ => isChosenHere ? 2 : 3,
    };

    private void AddConcatenation(BinaryExpressionSyntax concatenation, int depth)
    {
        // The left spine may be long: it is walked, not recursed into.
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = concatenation;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            operands.Push(binary.Right);
            left = binary.Left;
        }

        Add(left, depth + 1);
        while (operands.Count > 0)
            Add(operands.Pop(), depth + 1);
    }

    private void AddCall(InvocationExpressionSyntax call, int depth)
    {
        string name = CallLocation.NameOf(call);
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (PathCalls.Contains(name) && arguments.Count > 0)
        {
            for (int i = 0; i < arguments.Count; i++)
            {
                if (i > 0 && name != "Concat")
                    _text.Append('/');
                Add(arguments[i].Expression, depth + 1);
            }
        }
        else if (name == "Format" && arguments.Count > 1 && arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: var format })
        {
            if (format.StartsWith("{0}", StringComparison.Ordinal))
            {
                Add(arguments[1].Expression, depth + 1);
                format = format.Substring(3);
            }

            AddText(format.Replace('{', LiteralUse.Hole));
        }
        else if (name is "MapPath" or "MapWebRootPath")
        {
            Roots |= PathRoots.Application;
            StartWith(PathStart.Application);
            if (arguments.Count > 0)
                Add(arguments[0].Expression, depth + 1);
        }
        else if (name is "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory")
        {
            Roots |= PathRoots.Temporary;
            AddHole(PathStart.Temporary);
        }
        else if (name == "GetFolderPath")
        {
            Roots |= PathRoots.UserProfile;
            AddHole(PathStart.UserProfile);
        }
        else if (ConfigurationCalls.Contains(name))
        {
            Roots |= PathRoots.Configuration;
            AddHole(PathStart.Given);
        }
        else if (ApplicationFolderCalls.Contains(name))
        {
            Roots |= PathRoots.Application;
            AddHole(PathStart.Application);
        }
        else if (KeepingCalls.Contains(name))
        {
            AddKept(call, depth);
        }
        else if (_application.ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol method && Returned(method) is { } returned)
        {
            foreach (IParameterSymbol parameter in (method.ReducedFrom ?? method).OriginalDefinition.Parameters)
            {
                if (ArgumentFor(parameter, method, call, call.ArgumentList) is { } argument)
                    _passed[parameter] = argument;
            }

            Add(returned, depth + 1);
        }
        else
        {
            AddHole();
        }
    }

    /// <summary><c>Path.GetFullPath(path)</c>, <c>path.TrimEnd('/')</c>: the first argument of a static call, else the receiver.</summary>
    private void AddKept(InvocationExpressionSyntax call, int depth)
    {
        bool isStatic = call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Path" or "Directory" or "File" } };
        if (isStatic && call.ArgumentList.Arguments.Count > 0)
            Add(call.ArgumentList.Arguments[0].Expression, depth + 1);
        else if (call.Expression is MemberAccessExpressionSyntax access)
            Add(access.Expression, depth + 1);
        else
            AddHole();
    }

    private void AddElement(ElementAccessExpressionSyntax element, int depth)
    {
        string receiver = element.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };
        if (receiver == "AppSettings" || receiver.EndsWith("onfiguration", StringComparison.Ordinal) || receiver.EndsWith("onfig", StringComparison.Ordinal))
        {
            Roots |= PathRoots.Configuration;
            AddHole(PathStart.Given);
        }
        else
        {
            Add(element.Expression, depth + 1);
        }
    }

    private void AddName(ExpressionSyntax expression, int depth)
    {
        string name = expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)expression).Identifier.ValueText;
        if (ApplicationFolders.Contains(name))
        {
            Roots |= PathRoots.Application;
            AddHole(PathStart.Application);
            return;
        }

        _isNamedLog |= LogName.HasLogWord(name);
        _isNamedTemporary |= IsTemporaryName(name);
        _isNamedSocket |= name.IndexOf("socket", StringComparison.OrdinalIgnoreCase) >= 0;
        ISymbol? symbol = _application.ModelOf(expression).GetSymbolInfo(expression, _cancellationToken).Symbol;
        if (symbol is IParameterSymbol given && _passed.TryGetValue(given, out ExpressionSyntax? argument))
        {
            // The argument may be another parameter of the same name, or of the same method again.
            _passed.Remove(given);
            Add(argument, depth + 1);
            _passed[given] = argument;
        }
        else if (symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: string constant })
        {
            AddText(constant);
        }
        else if (IsSetting(symbol))
        {
            Roots |= PathRoots.Configuration;
            AddHole(PathStart.Given);
        }
        else if (symbol is not null && _followed.Add(symbol) && _namesLeft[0]-- > 0 && ValuesOf(symbol) is { Count: > 0 } values)
        {
            bool isKept = _isKept;
            _isKept |= symbol is IFieldSymbol or IPropertySymbol;
            if (values.Count == 1)
                Add(values[0], depth + 1);
            else
                AddOneOf(values, isChosenHere: symbol is not IParameterSymbol, depth);
            _isKept = isKept;
        }
        else if (expression is MemberAccessExpressionSyntax { Expression: var receiver } && symbol is IPropertySymbol { ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } })
        {
            Add(receiver, depth + 1);
        }
        else if (expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Location" or "CodeBase", Expression: InvocationExpressionSyntax or MemberAccessExpressionSyntax } assembly)
        {
            Add(assembly.Expression, depth + 1);
        }
        else
        {
            // What a field keeps, the class has made its own.
            AddHole(!_isKept && symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } } ? PathStart.HandedIn : PathStart.Unknown);
        }
    }

    /// <summary>A property that others set, as the binder of configuration does: its initializer is a default.</summary>
    private static bool IsSetting(ISymbol? symbol) =>
        symbol is IPropertySymbol { IsStatic: false, SetMethod.DeclaredAccessibility: not Accessibility.Private, ContainingType: { Name: var type } }
        && (type.EndsWith("Options", StringComparison.Ordinal) || type.EndsWith("Settings", StringComparison.Ordinal) || type.EndsWith("Config", StringComparison.Ordinal) || type.EndsWith("Configuration", StringComparison.Ordinal));

    /// <summary>What a local, field or property holds, and what callers in the same file pass for a parameter.</summary>
    private List<ExpressionSyntax>? ValuesOf(ISymbol symbol)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;

        var values = new List<ExpressionSyntax>();
        switch (symbol.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken))
        {
            case VariableDeclaratorSyntax variable:
                AddUnlessEmpty(values, variable.Initializer?.Value);
                AddAssigned(values, variable.Identifier.ValueText, symbol is ILocalSymbol ? variable.FirstAncestorOrSelf<BlockSyntax>() : variable.FirstAncestorOrSelf<TypeDeclarationSyntax>());
                break;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }:
                values.Add(value);
                break;
            case PropertyDeclarationSyntax property when ReturnedBy(property.AccessorList) is { } value:
                values.Add(value);
                break;
            case PropertyDeclarationSyntax property:
                AddUnlessEmpty(values, property.Initializer?.Value);
                AddAssigned(values, property.Identifier.ValueText, property.FirstAncestorOrSelf<TypeDeclarationSyntax>());
                break;
            case ForEachStatementSyntax loop:
                values.Add(loop.Expression);
                break;
            case ParameterSyntax syntax when symbol is IParameterSymbol parameter:
                AddPassed(values, parameter);
                AddAssigned(values, parameter.Name, syntax.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>());
                break;
        }

        return values;
    }

    /// <summary>The arguments for a parameter in the calls of its file; where there are none, in those of the project.</summary>
    private void AddPassed(List<ExpressionSyntax> values, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor, DeclaringSyntaxReferences: { Length: 1 } declarations } method)
            return;

        int calls = 0;
        AddPassed(values, parameter, method, declarations[0].SyntaxTree, ref calls);
        if (values.Count > 0 || _isFromElsewhere || method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private })
            return;

        // One step into other files: what their callers are given, nobody asks.
        _isFromElsewhere = true;
        calls = 0;
        foreach (SyntaxTree tree in _application.Compilation.SyntaxTrees)
        {
            if (tree != declarations[0].SyntaxTree && values.Count < MostCallers && calls < MostCalls)
                AddPassed(values, parameter, method, tree, ref calls);
        }
    }

    private void AddPassed(List<ExpressionSyntax> values, IParameterSymbol parameter, IMethodSymbol method, SyntaxTree tree, ref int count)
    {
        var calls = new List<ExpressionSyntax>();
        WrittenCalls.AddTo(calls, method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name, tree, _cancellationToken);
        count += calls.Count;
        foreach (ExpressionSyntax call in calls)
        {
            if (ApiUse.ArgumentsOf(call) is { } list
                && _application.ModelOf(call).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol called
                && IsCallOf((called.ReducedFrom ?? called).OriginalDefinition, method)
                && ArgumentFor(parameter, called, call, list) is { } argument)
            {
                AddUnlessEmpty(values, argument);
            }
        }
    }

    private static bool IsCallOf(IMethodSymbol called, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(called, method)
        || called.ContainingType.TypeKind == TypeKind.Interface
        && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(called), method);

    /// <summary>What a call passes for a parameter; of an extension method that is called as one, the receiver is the first.</summary>
    private static ExpressionSyntax? ArgumentFor(IParameterSymbol parameter, IMethodSymbol called, ExpressionSyntax call, ArgumentListSyntax list)
    {
        int position = parameter.Ordinal - (called.ReducedFrom is null ? 0 : 1);
        if (position < 0)
            return call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } ? receiver : null;

        foreach (ArgumentSyntax argument in list.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
                return argument.Expression;
        }

        return position < list.Arguments.Count && list.Arguments[position] is { NameColon: null, Expression: var value } ? value : null;
    }

    private static void AddUnlessEmpty(List<ExpressionSyntax> values, ExpressionSyntax? value)
    {
        if (value is not null && !IsEmpty(value))
            values.Add(value);
    }

    private ExpressionSyntax? Returned(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || !_followed.Add(method.OriginalDefinition))
        {
            return null;
        }

        return method.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) switch
        {
            MethodDeclarationSyntax declaration => declaration.ExpressionBody?.Expression ?? LastReturned(declaration.Body),
            LocalFunctionStatementSyntax declaration => declaration.ExpressionBody?.Expression ?? LastReturned(declaration.Body),
            _ => null,
        };
    }

    private static ExpressionSyntax? ReturnedBy(AccessorListSyntax? accessors)
    {
        if (accessors is null)
            return null;

        foreach (AccessorDeclarationSyntax accessor in accessors.Accessors)
        {
            if (accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
                return accessor.ExpressionBody?.Expression ?? LastReturned(accessor.Body);
        }

        return null;
    }

    private static ExpressionSyntax? LastReturned(BlockSyntax? body) =>
        body?.Statements is { Count: > 0 } statements && statements.Last() is ReturnStatementSyntax { Expression: { } value } ? value : null;

    /// <summary>What is assigned to a name.</summary>
    private static void AddAssigned(List<ExpressionSyntax> values, string name, SyntaxNode? scope)
    {
        if (scope is null)
            return;

        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax assignment
                && (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                && IsNamed(assignment.Left, name))
            {
                AddUnlessEmpty(values, assignment.Right);
            }
        }
    }

    private static bool IsNamed(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText == name,
        _ => false,
    };

    private static bool IsEmpty(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.NullLiteralExpression)
        || value is LiteralExpressionSyntax { Token.ValueText: "" }
        || value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }
        || value.IsKind(SyntaxKind.SuppressNullableWarningExpression) && IsEmpty(((PostfixUnaryExpressionSyntax)value).Operand)
        || value.IsKind(SyntaxKind.DefaultLiteralExpression);
}
