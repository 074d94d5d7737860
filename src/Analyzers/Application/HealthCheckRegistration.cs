using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>One check that is added to the builder of <c>AddHealthChecks()</c>.</summary>
internal sealed class HealthCheckRegistration(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
{
    /// <summary>
    /// What the methods that add a check of another process begin with, in the health check packages of Microsoft, Xabaril
    /// and the vendors.
    /// </summary>
    private static readonly string[] DependencyPrefixes =
    [
        "AddDbContext", "AddSqlServer", "AddNpgSql", "AddMySql", "AddOracle", "AddSqlite", "AddMongoDb", "AddRedis", "AddRabbit", "AddKafka",
        "AddUrlGroup", "AddElasticsearch", "AddOpenSearch", "AddAzure", "AddCosmosDb", "AddDynamoDb", "AddSqs", "AddS3", "AddNats", "AddConsul",
        "AddEventStore", "AddInfluxDB", "AddSolr", "AddIbmMQ", "AddActiveMQ", "AddSmtp", "AddImap", "AddSftp", "AddFtp", "AddTcp", "AddDnsResolve",
        "AddPing", "AddIdentityServer", "AddSignalRHub", "AddKubernetes", "AddGremlin", "AddRavenDB", "AddClickHouse", "AddMilvus", "AddQdrant",
        "AddArangoDb", "AddCouchbase", "AddNeo4j", "AddHazelcast", "AddPulsar", "AddMassTransit", "AddSurrealDb",
    ];

    /// <summary>Types that a check of another process is given.</summary>
    private static readonly HashSet<string> ClientTypes = new(StringComparer.Ordinal)
    {
        "DbContext", "DatabaseFacade", "IDbContextFactory", "DbDataSource", "DbConnection", "IDbConnection", "IConnectionMultiplexer", "IDatabase",
        "IDistributedCache", "HttpClient", "IHttpClientFactory", "IMongoClient", "IMongoDatabase", "IConnection", "IModel", "IBus", "IAdminClient",
        "BlobServiceClient", "ServiceBusClient", "CosmosClient", "IAmazonS3", "IAmazonSQS", "IAmazonDynamoDB", "IElasticClient", "ElasticsearchClient",
    };

    public InvocationExpressionSyntax Call { get; } = call;

    public string Method { get; } = method.Name;

    /// <summary>The name that predicates and reports know it by; null where the code does not say.</summary>
    public string? Name { get; } = ReadName(call, method, model);

    /// <summary>The type argument of <c>AddDbContextCheck&lt;T&gt;</c> or <c>AddCheck&lt;T&gt;</c>; null for none.</summary>
    public ITypeSymbol? Type { get; } = method.TypeArguments.Length == 1 ? method.TypeArguments[0] : null;

    /// <summary>True where the check is known to reach another process: a database, a cache, a broker, a URL.</summary>
    public bool ReachesDependency { get; } = ReachesOut(call, method, model);

    /// <summary>True for a lambda whose answer does not depend on anything: <c>() => HealthCheckResult.Healthy()</c>.</summary>
    public bool AnswersWithoutAsking { get; } = HasConstantAnswer(call);

    /// <summary>The tags; null where they are decided at run time.</summary>
    public IReadOnlyList<string>? Tags { get; } = ReadTags(call, method, model);

    private static bool ReachesOut(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        if (method.Name is "AddCheck" or "AddTypeActivatedCheck")
            return method.TypeArguments.Length == 1 ? TakesClient(method.TypeArguments[0]) : CreatesClientCheck(call, model);

        foreach (string prefix in DependencyPrefixes)
        {
            if (method.Name.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HasConstantAnswer(InvocationExpressionSyntax call)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is LambdaExpressionSyntax { ExpressionBody: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Healthy" } } })
                return true;
        }

        return false;
    }

    private static bool CreatesClientCheck(InvocationExpressionSyntax call, SemanticModel model)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is ObjectCreationExpressionSyntax creation && model.GetTypeInfo(creation).Type is { } type && TakesClient(type))
                return true;
        }

        return false;
    }

    private static bool TakesClient(ITypeSymbol check)
    {
        foreach (ISymbol member in check.GetMembers(".ctor"))
        {
            foreach (IParameterSymbol parameter in ((IMethodSymbol)member).Parameters)
            {
                if (IsClient(parameter.Type))
                    return true;
            }
        }

        return false;
    }

    private static bool IsClient(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (ClientTypes.Contains(current.Name))
                return true;
        }

        return false;
    }

    private static string? ReadName(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model) =>
        ArgumentOf("name", call, method) is { } name
            ? model.GetConstantValue(name) is { HasValue: true, Value: string text } ? text : null
            : method is { Name: "AddDbContextCheck", TypeArguments: { Length: 1 } context } ? context[0].Name : null;

    private static ExpressionSyntax? ArgumentOf(string parameter, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        for (int i = 0; i < arguments.Count; i++)
        {
            string? name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
            if (name == parameter)
                return arguments[i].Expression;
        }

        return null;
    }

    private static IReadOnlyList<string>? ReadTags(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        ExpressionSyntax? tags = ArgumentOf("tags", call, method);
        if (tags is null or LiteralExpressionSyntax)
            return [];

        var result = new List<string>();
        foreach (ExpressionSyntax element in ElementsOf(tags) ?? [])
        {
            if (model.GetConstantValue(element) is not { HasValue: true, Value: string tag })
                return null;
            result.Add(tag);
        }

        return result.Count == 0 ? null : result;
    }

    private static IEnumerable<ExpressionSyntax>? ElementsOf(ExpressionSyntax tags) => tags switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection => ExpressionsOf(collection),
        _ => null,
    };

    private static List<ExpressionSyntax>? ExpressionsOf(CollectionExpressionSyntax collection)
    {
        var result = new List<ExpressionSyntax>();
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            if (element is not ExpressionElementSyntax { Expression: var expression })
                return null;
            result.Add(expression);
        }

        return result;
    }
}
