using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Stores;

/// <summary>Writes the registration of a Redis cache.</summary>
internal static class RedisCache
{
    public const string Action = "redis";
    public const string Connection = "Redis";

    private const string Title = "Use Redis, with the connection string 'Redis' from configuration";
    private const string AddMemoryCache = "AddDistributedMemoryCache";
    private const string AddRedisCache = "AddStackExchangeRedisCache";

    /// <summary>True where the packages offer the cache and no code that is deployed registers it yet.</summary>
    public static bool CanBeRegistered(Compilation compilation) =>
        KnownTypes.Find(compilation, HostingTypes.DependencyInjectionNamespace + ".StackExchangeRedisCacheServiceCollectionExtensions") is not null
        && ConnectionLocal.CanBeRead(compilation)
        && Invocations.NamesIn(compilation, AddRedisCache).All(name => IsDevelopmentOnly(name, compilation));

    /// <summary>The calls of <c>AddDistributedMemoryCache</c>, in file order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> MemoryCaches(Compilation compilation) =>
        Invocations.NamesIn(compilation, AddMemoryCache).Select(name => name.FirstAncestorOrSelf<InvocationExpressionSyntax>()).OfType<InvocationExpressionSyntax>();

    public static bool IsDevelopmentOnly(SyntaxNode node, Compilation compilation) =>
        EnvironmentGuard.IsDevelopmentOnly(node, compilation.GetSemanticModel(node.SyntaxTree));

    /// <summary>Puts the Redis cache where the call registers the memory cache; null where that cannot be done without loss.</summary>
    public static async Task<Fix?> ReplaceAsync(Solution solution, InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel model = compilation.GetSemanticModel(call.SyntaxTree);
        if (solution.GetDocument(call.SyntaxTree) is not { } document
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { Name: AddMemoryCache } method
            || !CanDropArguments(call, method, model)
            || ServicePlace.Of(call, model, isReplacing: true) is not { } place)
        {
            return null;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        (string connection, IReadOnlyList<string> statements) = ConnectionLocal.In(editor, place, Connection);
        UsingDirectives.Ensure(editor, model, place.Point.Position, HostingTypes.DependencyInjectionNamespace);
        if (statements.Count > 0)
            place.Point.Insert(editor, statements);
        string registration = Registration(place, connection);
        editor.ReplaceNode(call, (current, _) => method.ReducedFrom is null
            ? SyntaxFactory.ParseExpression($"{place.Services}.{registration}").WithTriviaFrom(current)
            : Renamed((InvocationExpressionSyntax)current, registration));
        return new Fix(Action, Title, editor.GetChangedDocument().Project.Solution);
    }

    /// <summary>Registers the Redis cache in front of a call that registers what needs it; null where no configuration is in reach.</summary>
    public static async Task<Fix?> InsertBeforeAsync(Solution solution, InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel model = compilation.GetSemanticModel(call.SyntaxTree);
        if (solution.GetDocument(call.SyntaxTree) is not { } document || ServicePlace.Of(call, model, isReplacing: false) is not { } place)
            return null;

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        (string connection, IReadOnlyList<string> statements) = ConnectionLocal.In(editor, place, Connection);
        UsingDirectives.Ensure(editor, model, place.Point.Position, HostingTypes.DependencyInjectionNamespace);
        place.Point.Insert(editor, [.. statements, $"{place.Services}.{Registration(place, connection)};"]);
        return new Fix(Action, Title, editor.GetChangedDocument().Project.Solution);
    }

    private static string Registration(ServicePlace place, string connection)
    {
        bool isTaken = place.Model.LookupSymbols(place.Point.Position, name: "options").Any(symbol => symbol is ILocalSymbol or IParameterSymbol);
        string options = isTaken ? "redisOptions" : "options";
        return $"{AddRedisCache}({options} => {options}.Configuration = {connection})";
    }

    private static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call, string registration)
    {
        var written = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression(registration);
        return Invocations.Rename(call, (SimpleNameSyntax)written.Expression, written.ArgumentList);
    }

    /// <summary>True where the arguments say nothing, or only how much memory the cache may use.</summary>
    private static bool CanDropArguments(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        int options = method.ReducedFrom is null ? 1 : 0;
        if (arguments.Any(argument => argument.NameColon is not null) || Trivia.HoldsText(call.ArgumentList.DescendantTrivia()))
            return false;

        return arguments.Count <= options
            || (arguments[options].Expression is LambdaExpressionSyntax lambda && OnlySetsMemoryOptions(lambda, model));
    }

    private static bool OnlySetsMemoryOptions(LambdaExpressionSyntax lambda, SemanticModel model) => lambda.Block is { } block
        ? block.Statements.All(statement => statement is ExpressionStatementSyntax { Expression: var expression } && SetsOption(expression, model))
        : SetsOption(lambda.ExpressionBody!, model);

    private static bool SetsOption(ExpressionSyntax expression, SemanticModel model) =>
        expression is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } } assignment
        && model.GetSymbolInfo(owner).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }
        && !assignment.Right.DescendantNodesAndSelf().Any(node => MayHaveEffect(node, model));

    private static bool MayHaveEffect(SyntaxNode node, SemanticModel model) => node switch
    {
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is not { ContainingType: { Name: nameof(TimeSpan), ContainingNamespace.Name: nameof(System) } },
        AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        _ => false,
    };
}
