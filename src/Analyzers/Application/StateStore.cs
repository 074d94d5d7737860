namespace CloudReady.Analyzers.Application;

/// <summary>A place in which a framework keeps state for an application; which one it is, the application decides by what it registers.</summary>
internal enum StateStore
{
    /// <summary>The <c>IDistributedCache</c>, in which ASP.NET Core keeps session.</summary>
    DistributedCache,

    /// <summary>The repository of the keys that protect cookies, tokens and forms.</summary>
    KeyRing,

    /// <summary>What carries messages of SignalR to the clients of other replicas.</summary>
    Backplane,

    /// <summary>The storage of Hangfire.</summary>
    JobStorage,

    /// <summary>The job store of Quartz.</summary>
    JobStore,

    /// <summary>What carries the messages of a service bus.</summary>
    Transport,
}

/// <summary>What a registration means for a <see cref="StateStore"/>.</summary>
internal enum StateRole
{
    /// <summary>It uses the store, whatever that is.</summary>
    Needs,

    /// <summary>It makes the memory or the disk of one replica the store.</summary>
    Local,

    /// <summary>It registers a store that all replicas share.</summary>
    Shared,
}
