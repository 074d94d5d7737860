using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Health;

/// <summary>A database or cache that the application uses and that readiness does not ask.</summary>
internal sealed class CR3005DependencyWithoutCheck() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR3005",
        "No health check covers a dependency",
        "No health check covers '{0}': a replica that cannot reach it is told to be ready and fails its requests. Add {1}() to AddHealthChecks().",
        DiagnosticSeverity.Info,
        "The readiness endpoint tells Kubernetes whether a replica can answer. It can only know about the dependencies that have a check.");

    private const string ContextExtensions = "Microsoft.Extensions.DependencyInjection.EntityFrameworkServiceCollectionExtensions.";

    private static readonly string[] DatabasePrefixes =
        ["AddDbContext", "AddSqlServer", "AddNpgSql", "AddMySql", "AddOracle", "AddSqlite", "AddCosmos", "AddMongoDb", "AddAzureCosmos"];

    /// <summary>Clients of dependencies, by the types that they are registered as: what the message calls them, and the method that checks them.</summary>
    private static readonly Dictionary<string, (string Name, string Check)> Clients = new(StringComparer.Ordinal)
    {
        ["IConnectionMultiplexer"] = ("the Redis connection", "AddRedis"),
        ["ConnectionMultiplexer"] = ("the Redis connection", "AddRedis"),
        ["IMongoClient"] = ("MongoDB", "AddMongoDb"),
        ["MongoClient"] = ("MongoDB", "AddMongoDb"),
        ["IConnection"] = ("RabbitMQ", "AddRabbit"),
    };

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow($"M:{ContextExtensions}AddDbContext"),
        new ApiRow($"M:{ContextExtensions}AddDbContextPool"),
        new ApiRow($"M:{ContextExtensions}AddDbContextFactory"),
        new ApiRow($"M:{ContextExtensions}AddPooledDbContextFactory"),
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.StackExchangeRedisCacheServiceCollectionExtensions.AddStackExchangeRedisCache"),
        new ApiRow("T:StackExchange.Redis.IConnectionMultiplexer"),
        new ApiRow("T:StackExchange.Redis.ConnectionMultiplexer"),
        new ApiRow("T:MongoDB.Driver.IMongoClient"),
        new ApiRow("T:MongoDB.Driver.MongoClient"),
        new ApiRow("T:RabbitMQ.Client.IConnection"));

    public void Analyze(in ApiUse use)
    {
        InvocationExpressionSyntax? registration = use.Symbol is INamedTypeSymbol ? RegistrationOf(use.Name) : use.Expression as InvocationExpressionSyntax;
        if (registration is null)
            return;

        ApplicationModel application = use.Context.Application;
        if (application.Kind != ApplicationKind.Web
            || application.HealthChecks.Registrations.IsEmpty
            || IsOfTests(registration)
            || EnvironmentGuard.IsDevelopmentOnly(registration, use.Context.Model))
        {
            return;
        }

        ITypeSymbol? context = use.Symbol is IMethodSymbol { TypeArguments: { Length: > 0 } arguments } ? arguments[arguments.Length - 1] : null;
        (string name, string check) = context is not null ? (context.Name, $"AddDbContextCheck<{context.Name}>")
            : use.Symbol is INamedTypeSymbol client ? Clients[client.Name]
            : ("the Redis cache", "AddRedis");
        if (use.Symbol is INamedTypeSymbol && check == "AddRedis" && application.UsesOf("AddStackExchangeRedisCache").Count > 0)
            return; // the cache has the finding

        if (!IsCovered(application.HealthChecks, context is null ? [check] : DatabasePrefixes, context) && !application.HealthChecks.MayBeRegisteredElsewhere())
            use.Context.Report(Rule, CallLocation.Of(registration), arguments: [name, check]);
    }

    /// <summary><c>services.AddSingleton&lt;IConnectionMultiplexer&gt;(…)</c>.</summary>
    private static InvocationExpressionSyntax? RegistrationOf(SyntaxNode name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax)
            type = type.Parent;

        return type.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax generic } arguments
            && arguments.Arguments[0] == type
            && generic.Identifier.ValueText is "AddSingleton" or "TryAddSingleton" or "AddKeyedSingleton" or "AddScoped" or "AddTransient"
                ? generic.Parent as InvocationExpressionSyntax ?? generic.Parent?.Parent as InvocationExpressionSyntax
                : null;
    }

    private static bool IsOfTests(SyntaxNode registration)
    {
        foreach (SyntaxNode node in registration.DescendantNodes())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: "UseInMemoryDatabase" })
                return true;
        }

        return false;
    }

    /// <summary>A check of the kind covers it, that of another context does not; what a hand-written check asks is not known.</summary>
    private static bool IsCovered(HealthChecks health, string[] prefixes, ITypeSymbol? context)
    {
        foreach (HealthCheckRegistration check in health.Checks)
        {
            if (check.Method is "AddCheck" or "AddTypeActivatedCheck" or "AddAsyncCheck" or "Add" && !check.AnswersWithoutAsking)
                return true;

            bool isOfOtherContext = check.Method == "AddDbContextCheck" && context is not null && !SymbolEqualityComparer.Default.Equals(check.Type, context);
            if (!isOfOtherContext && StartsWithAny(check.Method, prefixes))
                return true;
        }

        return false;
    }

    private static bool StartsWithAny(string method, string[] prefixes)
    {
        foreach (string prefix in prefixes)
        {
            if (method.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
