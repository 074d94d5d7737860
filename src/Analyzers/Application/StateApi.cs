namespace CloudReady.Analyzers.Application;

/// <summary>A method that registers, or needs, a <see cref="StateStore"/>.</summary>
/// <param name="name">The name of the method.</param>
/// <param name="store">The store.</param>
/// <param name="role">What the call means for it.</param>
/// <param name="extends">The simple name of the type that the method extends, for names which other libraries have too.</param>
internal sealed class StateApi(string name, StateStore store, StateRole role, string? extends = null)
{
    private const string SignalRBuilder = "ISignalRServerBuilder";
    private const string OwinResolver = "IDependencyResolver";
    private const string RebusTransport = "StandardConfigurer";

    public string Name { get; } = name;

    public StateStore Store { get; } = store;

    public StateRole Role { get; } = role;

    public string? Extends { get; } = extends;

    public static ImmutableArray<StateApi> All { get; } = ImmutableArray.CreateRange(
    [
        .. Of(StateStore.DistributedCache, StateRole.Needs, null, "AddSession"),
        .. Of(StateStore.DistributedCache, StateRole.Local, null, "AddDistributedMemoryCache"),
        .. Of(
            StateStore.DistributedCache, StateRole.Shared, null,
            "AddStackExchangeRedisCache", "AddDistributedRedisCache", "AddDistributedSqlServerCache", "AddSqlServerCache",
            "AddCosmosCache", "AddNCacheDistributedCache", "AddDistributedPostgresCache", "AddDistributedPostgreSqlCache",
            "AddRedisDistributedCache", "AddEnyimMemcached", "AddMongoDbCache", "AddDistributedMongoDbCache",
            "AddServiceStackRedisCache", "AddGarnetCache", "AddValkeyCache"),

        .. Of(
            StateStore.KeyRing, StateRole.Needs, null,
            "AddDataProtection", "AddCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints", "AddApplicationCookie",
            "AddExternalCookie", "AddDefaultTokenProviders", "AddIdentityServer", "AddOpenIdConnect", "AddMicrosoftIdentityWebApp",
            "AddMicrosoftIdentityWebAppAuthentication", "AddOAuth", "AddGoogle", "AddFacebook", "AddMicrosoftAccount", "AddTwitter",
            "AddSession", "AddAntiforgery", "AddRazorPages", "AddServerSideBlazor", "AddInteractiveServerComponents"),
        .. Of(StateStore.KeyRing, StateRole.Local, null, "PersistKeysToRegistry", "UseEphemeralDataProtectionProvider", "ProtectKeysWithDpapi", "ProtectKeysWithDpapiNG"),

        .. Of(StateStore.Backplane, StateRole.Needs, null, "AddSignalR"),
        .. Of(StateStore.Backplane, StateRole.Shared, null, "AddStackExchangeRedis", "AddAzureSignalR", "AddNamedAzureSignalR", "MapAzureSignalR"),
        .. Of(StateStore.Backplane, StateRole.Shared, SignalRBuilder, "AddRedis", "AddSqlServer", "AddOrleans"),
        .. Of(StateStore.Backplane, StateRole.Shared, OwinResolver, "UseRedis", "UseStackExchangeRedis", "UseSqlServer", "UseServiceBus", "UseRabbitMq"),

        .. Of(StateStore.JobStorage, StateRole.Local, null, "UseInMemoryStorage", "UseMemoryStorage"),
        .. Of(
            StateStore.JobStorage, StateRole.Shared, null,
            "UseSqlServerStorage", "UsePostgreSqlStorage", "UseRedisStorage", "UseMongoStorage", "UseMySqlStorage", "UseOracleStorage",
            "UseFirebirdStorage", "UseAzureCosmosDbStorage", "UseAzureDocumentDbStorage", "UseElasticsearchStorage", "UseNoSQLStorage"),

        .. Of(StateStore.JobStore, StateRole.Needs, null, "AddQuartz"),
        .. Of(StateStore.JobStore, StateRole.Local, null, "UseInMemoryStore"),
        .. Of(StateStore.JobStore, StateRole.Shared, null, "UsePersistentStore"),

        .. Of(StateStore.Transport, StateRole.Local, null, "UsingInMemory"),
        .. Of(StateStore.Transport, StateRole.Local, RebusTransport, "UseInMemoryTransport"),
        .. Of(
            StateStore.Transport, StateRole.Shared, null,
            "UsingRabbitMq", "UsingAzureServiceBus", "UsingAmazonSqs", "UsingActiveMq", "UsingGrpc", "UsingPostgres", "UsingSqlServer", "UsingEventHub",
            "AddRider"),
        .. Of(
            StateStore.Transport, StateRole.Shared, RebusTransport,
            "UseRabbitMq", "UseAzureServiceBus", "UseAmazonSQS", "UseSqlServer", "UsePostgreSql", "UseMsmq", "UseKafka", "UseAzureStorageQueues"),
    ]);

    private static readonly Dictionary<string, List<StateApi>> ByName = GroupByName();

    /// <summary>What the methods of that name mean; a method may need one store and register another.</summary>
    public static IReadOnlyList<StateApi> Named(string name) => ByName.TryGetValue(name, out List<StateApi>? apis) ? apis : [];

    private static Dictionary<string, List<StateApi>> GroupByName()
    {
        var result = new Dictionary<string, List<StateApi>>(StringComparer.Ordinal);
        foreach (StateApi api in All)
        {
            if (!result.TryGetValue(api.Name, out List<StateApi>? apis))
                result.Add(api.Name, apis = []);
            apis.Add(api);
        }

        return result;
    }

    private static IEnumerable<StateApi> Of(StateStore store, StateRole role, string? extends, params string[] names)
    {
        foreach (string name in names)
            yield return new StateApi(name, store, role, extends);
    }
}
