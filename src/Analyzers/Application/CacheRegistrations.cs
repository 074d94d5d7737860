using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Which <c>IDistributedCache</c> the application registers.</summary>
internal sealed class CacheRegistrations(ApplicationModel application)
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("IDistributedCache");

    private const string CacheInterface = "Microsoft.Extensions.Caching.Distributed.IDistributedCache";
    private const string MemoryCache = "MemoryDistributedCache";
    private const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string HostApplicationBuilder = "Microsoft.Extensions.Hosting.IHostApplicationBuilder";

    private static readonly HashSet<string> SharedRegistrations = new(StringComparer.Ordinal)
    {
        "AddStackExchangeRedisCache", "AddDistributedRedisCache", "AddDistributedSqlServerCache", "AddSqlServerCache",
        "AddCosmosCache", "AddNCacheDistributedCache", "AddDistributedPostgresCache", "AddDistributedPostgreSqlCache",
        "AddRedisDistributedCache", "AddKeyedRedisDistributedCache", "AddEnyimMemcached", "AddMongoDbCache", "AddDistributedMongoDbCache",
        "AddServiceStackRedisCache", "AddGarnetCache", "AddValkeyCache",
    };

    /// <summary>Registrations whose names say cache, session or Redis and that register no <c>IDistributedCache</c> of their own.</summary>
    private static readonly HashSet<string> OtherRegistrations = new(StringComparer.Ordinal)
    {
        "AddDistributedMemoryCache", "AddMemoryCache", "AddResponseCaching", "AddOutputCache", "AddHybridCache", "AddSession",
        "AddStackExchangeRedisOutputCache", "AddRedisOutputCache", "AddRedisClient", "AddKeyedRedisClient",
        "AddSessionStateTempDataProvider", "AddFusionCache",
    };

    /// <summary>Parts of the names of assemblies that a shared cache comes from.</summary>
    private static readonly string[] SharedCacheAssemblies =
    [
        "StackExchange.Redis", "Caching.StackExchangeRedis", "Caching.Redis", "Caching.SqlServer", "Caching.Cosmos", "Caching.Postgres",
        "NCache", "EnyimMemcached",
    ];

    private readonly Lazy<bool> _mayBeShared = new(() => FindShared(application));

    /// <summary>
    /// True where a cache that all replicas share is registered, under whatever condition, or where an extension of
    /// another assembly may register one: then nothing is known to be wrong.
    /// </summary>
    public bool MayBeShared => _mayBeShared.Value;

    private static bool FindShared(ApplicationModel application)
    {
        foreach (string name in SharedRegistrations)
        {
            if (application.Calls(name))
                return true;
        }

        foreach (SimpleNameSyntax use in application.UsesOf("IDistributedCache"))
        {
            if (RegistersOwnCache(application, use))
                return true;
        }

        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in application.Uses)
        {
            if (entry.Key.StartsWith("Add", StringComparison.Ordinal)
                && !OtherRegistrations.Contains(entry.Key)
                && MayRegisterElsewhere(application, entry.Value, SaysCache(entry.Key)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysCache(string name) => Says(name, "Cach") || Says(name, "Redis") || Says(name, "Session");

    private static bool Says(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool MayRegisterElsewhere(ApplicationModel application, List<SimpleNameSyntax> uses, bool saysCache)
    {
        foreach (SimpleNameSyntax use in uses)
        {
            if (application.Bind(use) is not { } symbol)
            {
                if (saysCache)
                    return true;
            }
            else if (IsDeclaredElsewhere(application, symbol) && ExtendsServices(symbol) && (saysCache || UsesSharedCache(symbol.ContainingModule)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The body of an extension of another assembly is not visible; those of the framework register no shared cache.</summary>
    private static bool IsDeclaredElsewhere(ApplicationModel application, ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, application.Compilation.Assembly)
        && !assembly.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    /// <summary>What extends a builder of health checks, SignalR or telemetry registers no cache for the application.</summary>
    private static bool ExtendsServices(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol method)
            return false;

        IMethodSymbol definition = method.ReducedFrom ?? method;
        ITypeSymbol? extended = definition.Parameters.Length > 0 ? definition.Parameters[0].Type : null;
        return KnownTypes.Is(extended, ServiceCollection)
            || KnownTypes.Is(extended, HostApplicationBuilder)
            || extended is ITypeParameterSymbol or { Name: "IHostBuilder" or "IWebHostBuilder" };
    }

    private static bool UsesSharedCache(IModuleSymbol? module)
    {
        if (module is null || module.ContainingAssembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal))
            return false;

        foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
        {
            foreach (string name in SharedCacheAssemblies)
            {
                if (Says(reference.Name, name))
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// <c>AddSingleton&lt;IDistributedCache, ShopCache&gt;()</c>, <c>Replace(ServiceDescriptor.Singleton(typeof(IDistributedCache), …))</c>,
    /// <c>RegisterType&lt;ShopCache&gt;().As&lt;IDistributedCache&gt;()</c>.
    /// </summary>
    private static bool RegistersOwnCache(ApplicationModel application, SimpleNameSyntax use)
    {
        SyntaxNode type = use;
        while (type.Parent is QualifiedNameSyntax)
            type = type.Parent;

        SyntaxNode? registration = type.Parent switch
        {
            TypeArgumentListSyntax { Parent: GenericNameSyntax generic } arguments when arguments.Arguments[0] == type => generic,
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => NameOf(call.Expression),
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } } => creation.Type,
            _ => null,
        };
        return registration is SimpleNameSyntax { Identifier.ValueText: var name }
            && IsServiceRegistration(name)
            && !NamesMemoryCache(registration)
            && (application.Bind(use) is not ITypeSymbol { TypeKind: not TypeKind.Error } symbol || KnownTypes.Is(symbol, CacheInterface));
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => expression as SimpleNameSyntax,
    };

    private static bool IsServiceRegistration(string name) =>
        name.StartsWith("Add", StringComparison.Ordinal)
        || name.StartsWith("TryAdd", StringComparison.Ordinal)
        || name is "Singleton" or "Scoped" or "Transient" or "Describe" or "ServiceDescriptor" or "Replace" or "As" or "Register" or "RegisterInstance" or "RegisterSingleton";

    private static bool NamesMemoryCache(SyntaxNode registration)
    {
        SyntaxNode whole = registration.FirstAncestorOrSelf<StatementSyntax>() ?? registration;
        return whole.ToString().IndexOf(MemoryCache, StringComparison.Ordinal) >= 0;
    }
}
