using System.Text;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>
/// A path that code puts together: what is written of it, and where it begins. It is followed through locals, fields,
/// properties, methods of the same file, <c>Path.Combine</c> and <c>MapPath</c>.
/// </summary>
internal sealed class FilePath
{
    private const int LongestChain = 12;

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

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly StringBuilder _text = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private bool _isNamedLog;

    private FilePath(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is written of the path, with <see cref="LiteralUse.Hole"/> for the rest.</summary>
    public string Text => _text.ToString();

    public PathRoots Roots { get; private set; }

    /// <summary>The path is a log by its name, or by the name of a variable that holds it.</summary>
    public bool IsLog => (_isNamedLog || LogName.IsPath(Text)) && !LogName.IsConfiguration(Text);

    /// <summary>Below the application's own folder, or in a folder whose name only such a folder has.</summary>
    public bool IsInApplication => (Roots & PathRoots.Application) != 0 || HasSegment("App_Data") || HasSegment("wwwroot");

    public bool IsTemporary => (Roots & PathRoots.Temporary) != 0 || Text.StartsWith("/tmp/", StringComparison.Ordinal);

    /// <summary>Follows the expression as far as its file goes.</summary>
    public static FilePath Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var path = new FilePath(model, cancellationToken);
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
                _text.Append(text);
                break;

            case LiteralExpressionSyntax:
                break;

            case InterpolatedStringExpressionSyntax interpolated:
                foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax text)
                        _text.Append(text.TextToken.ValueText);
                    else if (content is InterpolationSyntax interpolation)
                        Add(interpolation.Expression, depth + 1);
                }

                break;

            case BinaryExpressionSyntax concatenation when concatenation.IsKind(SyntaxKind.AddExpression):
                AddConcatenation(concatenation, depth);
                break;

            // A choice: what is written of both tells what the path may be.
            case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression):
                Add(choice.Left, depth + 1);
                Add(choice.Right, depth + 1);
                break;

            case ConditionalExpressionSyntax choice:
                Add(choice.WhenTrue, depth + 1);
                _text.Append('/');
                Add(choice.WhenFalse, depth + 1);
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

    private void AddHole() => _text.Append(LiteralUse.Hole);

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
        else if (name is "MapPath" or "MapWebRootPath")
        {
            Roots |= PathRoots.Application;
            if (arguments.Count > 0)
                Add(arguments[0].Expression, depth + 1);
        }
        else if (name is "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory")
        {
            Roots |= PathRoots.Temporary;
            AddHole();
        }
        else if (name == "GetFolderPath")
        {
            Roots |= PathRoots.UserProfile;
            AddHole();
        }
        else if (ConfigurationCalls.Contains(name))
        {
            Roots |= PathRoots.Configuration;
            AddHole();
        }
        else if (ApplicationFolderCalls.Contains(name))
        {
            Roots |= PathRoots.Application;
            AddHole();
        }
        else if (KeepingCalls.Contains(name))
        {
            AddKept(call, depth);
        }
        else if (_model.GetSymbolInfo(call, _cancellationToken).Symbol is { } method && Returned(method) is { } returned)
        {
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
            AddHole();
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
            AddHole();
            return;
        }

        _isNamedLog |= LogName.HasLogWord(name);
        ISymbol? symbol = _model.GetSymbolInfo(expression, _cancellationToken).Symbol;
        if (symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: string constant })
        {
            _text.Append(constant);
        }
        else if (symbol is not null && _followed.Add(symbol) && ValueOf(symbol) is { } value)
        {
            Add(value, depth + 1);
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
            AddHole();
        }
    }

    /// <summary>What a local, field or property of this file holds: what it begins with, else what is assigned to it once.</summary>
    private ExpressionSyntax? ValueOf(ISymbol symbol)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol)
            || symbol.DeclaringSyntaxReferences.Length != 1
            || symbol.DeclaringSyntaxReferences[0].SyntaxTree != _model.SyntaxTree)
        {
            return null;
        }

        switch (symbol.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken))
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } when !IsEmpty(value):
                return value;
            case VariableDeclaratorSyntax variable:
                return Assigned(variable.Identifier.ValueText, symbol is ILocalSymbol ? variable.FirstAncestorOrSelf<BlockSyntax>() : variable.FirstAncestorOrSelf<TypeDeclarationSyntax>());
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }:
                return value;
            case PropertyDeclarationSyntax { Initializer.Value: { } value } when !IsEmpty(value):
                return value;
            case PropertyDeclarationSyntax property:
                return ReturnedBy(property.AccessorList) ?? Assigned(property.Identifier.ValueText, property.FirstAncestorOrSelf<TypeDeclarationSyntax>());
            case ForEachStatementSyntax loop:
                return loop.Expression;
            default:
                return null;
        }
    }

    private ExpressionSyntax? Returned(ISymbol method)
    {
        if (method is not IMethodSymbol
            || method.DeclaringSyntaxReferences.Length != 1
            || method.DeclaringSyntaxReferences[0].SyntaxTree != _model.SyntaxTree
            || !_followed.Add(method))
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

    /// <summary>The value of the one assignment to a name; null where there are none or several.</summary>
    private static ExpressionSyntax? Assigned(string name, SyntaxNode? scope)
    {
        ExpressionSyntax? value = null;
        if (scope is null)
            return null;

        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && IsNamed(assignment.Left, name))
            {
                if (value is not null)
                    return null;
                value = assignment.Right;
            }
        }

        return value;
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
