using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>The distributed cache of an application is one process's memory.</summary>
internal sealed class CR2002InMemoryDistributedCache() : RegistrationRule(Rule, effortHours: 1, FixKind.RewriteWithCompanions, StateStore.DistributedCache, StateRole.Local)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2002",
        "The distributed cache is not distributed",
        "AddDistributedMemoryCache caches in the memory of one replica: the others do not see it and a restart empties it. Use a shared cache, for example AddStackExchangeRedisCache (package Microsoft.Extensions.Caching.StackExchangeRedis) with a connection string from configuration.",
        DiagnosticSeverity.Warning,
        "AddDistributedMemoryCache implements IDistributedCache for development and tests. In a cluster every replica then has a cache of its own, so that session, tokens and cached data differ from request to request.");

    public override ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions.AddDistributedMemoryCache"));
}
