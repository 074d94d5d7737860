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
        "'{0}' runs a loop before its first await: up to .NET 9 the host waits for it and the application never starts to listen, so its probes fail. Begin with 'await Task.Yield();' or await inside the loop.",
        DiagnosticSeverity.Warning,
        "The host calls ExecuteAsync and goes on when it reaches its first await. What runs before is part of the start, and so is a loop that never awaits.");

    /// <summary>Since .NET 10 the host runs all of ExecuteAsync in the background.</summary>
    private const int FirstVersionInBackground = 10;

    public ImmutableArray<string> Names => BackgroundMethod.Names;

    public void Analyze(SourceContext context)
    {
        foreach (BackgroundMethod method in BackgroundMethod.In(context))
        {
            if (!RunsInBackground(context.Compilation) && BlocksFirst(method.Body))
                context.Report(Rule, method.Declaration.Identifier.GetLocation(), arguments: method.Declaration.Identifier.ValueText);
        }
    }

    private static bool RunsInBackground(Compilation compilation) =>
        KnownTypes.Find(compilation, "Microsoft.Extensions.Hosting.BackgroundService")?.ContainingAssembly.Identity.Version.Major >= FirstVersionInBackground;

    private static bool BlocksFirst(SyntaxNode body)
    {
        foreach (SyntaxNode node in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is AwaitExpressionSyntax or ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 })
                return false;
            if (node is WhileStatementSyntax or DoStatementSyntax && !Awaits(node) && RunsUntilStopped(node))
                return true;
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
