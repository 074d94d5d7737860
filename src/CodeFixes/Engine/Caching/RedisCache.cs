using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Caching;

/// <summary>
/// Writes the registration of a Redis cache. Its connection string is read while the services are registered, so that a
/// missing one stops the application at its start and not at the first request.
/// </summary>
internal static class RedisCache
{
    public const string Action = "redis";

    private const string Title = "Use Redis, with the connection string 'Redis' from configuration";
    private const string AddMemoryCache = "AddDistributedMemoryCache";
    private const string AddRedisCache = "AddStackExchangeRedisCache";
    private const string Missing =
        "The connection string 'Redis' is missing: set ConnectionStrings:Redis in configuration or ConnectionStrings__Redis in the environment.";

    /// <summary>True where the packages offer the cache and no code of the program registers it yet.</summary>
    public static bool CanBeRegistered(Compilation compilation) =>
        KnownTypes.Find(compilation, HostingTypes.DependencyInjectionNamespace + ".StackExchangeRedisCacheServiceCollectionExtensions") is not null
        && KnownTypes.Find(compilation, HostingTypes.ConfigurationExtensions) is not null
        && !Invocations.NamesIn(compilation, AddRedisCache).Any();

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
            || Place.Of(call, method, model, isReplacing: true) is not { } place)
        {
            return null;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        string connection = InsertConnection(editor, place, model);
        string registration = Registration(place, connection, model);
        editor.ReplaceNode(call, (current, _) => method.ReducedFrom is null
            ? SyntaxFactory.ParseExpression($"{place.Services}.{registration}").WithTriviaFrom(current)
            : Renamed((InvocationExpressionSyntax)current, registration));
        return new Fix(Action, Title, editor.GetChangedDocument().Project.Solution);
    }

    /// <summary>Registers the Redis cache in front of a call that registers what needs it; null where no configuration is in reach.</summary>
    public static async Task<Fix?> InsertBeforeAsync(Solution solution, InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel model = compilation.GetSemanticModel(call.SyntaxTree);
        if (solution.GetDocument(call.SyntaxTree) is not { } document
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || Place.Of(call, method, model, isReplacing: false) is not { } place)
        {
            return null;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        InsertConnection(editor, place, model, connection => $"{place.Services}.{Registration(place, connection, model)};");
        return new Fix(Action, Title, editor.GetChangedDocument().Project.Solution);
    }

    private static string InsertConnection(SyntaxEditor editor, Place place, SemanticModel model, Func<string, string>? next = null)
    {
        string connection = UniqueName.For(place.Call, "redisConnection");
        int position = place.Point.Position;
        UsingDirectives.Ensure(editor, model, position, HostingTypes.ConfigurationNamespace);
        UsingDirectives.Ensure(editor, model, position, HostingTypes.DependencyInjectionNamespace);
        string exception = UsingDirectives.NameOf(editor, model, position, KnownTypes.Find(model.Compilation, "System.InvalidOperationException")!);
        string read = $"var {connection} = {place.Configuration}.GetConnectionString(\"Redis\")\n\t?? throw new {exception}(\"{Missing}\");";
        place.Point.Insert(editor, next is null ? [read] : [read, next(connection)]);
        return connection;
    }

    private static string Registration(Place place, string connection, SemanticModel model)
    {
        bool isTaken = model.LookupSymbols(place.Point.Position, name: "options").Any(symbol => symbol is ILocalSymbol or IParameterSymbol);
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

    /// <summary>Where the connection string is read, and what services and configuration are called there.</summary>
    private sealed class Place(InvocationExpressionSyntax call, InsertionPoint point, string services, string configuration)
    {
        public InvocationExpressionSyntax Call { get; } = call;

        public InsertionPoint Point { get; } = point;

        public string Services { get; } = services;

        public string Configuration { get; } = configuration;

        public static Place? Of(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, bool isReplacing) =>
            ServicesOf(call, method) is { } services
            && KnownTypes.Is(model.GetTypeInfo(services).Type, HostingTypes.ServiceCollection)
            && InsertionPoint.Before(call, model, isReplacing) is { } point
            && ConfigurationInScope.Find(model, point.Position, services) is { } configuration
                ? new Place(call, point, services.WithoutTrivia().ToString(), configuration)
                : null;

        /// <summary>The collection that a chain of registrations begins with; null where it has no name.</summary>
        private static ExpressionSyntax? ServicesOf(InvocationExpressionSyntax call, IMethodSymbol method)
        {
            if (method.ReducedFrom is null)
                return NameIn(call.ArgumentList.Arguments.FirstOrDefault()?.Expression);

            return call.Expression is MemberBindingExpressionSyntax
                ? NameIn(call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression)
                : NameIn((call.Expression as MemberAccessExpressionSyntax)?.Expression);
        }

        private static ExpressionSyntax? NameIn(ExpressionSyntax? expression)
        {
            while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
                expression = access.Expression;
            return expression is IdentifierNameSyntax or MemberAccessExpressionSyntax ? expression : null;
        }
    }
}
