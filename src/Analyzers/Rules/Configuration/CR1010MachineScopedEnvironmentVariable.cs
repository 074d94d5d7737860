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

    private const string Target = "target";

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("T:System.EnvironmentVariableTarget"),

        // For "using static System.EnvironmentVariableTarget": the call is found, not the name of the type.
        new ApiRow("M:System.Environment.GetEnvironmentVariable", Target),
        new ApiRow("M:System.Environment.GetEnvironmentVariables", Target),
        new ApiRow("M:System.Environment.SetEnvironmentVariable", Target));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (TargetOf(use) is not { } target
            || context.Application.Kind is ApplicationKind.Desktop or ApplicationKind.Browser
            || IsFallback(target)
            || PlatformGuard.IsWindowsOnly(target, use.Context.Model))
        {
            return;
        }

        DiagnosticSeverity? severity = context.Application.RunsInService ? null : DiagnosticSeverity.Info;
        context.Report(Rule, target.GetLocation(), severity, use.IsSyntactic, NameOf(target));
    }

    /// <summary>The user or the machine as a target that is passed on; null for other uses.</summary>
    private static ExpressionSyntax? TargetOf(in ApiUse use)
    {
        if (use.Row.Kind == 'T')
            return use.Expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "User" or "Machine" } access && IsPassed(access) ? access : null;

        return use.Argument(Target) is IdentifierNameSyntax { Identifier.ValueText: "User" or "Machine" } name
            && use.Context.Model.GetSymbolInfo(name, use.Context.CancellationToken).Symbol is IFieldSymbol { ContainingType.Name: "EnvironmentVariableTarget" }
                ? name
                : null;
    }

    private static string NameOf(ExpressionSyntax target) =>
        (target is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)target).Identifier.ValueText;

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
