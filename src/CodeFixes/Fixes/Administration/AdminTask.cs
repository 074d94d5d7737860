using System.Text;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Async;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>The method that runs a task through a shell, as an endpoint would run it.</summary>
internal sealed class AdminTask
{
    private const string Async = "Async";
    private const string Token = "cancellationToken";

    /// <summary>Methods whose name says when they run, not what they do.</summary>
    private static readonly string[] FrameworkNames = ["Execute", "Start", "Stop", "Run", "Invoke", "Handle", "DoWork"];

    private readonly IMethodSymbol _method;
    private readonly INamedTypeSymbol? _service;
    private readonly bool _isCallable;

    private AdminTask(IMethodSymbol method, INamedTypeSymbol? service, bool isCallable, string name, string route)
    {
        _method = method;
        _service = service;
        _isCallable = isCallable;
        Name = name;
        Route = route;
    }

    /// <summary>What a person calls the task: <c>Maintenance.ClearTemp</c>.</summary>
    public string Name { get; }

    /// <summary>The path of its endpoint: <c>/admin/clear-temp</c>.</summary>
    public string Route { get; }

    /// <summary>The task that holds the node; null for code of the program's start.</summary>
    public static AdminTask? Of(SyntaxNode node, SemanticModel model, EndpointSite site)
    {
        ISymbol? symbol = model.GetEnclosingSymbol(node.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            symbol = symbol.ContainingSymbol;
        if (symbol is not IMethodSymbol { IsImplicitlyDeclared: false } method || IsStart(method, model.Compilation))
            return null;

        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        INamedTypeSymbol type = method.ContainingType;
        string own = method.Name.EndsWith(Async, StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - Async.Length) : method.Name;
        bool isNamedByType = method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction) || method.IsOverride || FrameworkNames.Contains(own);
        if (isNamedByType && isLocal)
            return null;

        INamedTypeSymbol? service = method.IsStatic || isLocal ? null : ServiceOf(type, model.Compilation);
        bool isCallable = IsReachable(method, service, site, node, model.Compilation) && method.Parameters.All(parameter => IsToken(parameter) || parameter.IsOptional);
        return new AdminTask(method, service, isCallable, isLocal ? method.Name : $"{type.Name}.{method.Name}", "/admin/" + KebabCase(isNamedByType ? type.Name : own));
    }

    /// <summary>The statement that runs the task, without its semicolon; null where the endpoint cannot reach it.</summary>
    public string? CallIn(SyntaxEditor editor, SemanticModel model, int position)
    {
        if (!_isCallable)
            return null;

        string receiver = _service is not null
            ? Variable(_service) + "."
            : _method.MethodKind == MethodKind.LocalFunction ? "" : UsingDirectives.NameOf(editor, model, position, _method.ContainingType) + ".";
        string argument = _method.Parameters.FirstOrDefault(IsToken) is { } token
            ? token.Ordinal == 0 ? Token : $"{token.Name}: {Token}"
            : "";
        return $"{(IsAwaited ? "await " : "")}{receiver}{_method.Name}({argument})";
    }

    /// <summary>The parameter list of the endpoint's lambda, with <c>async</c> in front where the task is awaited.</summary>
    public string ParametersIn(SyntaxEditor editor, SemanticModel model, int position)
    {
        var parameters = new List<string>();
        if (_isCallable && _service is not null)
            parameters.Add($"{UsingDirectives.NameOf(editor, model, position, _service)} {Variable(_service)}");
        if (!_isCallable || _method.Parameters.Any(IsToken))
            parameters.Add($"{UsingDirectives.NameOf(editor, model, position, KnownTypes.Find(model.Compilation, CancellationInScope.TokenType)!)} {Token}");
        return $"{(_isCallable && IsAwaited ? "async " : "")}({string.Join(", ", parameters)})";
    }

    private bool IsAwaited => Awaiting.IsAwaitable(_method.ReturnType);

    private static bool IsStart(IMethodSymbol method, Compilation compilation) =>
        method.Name is "<Main>$" or "Configure" or "ConfigureServices"
        || SymbolEqualityComparer.Default.Equals(compilation.GetEntryPoint(CancellationToken.None), method);

    private static bool IsToken(IParameterSymbol parameter) => CancellationInScope.IsToken(parameter.Type);

    private static bool IsReachable(IMethodSymbol method, INamedTypeSymbol? service, EndpointSite site, SyntaxNode node, Compilation compilation)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return site.Tree == node.SyntaxTree && method.ContainingSymbol is IMethodSymbol { Name: "<Main>$" };

        return method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ContainingType.IsGenericType: false }
            && (method.IsStatic || (service is not null && DeclaredBy(service, method)))
            && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);
    }

    /// <summary>The type by which the program registers the class, itself or an interface of it, and that has the method.</summary>
    private static INamedTypeSymbol? ServiceOf(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (InvocationExpressionSyntax call in Invocations.Named(tree.GetRoot(), "AddSingleton", "AddScoped", "AddTransient"))
            {
                if (compilation.GetSemanticModel(tree).GetSymbolInfo(call).Symbol is IMethodSymbol { TypeArguments: { Length: > 0 } types }
                    && SymbolEqualityComparer.Default.Equals(types[types.Length - 1], type))
                {
                    return types[0] as INamedTypeSymbol;
                }
            }
        }

        return null;
    }

    private static bool DeclaredBy(INamedTypeSymbol service, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(service, method.ContainingType)
        || Inheritance.IsImplementation(method, service);

    private static string Variable(INamedTypeSymbol type)
    {
        string name = type.TypeKind == TypeKind.Interface && type.Name.Length > 1 && type.Name[0] == 'I' ? type.Name.Substring(1) : type.Name;
        string variable = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(variable) == SyntaxKind.None ? variable : "@" + variable;
    }

    private static string KebabCase(string name)
    {
        var result = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                result.Append('-');
            if (char.IsLetterOrDigit(name[i]))
                result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }
}
