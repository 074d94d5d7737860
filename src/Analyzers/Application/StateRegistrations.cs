using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Which stores of state the application registers: its distributed cache, its keys, its backplane, its jobs and its
/// messages. What only development reaches does not count, and of what a setting chooses the shared one counts: production
/// sets it. Extension methods are followed into the projects whose code is at hand; of others the name and the assembly
/// tell what they may do.
/// </summary>
internal sealed class StateRegistrations
{
    private const int DeepestCall = 6;
    private const string PersistKeys = "PersistKeysTo";
    private const string PersistKeysToFiles = "PersistKeysToFileSystem";
    private const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string HostApplicationBuilder = "Microsoft.Extensions.Hosting.IHostApplicationBuilder";

    /// <summary>The services that an application may implement itself.</summary>
    private static readonly (string Name, string FullName, StateStore Store, string MemoryType)[] Services =
    [
        ("IDistributedCache", "Microsoft.Extensions.Caching.Distributed.IDistributedCache", StateStore.DistributedCache, "MemoryDistributedCache"),
        ("IXmlRepository", "Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository", StateStore.KeyRing, "EphemeralXmlRepository"),
        ("HubLifetimeManager", "Microsoft.AspNetCore.SignalR.HubLifetimeManager", StateStore.Backplane, "DefaultHubLifetimeManager"),
        ("IMessageBus", "Microsoft.AspNet.SignalR.Messaging.IMessageBus", StateStore.Backplane, "MessageBus"),
    ];

    /// <summary>Registrations whose names say cache, session or Redis and that register no store of their own.</summary>
    private static readonly HashSet<string> OtherRegistrations = new(StringComparer.Ordinal)
    {
        "AddDistributedMemoryCache", "AddMemoryCache", "AddResponseCaching", "AddOutputCache", "AddHybridCache", "AddSession",
        "AddStackExchangeRedisOutputCache", "AddRedisOutputCache", "AddRedisClient", "AddKeyedRedisClient", "AddStackExchangeRedis",
        "AddSessionStateTempDataProvider", "AddFusionCache", "AddDataProtection", "AddSignalR", "AddSignalRCore", "AddKeyedRedisDistributedCache",
        "AddHangfire", "AddHangfireServer", "AddQuartzHostedService", "AddQuartzServer", "AddMassTransit", "AddMassTransitHostedService", "AddRebus",
        "AddRebusHandler", "AddRebusHandlers",
    };

    private static readonly string[] Frameworks = ["Microsoft.AspNetCore", "Hangfire.", "Quartz", "MassTransit", "Rebus"];

    public static readonly ImmutableArray<string> Names = CollectNames();

    private readonly ApplicationModel _application;
    private readonly Lazy<List<StateRegistration>> _all;
    private readonly Dictionary<StateStore, bool> _mayBeElsewhere = [];

    public StateRegistrations(ApplicationModel application)
    {
        _application = application;
        _all = new(FindAll);
    }

    /// <summary>All places that register or need the store, in no particular order.</summary>
    public IEnumerable<StateRegistration> Of(StateStore store)
    {
        foreach (StateRegistration registration in _all.Value)
        {
            if (registration.Store == store)
                yield return registration;
        }
    }

    /// <summary>
    /// True where a store that all replicas share is registered for more than development, and where an extension of an
    /// assembly without code may register one: then nothing is known to be wrong.
    /// </summary>
    public bool MayBeShared(StateStore store)
    {
        foreach (StateRegistration registration in _all.Value)
        {
            if (registration.Store == store && registration is { Role: StateRole.Shared, IsDevelopmentOnly: false } && !IsReplaced(registration))
                return true;
        }

        return IsNamedElsewhere(store) || MayBeRegisteredElsewhere(store);
    }

    /// <summary>True where another project of the application calls what registers a shared store, by name.</summary>
    private bool IsNamedElsewhere(StateStore store)
    {
        foreach (string name in _application.NamesElsewhere)
        {
            if (store == StateStore.KeyRing && name.StartsWith(PersistKeys, StringComparison.Ordinal) && name != "PersistKeysToRegistry")
                return true;

            foreach (StateApi api in StateApi.Named(name))
            {
                if (api.Store == store && api is { Role: StateRole.Shared, Extends: null })
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True where only development reaches the node: under a guard, or in an extension method all of whose calls stand under
    /// one.
    /// </summary>
    public bool IsDevelopmentOnly(SyntaxNode node) => IsDevelopmentOnly(node, depth: 0);

    /// <summary>
    /// True where the file holds a call that may register services: only then is it worth to ask what other projects do.
    /// </summary>
    public static bool MayCallOtherProjects(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (use is SimpleNameSyntax name && IsExtensionName(name.Identifier.ValueText) && IsGivenServices(name))
                return true;
        }

        return false;
    }

    private static ImmutableArray<string> CollectNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "XmlRepository" };
        foreach (StateApi api in StateApi.All)
            names.Add(api.Name);
        foreach ((string name, _, _, _) in Services)
            names.Add(name);
        return names.ToImmutableArray();
    }

