using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Administration;

/// <summary>A service that changes its database's schema when it starts.</summary>
internal sealed class CR5005MigrationAtStartup() : Rule(Rule, effortHours: 3, FixKind.Scaffold), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR5005",
        "The database is migrated when the service starts",
        "'{0}' changes the schema when the service starts: replicas that start together race, the start outlives its probe, and the service needs the rights of an owner. Run migrations as a Kubernetes Job of the same image before the rollout.",
        DiagnosticSeverity.Warning,
        "A migration is a task of a deployment, not of a replica. A Job runs it once, with its own rights, and the rollout waits for it.");

    private const string Facade = "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade.";
    private const string Relational = "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.";

    private static readonly string[] StartWords = ["Migrat", "Startup", "AppStart", "Application_Start", "Initial", "Seed", "Program", "EnsureDatabase", "EnsureDb", "CreateDatabase", "CreateDb", "SetupDatabase", "PrepareDatabase", "Bootstrap"];

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow($"M:{Relational}Migrate"),
        new ApiRow($"M:{Relational}MigrateAsync"),
        new ApiRow($"M:{Facade}EnsureCreated"),
        new ApiRow($"M:{Facade}EnsureCreatedAsync"),
        new ApiRow("T:System.Data.Entity.MigrateDatabaseToLatestVersion`2"),
        new ApiRow("T:System.Data.Entity.CreateDatabaseIfNotExists`1"),
        new ApiRow("T:System.Data.Entity.DropCreateDatabaseIfModelChanges`1"),
        new ApiRow("M:DbUp.Engine.UpgradeEngine.PerformUpgrade"),
        new ApiRow("M:FluentMigrator.Runner.IMigrationRunner.MigrateUp"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (!context.Application.RunsInService
            || IsDeclaration(use.Name)
            || AnswersRequest(use.Name)
            || IsUnderSwitch(use.Name)
            || !RunsAtStart(use.Name)
            || IsMigrator(use)
            || EnvironmentGuard.IsDevelopmentOnly(use.Name, context.Model))
        {
            return;
        }

        context.Report(Rule, use.Row.Kind == 'T' ? use.Name.GetLocation() : use.Location, context.Application.IsService ? null : DiagnosticSeverity.Info, use.IsSyntactic, use.Row.WrittenName);
    }

    /// <summary>
    /// The entry point, a startup class, a hosted service, the constructor of a context, an extension of the host; and methods
    /// and types whose names say that they prepare the database.
    /// </summary>
    private static bool RunsAtStart(SyntaxNode name)
    {
        for (SyntaxNode? node = name.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case GlobalStatementSyntax or ConstructorDeclarationSyntax:
                case MethodDeclarationSyntax method when SaysStart(method.Identifier.ValueText) || IsHostExtension(method):
                case TypeDeclarationSyntax type when SaysStart(type.Identifier.ValueText) || IsHosted(type):
                    return true;
            }
        }

        return false;
    }

    private static bool SaysStart(string name)
    {
        foreach (string word in StartWords)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return name is "Main" or "Configure" or "ConfigureServices";
    }

    private static bool IsHostExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is { Count: > 0 } parameters
        && parameters[0].Type?.ToString() is "IHost" or "IWebHost" or "WebApplication" or "IApplicationBuilder" or "IServiceProvider" or "IServiceCollection";

    private static bool IsHosted(TypeDeclarationSyntax type) =>
        type.BaseList?.ToString() is { } bases
        && (bases.IndexOf("IHostedService", StringComparison.Ordinal) >= 0 || bases.IndexOf("BackgroundService", StringComparison.Ordinal) >= 0 || bases.IndexOf("IStartupFilter", StringComparison.Ordinal) >= 0 || bases.IndexOf("HttpApplication", StringComparison.Ordinal) >= 0);

    /// <summary>A worker that is there for migrations: it says so by its name, or ends the program when it is done.</summary>
    private static bool IsMigrator(in ApiUse use)
    {
        if (use.Context.Application.Kind != ApplicationKind.Worker)
            return false;
        if (use.Context.Compilation.AssemblyName?.IndexOf("Migrat", StringComparison.OrdinalIgnoreCase) >= 0)
            return true;

        foreach (SyntaxNode node in use.Name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes() ?? [])
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "StopApplication" })
                return true;
        }

        return false;
    }

    /// <summary>A class that derives from an initializer starts nothing by itself.</summary>
    private static bool IsDeclaration(SyntaxNode name) => name.FirstAncestorOrSelf<BaseListSyntax>() is not null;

    /// <summary>A controller's action and a mapped handler migrate when an administrator asks.</summary>
    private static bool AnswersRequest(SyntaxNode name)
    {
        for (SyntaxNode? node = name.Parent; node is not null; node = node.Parent)
        {
            if (node is ClassDeclarationSyntax { Identifier.ValueText: var type } && (type.EndsWith("Controller", StringComparison.Ordinal) || type.EndsWith("Endpoint", StringComparison.Ordinal)))
                return true;
            if (node is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } && CallLocation.NameOf(call).StartsWith("Map", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary><c>if (args.Contains("--migrate"))</c>, <c>if (options.MigrateOnStart)</c>: whoever deploys decides.</summary>
    private static bool IsUnderSwitch(SyntaxNode name)
    {
        for (SyntaxNode? node = name.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is IfStatementSyntax { Condition: var condition } && SaysSwitch(condition.ToString()))
                return true;
        }

        return false;
    }

    private static bool SaysSwitch(string condition) =>
        condition.IndexOf("args", StringComparison.Ordinal) >= 0
        || condition.IndexOf("migrat", StringComparison.OrdinalIgnoreCase) >= 0 && condition.IndexOf("PendingMigrations", StringComparison.Ordinal) < 0
        || condition.IndexOf("GetValue", StringComparison.Ordinal) >= 0
        || condition.IndexOf("onfig", StringComparison.Ordinal) >= 0;
}
