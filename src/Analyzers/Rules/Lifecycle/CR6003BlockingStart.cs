using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>A background service that holds the start of the application up.</summary>
internal sealed class CR6003BlockingStart() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApplicationRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6003",
        "A background service blocks the start of the application",
        "{0}",
        DiagnosticSeverity.Warning,
        "The host awaits StartAsync of every service, and up to .NET 9 it runs ExecuteAsync up to its first await as part of that. What loops or blocks there keeps the application from listening.");

    private const string ExecuteMessage = "'{0}' {1} before its first await: up to .NET 9 the host waits for it and the application never starts to listen, so its probes fail. Begin with 'await Task.Yield();' or await inside the loop.";
    private const string StartMessage = "'{0}' {1}: the host waits for it and the application never starts to listen, so its probes fail. Derive from BackgroundService and do this in ExecuteAsync.";

    /// <summary>Since .NET 10 the host runs all of ExecuteAsync in the background.</summary>
    private const int FirstVersionInBackground = 10;

    /// <summary>Calls that wait for somebody else, by method and type.</summary>
    private static readonly (string Method, string Type)[] Blocking =
    [
        ("Sleep", "System.Threading.Thread"),
        ("WaitOne", "System.Threading.WaitHandle"),
        ("AcceptTcpClient", "System.Net.Sockets.TcpListener"),
        ("AcceptSocket", "System.Net.Sockets.TcpListener"),
        ("Accept", "System.Net.Sockets.Socket"),
        ("GetContext", "System.Net.HttpListener"),
        ("GetConsumingEnumerable", "System.Collections.Concurrent.BlockingCollection"),
        ("Consume", "Confluent.Kafka.IConsumer"),
    ];

    public ImmutableArray<string> Names => BackgroundMethod.Names;

    public void Analyze(SourceContext context)
    {
        foreach (BackgroundMethod method in BackgroundMethod.In(context))
        {
            string? message = method switch
            {
                { IsStart: true } => StartMessage,
                { IsExecute: true } when !RunsInBackground(context.Compilation) => ExecuteMessage,
                _ => null,
            };
            if (message is null || WhatBlocks(method, context) is not { } does)
                continue;

            string name = method.Declaration.Identifier.ValueText;
            context.Report(Rule, method.Declaration.Identifier.GetLocation(), arguments: string.Format(System.Globalization.CultureInfo.InvariantCulture, message, name, does));
        }
    }

    private static bool RunsInBackground(Compilation compilation) =>
        KnownTypes.Find(compilation, "Microsoft.Extensions.Hosting.BackgroundService")?.ContainingAssembly.Identity.Version.Major >= FirstVersionInBackground;

    /// <summary>What the method does that the host waits for; null where it goes on.</summary>
    private static string? WhatBlocks(BackgroundMethod method, SourceContext context)
    {
        bool hasAwaited = false;
        foreach (SyntaxNode node in method.Body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            // An endless loop in StartAsync is awaited by the host, with or without an await in it.
            if (node is WhileStatementSyntax or DoStatementSyntax && RunsUntilStopped(node) && (method.IsStart ? !Leaves(node) : !hasAwaited && !Awaits(node)))
                return "runs a loop";

            hasAwaited |= node is AwaitExpressionSyntax or ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 };
            if (hasAwaited && !method.IsStart)
                return null;
            if (!hasAwaited && node is InvocationExpressionSyntax call && IsBlocking(call, context))
                return $"waits in '{CallLocation.NameOf(call)}'";
        }

        return null;
    }

    private static bool IsBlocking(InvocationExpressionSyntax call, SourceContext context)
    {
        string name = CallLocation.NameOf(call);
        foreach ((string method, string type) in Blocking)
        {
            if (method == name
                && (name != "WaitOne" || call.ArgumentList.Arguments.Count == 0)
                && context.Model.GetSymbolInfo(call, context.CancellationToken).Symbol is { ContainingType: var declaring }
                && KnownTypes.Is(declaring, type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Awaits(SyntaxNode loop)
    {
        foreach (SyntaxNode node in loop.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is AwaitExpressionSyntax)
                return true;
        }

        return false;
    }

    private static bool Leaves(SyntaxNode loop)
    {
        foreach (SyntaxNode node in loop.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is BreakStatementSyntax or ReturnStatementSyntax)
                return true;
        }

        return false;
    }

    private static bool RunsUntilStopped(SyntaxNode loop)
    {
        ExpressionSyntax? condition = loop switch
        {
            WhileStatementSyntax { Condition: var expression } => expression,
            DoStatementSyntax { Condition: var expression } => expression,
            _ => null,
        };
        return condition is not null
            && (condition.IsKind(SyntaxKind.TrueLiteralExpression) || condition.ToString().IndexOf("IsCancellationRequested", StringComparison.Ordinal) >= 0);
    }
}
