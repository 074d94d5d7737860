using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>A memory cache holds what nothing else holds.</summary>
internal sealed class CR2005CacheAsStore() : Rule(Rule, effortHours: 3, FixKind.Scaffold), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2005",
        "A memory cache is used as a store",
        "'{0}' keeps a value in the memory of one replica, without expiration and without a source to read it from again: other replicas do not have it, and a restart loses it. Keep it in a database or a shared cache (IDistributedCache).",
        DiagnosticSeverity.Warning,
        "A cache may forget: what it held is read again from where it is kept. A value that only the cache holds is state of the process.");

    /// <summary>What is written where an entry ends, is limited or depends on something.</summary>
    private static readonly string[] Ends =
        ["xpiration", "SetSize", "Size", "xpires", "TimeSpan", "DateTime", "Minutes", "Hours", "Seconds", "Days", "CacheDependency", "Dependency", "ChangeToken", "Policy", "Options", "lifetime", "duration", "ttl", "timeout"];

    private static readonly string[] Lookups = ["TryGetValue", "TryGet", "Get", "Contains", "GetOrCreate", "GetOrCreateAsync", "ContainsKey", "GetCacheItem"];

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.Extensions.Caching.Memory.CacheExtensions.Set", mentions: ["IMemoryCache", "MemoryCache"]),
        new ApiRow("M:Microsoft.Extensions.Caching.Memory.IMemoryCache.CreateEntry", mentions: ["IMemoryCache", "MemoryCache"]),
        new ApiRow("M:System.Runtime.Caching.ObjectCache.Set", mentions: ["MemoryCache", "ObjectCache"]),
        new ApiRow("M:System.Runtime.Caching.ObjectCache.Add", mentions: ["MemoryCache", "ObjectCache"]),
        new ApiRow("M:System.Web.Caching.Cache.Insert", mentions: ["Cache"]),
        new ApiRow("M:System.Web.Caching.Cache.Add", mentions: ["Cache"]),
        new ApiRow("M:System.Web.HttpApplicationState.Add", mentions: ["Application", "HttpApplicationState"]),
        new ApiRow("M:System.Web.HttpApplicationState.Set", mentions: ["Application", "HttpApplicationState"]),
        new ApiRow("M:System.Web.HttpApplicationStateBase.Add", mentions: ["Application", "HttpApplicationStateBase"]),
        new ApiRow("M:System.Web.HttpApplicationStateBase.Set", mentions: ["Application", "HttpApplicationStateBase"]),
        new ApiRow("P:System.Web.HttpRuntime.Cache", receiver: "HttpRuntime"),
        new ApiRow("P:System.Web.HttpContext.Cache", written: true),
        new ApiRow("P:System.Web.HttpContextBase.Cache", written: true),
        new ApiRow("P:System.Web.HttpContext.Application", written: true),
        new ApiRow("P:System.Web.HttpContextBase.Application", written: true),
        new ApiRow("P:System.Web.HttpApplication.Application", written: true));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        SyntaxNode? write = use.Row.Kind == 'P' ? IndexerWrite(use.Expression) : use.Expression as InvocationExpressionSyntax;
        if (write is null || !context.Application.RunsInService)
            return;

        bool isApplicationState = use.Row.SimpleTypeName is "HttpApplicationState" or "HttpApplicationStateBase" || use.Row.Member == "Application";
        if (!isApplicationState && (HasEnd(write, context) || IsLookedUp(write) || IsPassedOn(write) || IsShared(write, context)) || CodePlaces.Of(write) == CodePlace.Start || EnvironmentGuard.IsDevelopmentOnly(write, context.Model))
            return;

        string name = use.Row.Kind == 'P' ? $"{use.Row.SimpleTypeName}.{use.Row.Member}" : $"{NameOfCache(use.Row)}.{use.Row.Member}";
        context.Report(Rule, use.Row.Kind == 'P' ? write.GetLocation() : use.Location, null, use.IsSyntactic, name);
    }

    private static string NameOfCache(ApiRow row) => row.SimpleTypeName switch
    {
        "CacheExtensions" => "IMemoryCache",
        "ObjectCache" => "MemoryCache",
        _ => row.SimpleTypeName,
    };

    /// <summary><c>HttpRuntime.Cache["key"] = value</c>.</summary>
    private static AssignmentExpressionSyntax? IndexerWrite(SyntaxNode cache) =>
        cache.Parent is ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element && element.Expression == cache && assignment.Left == element
        && !assignment.Right.IsKind(SyntaxKind.NullLiteralExpression)
            ? assignment
            : null;

    /// <summary>An argument, or what is done to the entry, says when the value ends. What is handed in from elsewhere may.</summary>
    private static bool HasEnd(SyntaxNode write, SourceContext context)
    {
        if (write is not InvocationExpressionSyntax call)
            return false;

        if (CallLocation.NameOf(call) == "CreateEntry")
            return SaysEnd(write.FirstAncestorOrSelf<BlockSyntax>()?.ToString() ?? "");

        if (context.Model.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { Parameters: var parameters })
            return EndsByParameter(parameters, call);

        for (int i = 2; i < call.ArgumentList.Arguments.Count; i++)
        {
            string argument = call.ArgumentList.Arguments[i].ToString();
            if (argument.IndexOf("NoAbsoluteExpiration", StringComparison.Ordinal) < 0 && argument.IndexOf("NoSlidingExpiration", StringComparison.Ordinal) < 0
                && argument.IndexOf("InfiniteAbsoluteExpiration", StringComparison.Ordinal) < 0 && SaysEnd(argument))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The overloads that take an expiration or options, given as something else than "never".</summary>
    private static bool EndsByParameter(ImmutableArray<IParameterSymbol> parameters, InvocationExpressionSyntax call)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        for (int i = 2; i < arguments.Count && i < parameters.Length; i++)
        {
            string type = parameters[i].Type.Name;
            if (type is "TimeSpan" or "DateTimeOffset" or "DateTime" or "IChangeToken" or "MemoryCacheEntryOptions" or "CacheItemPolicy" or "CacheDependency"
                && !IsNever(arguments[i].Expression))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNever(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name is "NoAbsoluteExpiration" or "NoSlidingExpiration" or "InfiniteAbsoluteExpiration" or "MaxValue" or "Zero",
        BaseObjectCreationExpressionSyntax { Initializer: var initializer } creation => creation.ArgumentList is null or { Arguments.Count: 0 } && !SaysEnd(initializer?.ToString() ?? ""),
        _ => false,
    };

    private static bool SaysEnd(string code)
    {
        foreach (string word in Ends)
        {
            if (code.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0 && code.IndexOf("NeverRemove", StringComparison.Ordinal) < 0)
                return true;
        }

        return false;
    }

    /// <summary>The member around reads the cache first, and computes the value where it is not there: it has a source.</summary>
    private static bool IsLookedUp(SyntaxNode write)
    {
        string? cache = write switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } => RightmostName(receiver),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var receiver } } => RightmostName(receiver),
            _ => null,
        };
        if (cache is null || write.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return false;

        foreach (SyntaxNode node in member.DescendantNodes())
        {
            if (node == write)
                continue;

            switch (node)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Expression: var receiver } when Array.IndexOf(Lookups, method) >= 0 && RightmostName(receiver) == cache:
                case ElementAccessExpressionSyntax { Expression: var read } element when RightmostName(read) == cache && !(element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element):
                    return true;
            }
        }

        return false;
    }

    /// <summary>A wrapper of the cache hands on what it is given: whether there is a source, its callers know.</summary>
    private static bool IsPassedOn(SyntaxNode write) =>
        write.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { ParameterList.Parameters: var parameters }
        && write.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { Identifier.ValueText: var type }
        && type.IndexOf("Cache", StringComparison.OrdinalIgnoreCase) >= 0
        && ValueIn(write) is IdentifierNameSyntax { Identifier.ValueText: var value }
        && parameters.IndexOf(parameter => parameter.Identifier.ValueText == value) >= 0;

    /// <summary>The member puts the value under the same key into the distributed cache too.</summary>
    private static bool IsShared(SyntaxNode write, SourceContext context)
    {
        if (write is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } written } || write.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return false;

        string key = written[0].Expression.ToString();
        foreach (SyntaxNode node in member.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set" or "SetAsync" or "SetString" or "SetStringAsync", Expression: var receiver }, ArgumentList.Arguments: { Count: > 1 } arguments }
                && arguments[0].Expression.ToString() == key
                && KnownTypes.Is(context.Model.GetTypeInfo(receiver, context.CancellationToken).Type, "Microsoft.Extensions.Caching.Distributed.IDistributedCache"))
            {
                return true;
            }
        }

        return false;
    }

    private static ExpressionSyntax? ValueIn(SyntaxNode write) => write switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } => arguments[1].Expression,
        AssignmentExpressionSyntax assignment => assignment.Right,
        _ => null,
    };

    private static string? RightmostName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
