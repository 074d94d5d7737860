using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Which <c>IDistributedCache</c> the application registers.</summary>
internal sealed class CacheRegistrations(ApplicationModel application)
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("IDistributedCache");

    private const string CacheInterface = "Microsoft.Extensions.Caching.Distributed.IDistributedCache";
    private const string MemoryCache = "MemoryDistributedCache";

    private static readonly HashSet<string> SharedRegistrations = new(StringComparer.Ordinal)
    {
        "AddStackExchangeRedisCache", "AddDistributedRedisCache", "AddDistributedSqlServerCache", "AddSqlServerCache",
        "AddCosmosCache", "AddNCacheDistributedCache", "AddDistributedPostgresCache", "AddDistributedPostgreSqlCache",
        "AddRedisDistributedCache", "AddRedisOutputCache", "AddEnyimMemcached", "AddMongoDbCache", "AddDistributedMongoDbCache",
        "AddServiceStackRedisCache", "AddGarnetCache", "AddValkeyCache",
    };

    private readonly Lazy<bool> _isShared = new(() => FindShared(application));

    /// <summary>
    /// True where a cache that all replicas share is registered, under whatever condition, or where an extension of
    /// another assembly may register one: then nothing is known to be wrong.
    /// </summary>
    public bool MayBeShared => _isShared.Value;

    private static bool FindShared(ApplicationModel application)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in application.Uses)
        {
            if (!entry.Key.StartsWith("Add", StringComparison.Ordinal))
                continue;
            if (SharedRegistrations.Contains(entry.Key) || (SaysCache(entry.Key) && IsDeclaredElsewhere(application, entry.Value[0])))
                return true;
        }

        foreach (SimpleNameSyntax use in application.UsesOf("IDistributedCache"))
        {
            if (RegistersOwnCache(application, use))
                return true;
        }

        return false;
    }

    private static bool SaysCache(string name) =>
        name is not ("AddDistributedMemoryCache" or "AddMemoryCache" or "AddResponseCaching" or "AddOutputCache" or "AddHybridCache")
        && (Says(name, "Cach") || Says(name, "Redis") || Says(name, "Session") && name != "AddSession");

    private static bool Says(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The body of an extension of another assembly is not visible; those of the framework register no shared cache.</summary>
    private static bool IsDeclaredElsewhere(ApplicationModel application, SimpleNameSyntax name)
    {
        ISymbol? symbol = application.Bind(name);
        if (symbol is null)
            return true;

        IAssemblySymbol? assembly = symbol.ContainingAssembly;
        return !SymbolEqualityComparer.Default.Equals(assembly, application.Compilation.Assembly)
            && assembly?.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true;
    }

    /// <summary><c>AddSingleton&lt;IDistributedCache, ShopCache&gt;()</c>, <c>Replace(ServiceDescriptor.Singleton(typeof(IDistributedCache), …))</c>.</summary>
    private static bool RegistersOwnCache(ApplicationModel application, SimpleNameSyntax use)
    {
        SyntaxNode? call = use.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        bool isTypeArgument = use.Parent is TypeArgumentListSyntax { Arguments: var arguments } && arguments.IndexOf(use) == 0 && use.Parent.Parent?.Parent is not TypeSyntax;
        bool isTypeOf = use.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is not null;
        if (call is null || !(isTypeArgument && IsServiceRegistration(use.Parent!.Parent) || isTypeOf))
            return false;

        return call.ToString().IndexOf(MemoryCache, StringComparison.Ordinal) < 0
            && (application.Bind(use) is not ITypeSymbol { TypeKind: not TypeKind.Error } type || KnownTypes.Is(type, CacheInterface));
    }

    private static bool IsServiceRegistration(SyntaxNode? generic) =>
        generic is GenericNameSyntax { Identifier.ValueText: var name }
        && (name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("TryAdd", StringComparison.Ordinal)
            || name is "Singleton" or "Scoped" or "Transient");
}
