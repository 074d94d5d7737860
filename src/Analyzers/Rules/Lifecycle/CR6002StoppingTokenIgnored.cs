using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>A background service that does not notice that it is told to stop.</summary>
internal sealed class CR6002StoppingTokenIgnored() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApplicationRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6002",
        "A background service ignores its stopping token",
        "{0}: the service does not stop when the pod is told to, and Kubernetes kills it after the grace period. {1}",
        DiagnosticSeverity.Warning,
        "The host cancels the token when the platform sends SIGTERM. A loop that never looks at it, and a wait that is not given it, hold the shutdown up.");

    public ImmutableArray<string> Names => BackgroundMethod.Names;

    public void Analyze(SourceContext context)
    {
        foreach (BackgroundMethod method in BackgroundMethod.In(context))
        {
            foreach (SyntaxNode node in method.Body.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or TypeDeclarationSyntax)))
            {
                if (node is StatementSyntax loop && IsEndless(loop) && !method.ReadsToken(loop))
                    context.Report(Rule, loop.GetFirstToken().GetLocation(), arguments: [$"This loop never reads {Subject(method)}", Cure(method)]);
                else if (method.IsGivenToken && node is InvocationExpressionSyntax call && IsWaitWithout(call, method, context, out string cure))
                    context.Report(Rule, CallLocation.Of(call), arguments: [$"'{CallLocation.NameOf(call)}' waits without '{method.Token}'", cure]);
            }
        }
    }

    private static string Subject(BackgroundMethod method) => method.IsStart ? "a token that StopAsync cancels" : $"'{method.Token}'";

    private static string Cure(BackgroundMethod method) => method switch
    {
        { IsGivenToken: true } => $"Run it while '!{method.Token}.IsCancellationRequested' and pass the token on.",
        { IsStart: true } => "Derive from BackgroundService and run the loop in ExecuteAsync, while its token is not cancelled.",
        _ => $"Pass '{method.Token}' to '{method.Declaration.Identifier.ValueText}' and run the loop while it is not cancelled.",
    };

    private static bool IsEndless(StatementSyntax statement) => statement switch
    {
        WhileStatementSyntax loop => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        DoStatementSyntax loop => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        ForStatementSyntax loop => loop.Condition is null,
        _ => false,
    };

    private static bool IsWaitWithout(InvocationExpressionSyntax call, BackgroundMethod method, SourceContext context, out string cure)
    {
        cure = $"Pass it '{method.Token}'.";
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var type }, Name.Identifier.ValueText: var name })
            return false;

        if (type == "Task" && name == "Delay")
            return call.ArgumentList.Arguments.Count == 1 && !IsShort(call, context);

        cure = $"Write 'await Task.Delay(…, {method.Token})'.";
        return type == "Thread" && name == "Sleep" && !IsShort(call, context);
    }

    /// <summary>Less than a tenth of a second holds no shutdown up.</summary>
    private static bool IsShort(InvocationExpressionSyntax call, SourceContext context) =>
        call.ArgumentList.Arguments is { Count: 1 } arguments
        && context.Model.GetConstantValue(arguments[0].Expression, context.CancellationToken).Value is int and >= 0 and < 100;
}
