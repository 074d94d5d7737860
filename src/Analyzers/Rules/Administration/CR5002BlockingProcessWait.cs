using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Administration;

/// <summary>A thread of a service that waits, without limit, for another process.</summary>
internal sealed class CR5002BlockingProcessWait() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR5002",
        "A thread waits for a process without limit",
        "'{0}' blocks a thread until another process ends: a hung process hangs the request and the pod's shutdown. Await {1} with a cancellation token.",
        DiagnosticSeverity.Warning,
        "A blocked thread serves no request and ignores the platform's order to stop. The asynchronous wait frees the thread and ends when its cancellation token says so.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Diagnostics.Process.WaitForExit"),
        new ApiRow("M:System.IO.StreamReader.ReadToEnd", receiver: "StandardOutput"),
        new ApiRow("M:System.IO.StreamReader.ReadToEnd", receiver: "StandardError"),
        new ApiRow("M:System.IO.TextReader.ReadToEnd", receiver: "StandardOutput"),
        new ApiRow("M:System.IO.TextReader.ReadToEnd", receiver: "StandardError"));

    public void Analyze(in ApiUse use)
    {
        if (use.Expression is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } || !use.Context.Application.RunsInService)
            return;

        string method = use.Row.WrittenName;
        use.Context.Report(Rule, use.Location, null, use.IsSyntactic, method, method + "Async");
    }
}
