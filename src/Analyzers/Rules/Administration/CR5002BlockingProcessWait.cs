using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
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

    private const string ProcessType = "System.Diagnostics.Process";

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Diagnostics.Process.WaitForExit"),
        new ApiRow("M:System.IO.TextReader.ReadToEnd"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not InvocationExpressionSyntax invocation
            || !context.Application.RunsInService
            || !BlocksWithoutLimit(use, invocation)
            || EnvironmentGuard.IsDevelopmentOnly(invocation, context.Model))
        {
            return;
        }

        string method = use.Row.WrittenName;
        context.Report(Rule, use.Location, null, use.IsSyntactic, method, method + "Async");
    }

    private static bool BlocksWithoutLimit(in ApiUse use, InvocationExpressionSyntax invocation) =>
        use.Row.Member == "ReadToEnd"
            ? ReceiverOf(invocation) is { } reader && ReadsProcessOutput(reader, use)
            : IsWithoutLimit(invocation, use) && !IsLimitedBefore(invocation, use);

    /// <summary><c>WaitForExit()</c>, and the overloads with a time-out that is infinite.</summary>
    private static bool IsWithoutLimit(InvocationExpressionSyntax invocation, in ApiUse use)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = invocation.ArgumentList.Arguments;
        if (arguments.Count == 0)
            return true;

        ExpressionSyntax timeout = arguments[0].Expression;
        return timeout is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InfiniteTimeSpan" }
            || use.Context.Model.GetConstantValue(timeout, use.Context.CancellationToken).Value is -1;
    }

    /// <summary>
    /// True where the process has ended, or has been ended, when the wait begins: the wait then only lets the output drain.
    /// </summary>
    private static bool IsLimitedBefore(InvocationExpressionSyntax invocation, in ApiUse use)
    {
        if (ReceiverOf(invocation) is not { } process || FunctionOf(invocation) is not { } function)
            return false;

        foreach (SyntaxNode node in function.DescendantNodes())
        {
            if (node.SpanStart >= invocation.SpanStart)
                break;

            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax earlier } call
                && SyntaxFactory.AreEquivalent(earlier.Expression, process)
                && (IsKilledBefore(call, invocation) || earlier.Name.Identifier.ValueText == "WaitForExitAsync" || IsTimedWait(call, use)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTimedWait(InvocationExpressionSyntax call, in ApiUse use) =>
        NameOf(call) == "WaitForExit" && !IsWithoutLimit(call, use);

    /// <summary><c>process.Kill()</c> as an earlier statement of the same block.</summary>
    private static bool IsKilledBefore(InvocationExpressionSyntax call, InvocationExpressionSyntax wait) =>
        NameOf(call) == "Kill"
        && call.Parent is StatementSyntax statement
        && (statement.Parent is GlobalStatementSyntax || (statement.Parent is BlockSyntax block && block.Span.Contains(wait.Span)));

    /// <summary>The receiver is the output of a process, or a local that was set to it.</summary>
    private static bool ReadsProcessOutput(ExpressionSyntax reader, in ApiUse use)
    {
        SemanticModel model = use.Context.Model;
        return model.GetSymbolInfo(reader, use.Context.CancellationToken).Symbol switch
        {
            IPropertySymbol property => IsProcessOutput(property),
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } =>
                declarations[0].GetSyntax(use.Context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }
                && model.GetSymbolInfo(value, use.Context.CancellationToken).Symbol is IPropertySymbol property
                && IsProcessOutput(property),
            _ => false,
        };
    }

    private static bool IsProcessOutput(IPropertySymbol property) =>
        property.Name is "StandardOutput" or "StandardError" && KnownTypes.Is(property.ContainingType, ProcessType);

    private static string NameOf(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : "";

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => invocation.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    private static SyntaxNode? FunctionOf(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax)
                return current;
        }

        return null;
    }
}
