using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>Settings are read from web.config or app.config, which the environment cannot change.</summary>
internal sealed class CR1006LegacyConfigurationApi() : Rule(Rule, effortHours: 1, FixKind.Rewrite), IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1006",
        "Settings come from a configuration file only",
        "'{0}' reads the configuration file, which is part of the image; environment variables of the pod do not count. Add configBuilders=\"Environment\" to the section (package Microsoft.Configuration.ConfigurationBuilders.Environment), or ask Environment.GetEnvironmentVariable first.",
        DiagnosticSeverity.Info,
        "ConfigurationManager and Settings.Default know web.config and app.config. With a configuration builder, or through IConfiguration, the same code reads what the cluster sets.");

    public void Analyze(SourceContext context)
    {
        List<Location>? reads = null;
        string first = "";
        foreach (SyntaxNode use in context.Facts.Uses)
        {
            if (use is not SimpleNameSyntax name || !LegacyConfiguration.IsRead(name, context.Model, AcceptsUnresolved(context), context.CancellationToken))
                continue;

            SyntaxNode read = ReadOf(name);
            if (reads is null)
                first = read.ToString();
            (reads ??= []).Add(read.GetLocation());
        }

        if (reads is not null && IsApplication(context.Application.Kind) && !context.Application.LegacyConfiguration.HasBuilders)
            context.Report(Rule, reads, isSyntactic: false, first);
    }

    /// <summary>
    /// <c>ConfigurationManager.AppSettings</c>, <c>Settings.Default.Name</c>: up to the member after the name.
    /// </summary>
    private static SyntaxNode ReadOf(SimpleNameSyntax name)
    {
        SyntaxNode type = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return type.Parent!;
    }

    private static bool AcceptsUnresolved(SourceContext context) =>
        context.Options.IsBuildless && (context.Sees("System.Configuration") || context.Sees("System.Web.Configuration"));

    /// <summary>A library does not own the configuration file.</summary>
    private static bool IsApplication(ApplicationKind kind) =>
        kind is ApplicationKind.FrameworkWeb or ApplicationKind.WindowsService or ApplicationKind.Web or ApplicationKind.Worker or ApplicationKind.ConsoleTool;
}
