using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>An environment variable of the user or the machine, which Windows keeps in its registry.</summary>
internal sealed class CR1010MachineScopedEnvironmentVariable() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1010",
        "An environment variable of the machine is used",
        "EnvironmentVariableTarget.{0} is the registry of Windows: in a Linux container nothing is read or kept. Use the variables of the process, EnvironmentVariableTarget.Process; the pod sets them.",
        DiagnosticSeverity.Warning,
        "A container gets its configuration as environment variables of the process. Variables of the user and the machine exist on Windows only, where they belong to one machine.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(new ApiRow("T:System.EnvironmentVariableTarget"));

    public void Analyze(in ApiUse use)
    {
        if (use.Expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "User" or "Machine" } target
            && use.Context.Application.Kind is not (ApplicationKind.Desktop or ApplicationKind.Browser)
            && IsPassed(target)
            && !IsFallback(target)
            && !PlatformGuard.IsWindowsOnly(target))
        {
            DiagnosticSeverity? severity = use.Context.Application.RunsInService ? null : DiagnosticSeverity.Info;
            use.Context.Report(Rule, target.GetLocation(), severity, use.IsSyntactic, target.Name.Identifier.ValueText);
        }
    }

    /// <summary>False where the target is compared or switched on.</summary>
    private static bool IsPassed(ExpressionSyntax target) =>
        target.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ConditionalExpressionSyntax or ArrowExpressionClauseSyntax;

    /// <summary><c>GetEnvironmentVariable("X") ?? GetEnvironmentVariable("X", …Machine)</c>: the process is asked first.</summary>
    private static bool IsFallback(ExpressionSyntax target)
    {
        for (SyntaxNode node = target; node.Parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; node = node.Parent)
        {
            if (node.Parent is BinaryExpressionSyntax coalesce
                && coalesce.IsKind(SyntaxKind.CoalesceExpression)
                && coalesce.Right == node
                && coalesce.Left is InvocationExpressionSyntax first
                && AsksTheProcess(first))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AsksTheProcess(InvocationExpressionSyntax call)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        return arguments.Count == 1
            || arguments.Count == 2 && arguments[1].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Process" };
    }
}
