using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>Work that a request leaves behind in the process.</summary>
internal sealed class CR2012FireAndForgetWork() : Rule(Rule, effortHours: 3, FixKind.None), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2012",
        "A request leaves work behind in the process",
        "'{0}' starts work that nobody waits for: when the pod stops, it is lost, and no other replica takes it over. Await it, or put it in a queue that survives the process.",
        DiagnosticSeverity.Warning,
        "A pod is stopped at any time: rollout, scaling, a node that drains. The host waits for requests and hosted services, not for tasks that it does not know.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Web.Hosting.HostingEnvironment.QueueBackgroundWorkItem"),
        new ApiRow("M:System.Threading.Tasks.Task.Run", receiver: "Task"),
        new ApiRow("M:System.Threading.Tasks.TaskFactory.StartNew", receiver: "Factory"),
        new ApiRow("M:System.Threading.ThreadPool.QueueUserWorkItem", receiver: "ThreadPool"),
        new ApiRow("M:System.Threading.ThreadPool.UnsafeQueueUserWorkItem", receiver: "ThreadPool"),
        new ApiRow("M:System.Threading.Thread.#ctor"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || !IsLeft((ExpressionSyntax)use.Expression, use.Row) || !context.Application.RunsInService)
            return;

        bool isForRequests = use.Row.Member == "QueueBackgroundWorkItem";
        CodePlace place = CodePlaces.Of(use.Name);
        if (place == CodePlace.Start
            || place is CodePlace.Unknown or CodePlace.Background && !isForRequests
            || use.Name.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null
            || IsScheduler(use.Name)
            || EndsProcess(use.Expression.ToString())
            || EnvironmentGuard.IsDevelopmentOnly(use.Name, context.Model))
        {
            return;
        }

        // An object of which nothing says that requests use it may be one that the program keeps.
        DiagnosticSeverity? severity = place == CodePlace.Request || isForRequests ? null : DiagnosticSeverity.Info;
        context.Report(Rule, use.Location, severity, use.IsSyntactic, use.Row.IsConstructor ? "new Thread" : $"{use.Row.SimpleTypeName}.{use.Row.Member}");
    }

    /// <summary>Nobody keeps the task: a statement of its own or <c>_ = …</c>, with calls on it or not. A thread is started at once.</summary>
    private static bool IsLeft(ExpressionSyntax expression, ApiRow row)
    {
        if (row.SimpleTypeName is "ThreadPool" or "HostingEnvironment")
            return true;
        if (row.IsConstructor)
            return IsStarted(expression);

        ExpressionSyntax whole = expression;
        while (whole.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call, Name.Identifier.ValueText: var method } access && access.Expression == whole
            && method is not ("Wait" or "GetAwaiter" or "GetResult" or "AddTo"))
        {
            whole = call;
        }

        return whole.Parent is ExpressionStatementSyntax
            || whole.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard && discard.Right == whole;
    }

    /// <summary>A task scheduler is what runs the work of others.</summary>
    private static bool IsScheduler(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText is { } type
        && (type.EndsWith("Scheduler", StringComparison.Ordinal) || type.EndsWith("SynchronizationContext", StringComparison.Ordinal) || type.EndsWith("Dispatcher", StringComparison.Ordinal));

    /// <summary>Work that stops the host after the response is meant to be the last.</summary>
    private static bool EndsProcess(string code) =>
        code.IndexOf("StopApplication", StringComparison.Ordinal) >= 0 || code.IndexOf("Shutdown", StringComparison.OrdinalIgnoreCase) >= 0 || code.IndexOf("Restart", StringComparison.Ordinal) >= 0;

    private static bool IsStarted(ExpressionSyntax thread)
    {
        switch (thread.Parent)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" }:
            case ParenthesizedExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" } }:
                return true;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } variable }:
                return Calls(variable.FirstAncestorOrSelf<BlockSyntax>(), name, "Start") && !Calls(variable.FirstAncestorOrSelf<BlockSyntax>(), name, "Join");
            default:
                return false;
        }
    }

    private static bool Calls(SyntaxNode? scope, string variable, string method)
    {
        if (scope is null)
            return false;

        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: var called } && receiver.Identifier.ValueText == variable && called == method)
                return true;
        }

        return false;
    }
}
