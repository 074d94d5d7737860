using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>A schedule inside the service: as many replicas, as many runs.</summary>
internal sealed class CR2011EveryReplicaSchedules() : Rule(Rule, effortHours: 4, FixKind.Scaffold), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2011",
        "Every replica runs the schedule",
        "'{0}' schedules work in {1}, which calls '{2}': every replica does it, at the same time. Let a Kubernetes CronJob start it once, or take a lock that the replicas share.",
        DiagnosticSeverity.Info,
        "A timer belongs to a process. With three replicas the report is sent three times, and none is sent while the service is scaled to zero.");

    /// <summary>Verbs of what changes data that others see, as the first word of a called method.</summary>
    private static readonly HashSet<string> ChangingVerbs = new(StringComparer.Ordinal)
    {
        "Save", "Send", "Publish", "Insert", "Update", "Delete", "Upload", "Create", "Process", "Import", "Export", "Generate", "Purge", "Cleanup", "Clean", "Archive", "Post", "Put", "Enqueue",
        "Synchronize", "Sync", "Expire", "Charge", "Bill", "Notify", "Execute", "Remove", "Upsert", "Write", "Rebuild", "Reindex", "Migrate",
    };

    /// <summary>Names that say their methods are part of every program.</summary>
    private static readonly HashSet<string> NoChanges = new(StringComparer.Ordinal)
    {
        "CreateScope", "CreateAsyncScope", "CreateLinkedTokenSource", "CreateLogger", "CreateClient", "CreateInstance", "CreateDbContext", "CreateDbContextAsync", "CreateChannel", "ExecuteAsync",
        "WriteLine", "Write", "CreateMeter", "CreateCounter", "Create", "CreateConnection", "CreateCommand", "ExecuteScalar", "ExecuteScalarAsync", "ExecuteReader", "ExecuteReaderAsync", "Remove",
    };

    /// <summary>What each replica does for itself.</summary>
    private static readonly string[] OwnWork =
        ["Metric", "Cache", "Health", "Heartbeat", "Refresh", "Watch", "KeepAlive", "Telemetry", "Statistic", "Monitor", "Log", "Warm", "Reload", "Token", "Ping", "Lease", "Socket", "Consumer", "Listener", "Receiver", "Queue", "Buffer"];

    private static readonly string[] SharedLocks =
        ["DistributedLock", "IDistributedLock", "Lease", "Leader", "AcquireLock", "TryAcquire", "LockFactory", "RedLock", "ClusterLock", "TakeLock", "LockTake", "AdvisoryLock"];

    private readonly ConditionalWeakTable<SourceContext, HashSet<SyntaxNode>> _reported = new();

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Threading.Timer.#ctor"),
        new ApiRow("M:System.Timers.Timer.#ctor"),
        new ApiRow("M:System.Threading.PeriodicTimer.#ctor"),
        new ApiRow("M:System.Threading.Tasks.Task.Delay", receiver: "Task"),
        new ApiRow("M:FluentScheduler.JobManager.Initialize", receiver: "JobManager"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            || use.Row.Member == "Delay" && !IsInLoop(use.Expression)
            || IsOneShot(use.Arguments)
            || !context.Application.RunsInService
            || EnvironmentGuard.IsDevelopmentOnly(use.Name, context.Model))
        {
            return;
        }

        if (use.Row.SimpleTypeName == "JobManager")
        {
            if (IsUnderSwitch(use.Expression))
                return;

            context.Report(Rule, use.Location, null, use.IsSyntactic, "JobManager.Initialize", "the process", "FluentScheduler");
            return;
        }

        if (use.Name.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type
            || !IsHosted(type, context)
            || SaysOwnWork(type.Identifier.ValueText)
            || IsLocked(type)
            || ChangeIn(type) is not { } change
            || IsSwitched(type, context)
            || !_reported.GetOrCreateValue(context).Add(type))
        {
            return;
        }

        context.Report(Rule, use.Location, null, use.IsSyntactic, use.Row.IsConstructor ? "new " + use.Row.SimpleTypeName : "Task.Delay", type.Identifier.ValueText, change);
    }

    private static bool IsHosted(ClassDeclarationSyntax type, SourceContext context)
    {
        if (type.BaseList is null || context.Model.GetDeclaredSymbol(type, context.CancellationToken) is not { } symbol)
            return false;

        return KnownTypes.Is(symbol, "Microsoft.Extensions.Hosting.IHostedService") || KnownTypes.Is(symbol, "System.Web.HttpApplication");
    }

    /// <summary>Configuration decides whether the service is registered: whoever deploys can start it once.</summary>
    private static bool IsSwitched(ClassDeclarationSyntax type, SourceContext context)
    {
        bool isSwitched = false;
        foreach (SimpleNameSyntax registration in context.Application.UsesOf("AddHostedService"))
        {
            if (registration is not GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } || arguments[0] is not SimpleNameSyntax name || name.Identifier.ValueText != type.Identifier.ValueText)
                continue;
            if (!IsUnderSwitch(registration))
                return false;
            isSwitched = true;
        }

        return isSwitched;
    }

    private static bool IsUnderSwitch(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null and not MemberDeclarationSyntax { Parent: TypeDeclarationSyntax }; current = current.Parent)
        {
            if (current is IfStatementSyntax { Condition: var condition } branch && branch.Statement.Span.Contains(node.Span) && ReadsConfiguration(condition))
                return true;
        }

        return false;
    }

    private static bool ReadsConfiguration(ExpressionSyntax condition)
    {
        foreach (SyntaxNode node in condition.DescendantNodesAndSelf())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: "GetValue" or "GetSection" or "IsEnabled" or "IsEnabledAsync" or "GetEnvironmentVariable" }
                || node is ElementAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } element && element.Expression.ToString().EndsWith("onfiguration", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A timer without a period waits for a quiet moment, it schedules nothing.</summary>
    private static bool IsOneShot(ArgumentListSyntax? list) =>
        list is { Arguments.Count: 4 } && list.Arguments[3].ToString() is var period && (period == "-1" || period.IndexOf("Infinite", StringComparison.Ordinal) >= 0);

    private static bool IsInLoop(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null and not MemberDeclarationSyntax and not CatchClauseSyntax; current = current.Parent)
        {
            if (current is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax)
                return true;
        }

        return false;
    }

    private static bool SaysOwnWork(string name)
    {
        foreach (string word in OwnWork)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsLocked(ClassDeclarationSyntax type)
    {
        string code = type.ToString();
        foreach (string word in SharedLocks)
        {
            if (code.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The first called method of another object whose name says that it changes something.</summary>
    private static string? ChangeIn(ClassDeclarationSyntax type)
    {
        foreach (SyntaxNode node in type.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var method } }
                || NoChanges.Contains(method)
                || !ChangingVerbs.Contains(FirstWord(method))
                || IsOwn(receiver))
            {
                continue;
            }

            return method;
        }

        return null;
    }

    /// <summary>Loggers, caches, metrics, collections of the class itself, and static helpers of the framework.</summary>
    private static bool IsOwn(ExpressionSyntax receiver)
    {
        string name = receiver switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "",
        };
        return receiver is ThisExpressionSyntax or BaseExpressionSyntax || SaysOwnWork(name)
            || name is "Console" or "Guid" or "Path" or "Task" or "Interlocked" or "Timer" or "Activity" or "TimeSpan" or "Policy" or "Channel" || name.EndsWith("imer", StringComparison.Ordinal);
    }

    private static string FirstWord(string name)
    {
        int end = 1;
        while (end < name.Length && !char.IsUpper(name[end]))
            end++;
        return name.Substring(0, end);
    }
}
