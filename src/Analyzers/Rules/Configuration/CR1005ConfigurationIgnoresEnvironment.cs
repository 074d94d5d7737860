using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>Configuration that is put together from files, so that environment variables set nothing.</summary>
internal sealed class CR1005ConfigurationIgnoresEnvironment() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1005",
        "Configuration ignores environment variables",
        "{0}",
        DiagnosticSeverity.Warning,
        "A cluster gives a container its configuration as environment variables. They count only where AddEnvironmentVariables is called, and only for keys that no later source sets again.");

    private const string MissingMessage = "This configuration reads files and no environment variables: what the pod sets does not count. Call AddEnvironmentVariables() after the files.";
    private const string OverriddenMessage = "A file is added after the environment variables and wins over what the pod sets. Call AddEnvironmentVariables() after the files.";

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(new ApiRow("M:Microsoft.Extensions.Configuration.ConfigurationBuilder.#ctor"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not BaseObjectCreationExpressionSyntax creation
            || context.Application.Kind is ApplicationKind.Desktop or ApplicationKind.Browser
            || ConfigurationSources.Of(creation, context.Model) is not { HasFile: true } sources)
        {
            return;
        }

        DiagnosticSeverity? severity = context.Application.RunsInService && !IsInDesignTimeFactory(creation) ? null : DiagnosticSeverity.Info;
        if (sources.Environment is null)
            context.Report(Rule, creation.GetLocation(), severity, use.IsSyntactic, MissingMessage);
        else if (sources.IsEnvironmentOverridden)
            context.Report(Rule, creation.GetLocation(), severity, use.IsSyntactic, OverriddenMessage);
    }

    private static bool IsInDesignTimeFactory(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList is not { } bases)
            return false;

        foreach (BaseTypeSyntax type in bases.Types)
        {
            if (type.Type.ToString().IndexOf("IDesignTimeDbContextFactory<", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
