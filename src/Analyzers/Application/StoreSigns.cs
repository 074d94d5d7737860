namespace CloudReady.Analyzers.Application;

/// <summary>By what an extension method of an assembly without code shows that it may register a <see cref="StateStore"/>.</summary>
/// <param name="builder">The type beside <c>IServiceCollection</c> that such a method extends.</param>
/// <param name="words">Words in its name.</param>
/// <param name="assemblies">Parts of the names of assemblies that it uses.</param>
internal sealed class StoreSigns(string builder, string[] words, string[] assemblies)
{
    private static readonly StoreSigns Cache = new(
        "",
        ["Cach", "Redis", "Session"],
        ["StackExchange.Redis", "Caching.StackExchangeRedis", "Caching.Redis", "Caching.SqlServer", "Caching.Cosmos", "Caching.Postgres", "NCache", "EnyimMemcached"]);

    private static readonly StoreSigns Keys = new("IDataProtectionBuilder", ["DataProtection", "KeyRing", "KeyManagement"], ["AspNetCore.DataProtection", "DataProtection.Blobs", "DataProtection.AWS"]);

    private static readonly StoreSigns Backplane = new("ISignalRServerBuilder", ["SignalR", "Backplane", "Realtime"], ["AspNetCore.SignalR.StackExchangeRedis", "Azure.SignalR"]);

    private static readonly StoreSigns JobStorage = new("IGlobalConfiguration", ["Hangfire"], ["Hangfire.SqlServer", "Hangfire.PostgreSql", "Hangfire.Redis", "Hangfire.Mongo"]);

    private static readonly StoreSigns JobStore = new("IServiceCollectionQuartzConfigurator", ["Quartz"], ["Quartz"]);

    private static readonly StoreSigns Transport = new(
        "IBusRegistrationConfigurator", ["MassTransit", "Rebus", "ServiceBus", "RabbitMq"], ["MassTransit.RabbitMqTransport", "MassTransit.Azure", "MassTransit.AmazonSqs", "Rebus.RabbitMq", "Rebus.AzureServiceBus"]);

    /// <summary>A type beside <c>IServiceCollection</c> that such a method extends; empty for none.</summary>
    public string Builder { get; } = builder;

    public static StoreSigns Of(StateStore store) => store switch
    {
        StateStore.DistributedCache => Cache,
        StateStore.KeyRing => Keys,
        StateStore.Backplane => Backplane,
        StateStore.JobStorage => JobStorage,
        StateStore.JobStore => JobStore,
        _ => Transport,
    };

    public bool IsSaidBy(string method)
    {
        foreach (string word in words)
        {
            if (Says(method, word))
                return true;
        }

        return false;
    }

    public bool AreUsedBy(IModuleSymbol? module)
    {
        if (module is null || module.ContainingAssembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal))
            return false;

        foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
        {
            foreach (string assembly in assemblies)
            {
                if (Says(reference.Name, assembly))
                    return true;
            }
        }

        return false;
    }

    private static bool Says(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