    private List<StateRegistration> FindAll()
    {
        var result = new List<StateRegistration>();
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            foreach (SimpleNameSyntax use in entry.Value)
                AddUse(use, anchor: use, result);
        }

        if (_application.HasSourceReferences)
            AddCallsIntoOtherProjects(result);
        return result;
    }

    /// <summary>What a written name says by itself.</summary>
    private void AddUse(SimpleNameSyntax use, SimpleNameSyntax anchor, List<StateRegistration> result)
    {
        string name = use.Identifier.ValueText;
        foreach (StateApi api in StateApi.Named(name))
        {
            if (IsCallOf(use, api))
                result.Add(Create(api.Store, api.Role, use, anchor));
        }

        if (name.StartsWith(PersistKeys, StringComparison.Ordinal) && name != "PersistKeysToRegistry" && IsCalled(use))
        {
            bool isLocal = name == PersistKeysToFiles && KeyFolder.IsLocal(use, _application.ModelOf(use));
            result.Add(Create(StateStore.KeyRing, isLocal ? StateRole.Local : StateRole.Shared, use, anchor));
        }

        if (name == "XmlRepository" && use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax })
            result.Add(Create(StateStore.KeyRing, StateRole.Shared, use, anchor));

        foreach ((string service, string fullName, StateStore store, string memoryType) in Services)
        {
            if (name == service && ServiceRegistration.Around(use, _application, fullName) is { } registration)
            {
                bool isLocal = NamesType(registration, memoryType);
                result.Add(Create(store, isLocal ? StateRole.Local : StateRole.Shared, use, anchor, replaces: !ServiceRegistration.OnlyTries(registration)));
            }
        }
    }

    private StateRegistration Create(StateStore store, StateRole role, SimpleNameSyntax name, SimpleNameSyntax anchor, bool replaces = false) =>
        new(store, role, name, anchor, IsDevelopmentOnly(name) || name != anchor && IsDevelopmentOnly(anchor), replaces);

    private bool IsCallOf(SimpleNameSyntax use, StateApi api)
    {
        ISymbol? symbol = _application.Bind(use);
        if (symbol is null)
            return api.Extends is null && IsCalled(use);

        return symbol is IMethodSymbol method && (api.Extends is null ? ExtendsOrBuilds(method) : ExtendedTypeOf(method)?.Name == api.Extends);
    }

    /// <summary>A method of the same name that is no extension and takes no part in building is another one.</summary>
    private static bool ExtendsOrBuilds(IMethodSymbol method) =>
        method.ReducedFrom is not null
        || method.IsExtensionMethod
        || method.ContainingType.TypeKind == TypeKind.Interface
        || method.ContainingType.Name.EndsWith("Builder", StringComparison.Ordinal)
        || method.ContainingType.Name.EndsWith("Configurator", StringComparison.Ordinal);

    private static bool IsCalled(SimpleNameSyntax use) => ApiUse.ExpressionOf(use) is InvocationExpressionSyntax;

    private static bool NamesType(SyntaxNode registration, string type)
    {
        SyntaxNode whole = registration.FirstAncestorOrSelf<StatementSyntax>() ?? registration;
        foreach (SyntaxToken token in whole.DescendantTokens())
        {
            if (token.ValueText == type)
                return true;
        }

        return false;
    }

    /// <summary>True where a registration of a memory store stands behind it in the same function, which then counts.</summary>
    private bool IsReplaced(StateRegistration shared)
    {
        SyntaxNode? function = FunctionAround(shared.Name);
        foreach (StateRegistration other in _all.Value)
        {
            if (other.Store == shared.Store
                && other is { Role: StateRole.Local, Replaces: true, IsDevelopmentOnly: false }
                && other.Name.SyntaxTree == shared.Name.SyntaxTree
                && other.Name.SpanStart > shared.Name.SpanStart
                && FunctionAround(other.Name) == function
                && !CodeGuard.IsConditional(other.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(static ancestor =>
            ancestor is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);

    private bool IsDevelopmentOnly(SyntaxNode node, int depth)
    {
        SemanticModel model = _application.ModelOf(node);
        if (EnvironmentGuard.IsDevelopmentOnly(node, model))
            return true;

        if (depth == DeepestCall || node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || model.GetDeclaredSymbol(method) is not { } symbol)
            return false;

        bool isCalled = false;
        foreach (SimpleNameSyntax use in _application.UsesOf(method.Identifier.ValueText))
        {
            if (use.SyntaxTree == node.SyntaxTree && method.Span.Contains(use.Span) || !IsSameMethod(_application.Bind(use), symbol))
                continue;

            isCalled = true;
            if (!IsDevelopmentOnly(use, depth + 1))
                return false;
        }

        return isCalled;
    }

    private static bool IsSameMethod(ISymbol? called, IMethodSymbol declared) =>
        called is IMethodSymbol method && SymbolEqualityComparer.Default.Equals((method.ReducedFrom ?? method).OriginalDefinition, declared);

    private void AddCallsIntoOtherProjects(List<StateRegistration> result)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (!IsExtensionName(entry.Key) || !_application.IsDeclaredInOtherProject(entry.Key))
                continue;

            foreach (SimpleNameSyntax use in entry.Value)
            {
                if (IsGivenServices(use) && _application.Bind(use) is IMethodSymbol method && IsInOtherProject(method))
                    Follow(method, use, new HashSet<ISymbol>(SymbolEqualityComparer.Default), result);
            }
        }
    }

    private void Follow(IMethodSymbol called, SimpleNameSyntax anchor, HashSet<ISymbol> visited, List<StateRegistration> result)
    {
        IMethodSymbol method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (visited.Count > DeepestCall * DeepestCall || !visited.Add(method))
            return;

        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in reference.GetSyntax().DescendantNodes())
            {
                if (node is not SimpleNameSyntax name)
                    continue;

                AddUse(name, anchor, result);
                if (IsExtensionName(name.Identifier.ValueText)
                    && IsCalled(name)
                    && _application.IsDeclaredInOtherProject(name.Identifier.ValueText)
                    && StateApi.Named(name.Identifier.ValueText).Count == 0
                    && _application.Bind(name) is IMethodSymbol next
                    && next.DeclaringSyntaxReferences.Length > 0)
                {
                    Follow(next, anchor, visited, result);
                }
            }
        }
    }

    /// <summary>
    /// True for a call on, or with, what is named after services, a builder or a host: <c>services.AddShop()</c>,
    /// <c>builder.AddShop()</c>, <c>ShopServices.AddShop(services)</c>.
    /// </summary>
    private static bool IsGivenServices(SimpleNameSyntax use)
    {
        if (ApiUse.ExpressionOf(use) is not InvocationExpressionSyntax call)
            return false;

        ExpressionSyntax? receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        return IsNamedAfterServices(receiver)
            || call.ArgumentList.Arguments.Count > 0 && IsNamedAfterServices(call.ArgumentList.Arguments[0].Expression);
    }

    private static bool IsNamedAfterServices(ExpressionSyntax? expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner } })
            expression = inner;
        string name = expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith("ervices", StringComparison.Ordinal) || name.EndsWith("uilder", StringComparison.Ordinal) || name.EndsWith("ost", StringComparison.Ordinal)
            || name is "serviceCollection" or "collection" or "app";
    }

    private static bool IsExtensionName(string name) =>
        name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal) || name.StartsWith("Configure", StringComparison.Ordinal);

    private bool IsInOtherProject(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length > 0 && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _application.Compilation.Assembly);

    private bool MayBeRegisteredElsewhere(StateStore store)
    {
        lock (_mayBeElsewhere)
        {
            if (!_mayBeElsewhere.TryGetValue(store, out bool may))
                _mayBeElsewhere.Add(store, may = FindElsewhere(StoreSigns.Of(store)));
            return may;
        }
    }

    private bool FindElsewhere(StoreSigns signs)
    {
        foreach (KeyValuePair<string, List<SimpleNameSyntax>> entry in _application.Uses)
        {
            if (SourceFacts.IsRegistration(entry.Key, "Add")
                && !OtherRegistrations.Contains(entry.Key)
                && StateApi.Named(entry.Key).Count == 0
                && MayRegister(entry.Value, signs, signs.IsSaidBy(entry.Key)))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayRegister(List<SimpleNameSyntax> uses, StoreSigns signs, bool isSaid)
    {
        foreach (SimpleNameSyntax use in ApplicationModel.FirstOf(uses))
        {
            if (_application.Bind(use) is not { } symbol)
            {
                if (isSaid)
                    return true;
            }
            else if (IsDeclaredWithoutCode(symbol) && Extends(symbol, signs) && (isSaid || signs.AreUsedBy(symbol.ContainingModule)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The body of an extension of an assembly is not visible. Those of the frameworks register no shared store but by the
    /// methods of the table.
    /// </summary>
    private static bool IsDeclaredWithoutCode(ISymbol symbol)
    {
        if (!symbol.DeclaringSyntaxReferences.IsEmpty || symbol.ContainingAssembly is not { } assembly)
            return false;

        foreach (string framework in Frameworks)
        {
            if (assembly.Name.StartsWith(framework, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>What extends a builder of health checks or telemetry registers no store for the application.</summary>
    private static bool Extends(ISymbol symbol, StoreSigns signs)
    {
        ITypeSymbol? extended = symbol is IMethodSymbol method ? ExtendedTypeOf(method) : null;
        return KnownTypes.Is(extended, ServiceCollection)
            || KnownTypes.Is(extended, HostApplicationBuilder)
            || extended is ITypeParameterSymbol or { Name: "IHostBuilder" or "IWebHostBuilder" }
            || extended is not null && extended.Name == signs.Builder;
    }

    private static ITypeSymbol? ExtendedTypeOf(IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        return definition.IsExtensionMethod ? definition.Parameters[0].Type
            : definition is { IsStatic: true, Parameters.Length: > 0 } ? definition.Parameters[0].Type
            : definition.ContainingType;
    }
}
