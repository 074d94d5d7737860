using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>Session state in an ASP.NET Core application that registers no cache which its replicas share.</summary>
internal sealed class CR2001InProcessSession() : RegistrationRule(Rule, effortHours: 2, FixKind.RewriteWithCompanions, StateStore.DistributedCache, StateRole.Needs)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2001",
        "Session state lives in the memory of one process",
        "Session is kept in the memory of one replica: a restart or another replica loses it. Register a shared IDistributedCache, for example AddStackExchangeRedisCache (package Microsoft.Extensions.Caching.StackExchangeRedis) with a connection string from configuration.",
        DiagnosticSeverity.Warning,
        "ASP.NET Core keeps session data in the registered IDistributedCache. Without one that all replicas share, users lose carts and logins whenever a pod is replaced or a request reaches another replica.");

    public override ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.SessionServiceCollectionExtensions.AddSession"));
}
