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

    private static readonly string[] RedisPrefixes = ["AddRedis"];

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow($"M:{ContextExtensions}AddDbContext"),
        new ApiRow($"M:{ContextExtensions}AddDbContextPool"),
        new ApiRow($"M:{ContextExtensions}AddDbContextFactory"),
        new ApiRow($"M:{ContextExtensions}AddPooledDbContextFactory"),
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.StackExchangeRedisCacheServiceCollectionExtensions.AddStackExchangeRedisCache"));

    public void Analyze(in ApiUse use)
    {
        ApplicationModel application = use.Context.Application;
        if (application.Kind != ApplicationKind.Web
            || application.HealthChecks.Registrations.IsEmpty
            || use.Symbol is not IMethodSymbol method
            || IsOfTests(use.Expression)
            || EnvironmentGuard.IsDevelopmentOnly(use.Name, use.Context.Model))
        {
            return;
        }

        ITypeSymbol? context = method.TypeArguments.Length > 0 ? method.TypeArguments[method.TypeArguments.Length - 1] : null;
        bool isRedis = method.Name == "AddStackExchangeRedisCache";
        if (!IsCovered(application.HealthChecks, isRedis ? RedisPrefixes : DatabasePrefixes, context) && !application.HealthChecks.MayBeRegisteredElsewhere())
        {
            use.Context.Report(Rule, use.Location, arguments: context is null ? ["the Redis cache", "AddRedis"] : [context.Name, $"AddDbContextCheck<{context.Name}>"]);
        }
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
