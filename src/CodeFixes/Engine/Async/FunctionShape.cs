using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Async;

/// <summary>A method, local function or lambda, as far as making it asynchronous goes.</summary>
internal sealed class FunctionShape
{
    private readonly SyntaxNode _function;

    private FunctionShape(SyntaxNode function, IMethodSymbol? symbol, SemanticModel model)
    {
        _function = function;
        Symbol = symbol;
        ReturnStatementSyntax[] returns = [.. OwnNodes(function).OfType<ReturnStatementSyntax>()];
        ReturnsTask = symbol is { IsAsync: false } && IsTask(symbol.ReturnType);
        CompletedReturns = ReturnsTask ? returns : [];
        IsConvertible = symbol is { RefKind: RefKind.None, IsExtern: false }
            && function is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
            && symbol.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && (ReturnsTask ? Functions.BlockOf(function) is not null && returns.All(statement => IsCompleted(statement, model)) : !Awaiting.IsAwaitable(symbol.ReturnType))
            && !OwnNodes(function).OfType<YieldStatementSyntax>().Any()
            && !Functions.ModifiersOf(function).Any(SyntaxKind.UnsafeKeyword);
    }

    public IMethodSymbol? Symbol { get; }

    public bool IsAsync => Symbol is { IsAsync: true };

    /// <summary>True where nothing in the function itself forbids <c>async</c>.</summary>
    public bool IsConvertible { get; }

    /// <summary>A function that returns a task without being asynchronous: its callers need no change.</summary>
    public bool ReturnsTask { get; }

    /// <summary>The <c>return Task.CompletedTask;</c> and <c>return Task.FromResult(x);</c> of such a function.</summary>
    public IReadOnlyList<ReturnStatementSyntax> CompletedReturns { get; }

    /// <summary>True where the converted function writes the name <c>Task</c>.</summary>
    public bool NamesTask => _function is MethodDeclarationSyntax or LocalFunctionStatementSyntax && !ReturnsTask;

    public static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax or TypeDeclarationSyntax;

    public static FunctionShape Of(SyntaxNode function, SemanticModel model) =>
        new(function, Functions.SymbolOf(function, model), model);

    /// <summary>True where the function has variables that cannot live across an await: spans and references.</summary>
    public static bool HoldsReferences(SyntaxNode function, SemanticModel model) => OwnNodes(function).Any(node => node switch
    {
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax => model.GetDeclaredSymbol(node) is ILocalSymbol { IsRef: true } or ILocalSymbol { Type.IsRefLikeType: true },
        ForEachStatementSyntax each => model.GetTypeInfo(each.Expression).Type is { IsRefLikeType: true },
        ParameterSyntax => model.GetDeclaredSymbol(node) is IParameterSymbol { Type.IsRefLikeType: true },
        _ => false,
    });

    /// <summary>The function with <c>async</c> and a task as its result.</summary>
    public SyntaxNode MakeAsync(SyntaxNode current) => current switch
    {
        MethodDeclarationSyntax method => WithAsync(method.WithReturnType(TaskOf(method.ReturnType)), method.Modifiers),
        LocalFunctionStatementSyntax local => WithAsync(local.WithReturnType(TaskOf(local.ReturnType)), local.Modifiers),
        AnonymousFunctionExpressionSyntax lambda => lambda.WithoutLeadingTrivia().WithModifiers(lambda.Modifiers.Add(Async())).WithLeadingTrivia(lambda.GetLeadingTrivia()),
        _ => current,
    };

    /// <summary>True for a completed return that says nothing any more: the last statement of a function without a result.</summary>
    public bool IsRedundant(ReturnStatementSyntax completed) =>
        Symbol?.ReturnType is INamedTypeSymbol { Arity: 0 }
        && completed.Parent is BlockSyntax block
        && block.Parent == _function
        && block.Statements.Last() == completed
        && block.Statements.Count > 1
        && !Trivia.HoldsText(completed.DescendantTrivia());

    /// <summary><c>return Task.CompletedTask;</c> as <c>return;</c>, <c>return Task.FromResult(x);</c> as <c>return x;</c></summary>
    public static ReturnStatementSyntax WithoutTask(ReturnStatementSyntax statement) =>
        statement.Expression is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
            ? statement.WithExpression(arguments[0].Expression.WithTriviaFrom(call))
            : statement.WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia()).WithExpression(null);

    private SyntaxNode WithAsync(SyntaxNode function, SyntaxTokenList modifiers)
    {
        if (modifiers.Count > 0)
        {
            return function is MethodDeclarationSyntax method
                ? method.WithModifiers(modifiers.Add(Async()))
                : ((LocalFunctionStatementSyntax)function).WithModifiers(modifiers.Add(Async()));
        }

        // The first token of the declaration moves behind the new modifier.
        SyntaxTriviaList leading = function is MethodDeclarationSyntax first ? first.ReturnType.GetLeadingTrivia() : ((LocalFunctionStatementSyntax)function).ReturnType.GetLeadingTrivia();
        var modifier = SyntaxFactory.TokenList(Async().WithLeadingTrivia(leading));
        return function is MethodDeclarationSyntax declaration
            ? declaration.WithReturnType(declaration.ReturnType.WithoutLeadingTrivia()).WithModifiers(modifier)
            : ((LocalFunctionStatementSyntax)function).WithReturnType(((LocalFunctionStatementSyntax)function).ReturnType.WithoutLeadingTrivia()).WithModifiers(modifier);
    }

    private TypeSyntax TaskOf(TypeSyntax type)
    {
        if (ReturnsTask)
            return type;

        string task = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? "Task" : $"Task<{type.WithoutTrivia()}>";
        return SyntaxFactory.ParseTypeName(task).WithTriviaFrom(type);
    }

    private static SyntaxToken Async() => SyntaxFactory.Token(default, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    private static bool IsCompleted(ReturnStatementSyntax statement, SemanticModel model)
    {
        if (statement.Expression is null || model.GetSymbolInfo(statement.Expression).Symbol is not { } result || !IsTask(result.ContainingType))
            return false;

        return result is IPropertySymbol { Name: "CompletedTask" }
            || (result is IMethodSymbol { Name: "FromResult" } && statement.Expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 });
    }

    private static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };

    private static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax));
}
