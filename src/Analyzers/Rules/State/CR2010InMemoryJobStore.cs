using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>Jobs or messages that are lost with the process which holds them.</summary>
internal sealed class CR2010InMemoryJobStore() : Rule(Rule, effortHours: 3, FixKind.RewriteWithCompanions), IApiRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2010",
        "Jobs or messages live in the memory of one process",
        "'{0}' keeps {1} in the memory of one replica: a restart loses what waits there, and other replicas neither see it nor take part. {2}",
        DiagnosticSeverity.Warning,
        "A pod may be replaced at any moment. What was queued or scheduled in its memory is gone, and nobody is told.");

    private const string HangfireCure = "Use a shared storage, for example UseSqlServerStorage (package Hangfire.SqlServer) or UseRedisStorage, with a connection string from configuration.";
    private const string QuartzCure = "Create the tables of Quartz in a database, then use UsePersistentStore with UseClustering, a serializer and a connection string from configuration.";
    private const string MassTransitCure = "Use a broker, for example UsingRabbitMq (package MassTransit.RabbitMQ), with its address from configuration.";
    private const string RebusCure = "Use a broker, for example UseRabbitMq (package Rebus.RabbitMq), with its address from configuration.";
    private const string ServiceBusCure = "Use a broker, for example RabbitMQTransport, with its address from configuration.";

    private static readonly Api[] Kinds =
    [
        new("M:Hangfire.GlobalConfigurationExtensions.UseInMemoryStorage", StateStore.JobStorage, "jobs", HangfireCure),
        new("M:Hangfire.MemoryStorage.GlobalConfigurationExtensions.UseMemoryStorage", StateStore.JobStorage, "jobs", HangfireCure),
        new("M:Hangfire.MemoryStorage.MemoryStorage.#ctor", StateStore.JobStorage, "jobs", HangfireCure),
        new("M:Hangfire.InMemory.InMemoryStorage.#ctor", StateStore.JobStorage, "jobs", HangfireCure),
        new("M:Quartz.ServiceCollectionExtensions.AddQuartz", StateStore.JobStore, "its schedule", QuartzCure),
        new("M:Quartz.Impl.StdSchedulerFactory.#ctor", StateStore.JobStore, "its schedule", QuartzCure),
        new("M:Quartz.Impl.StdSchedulerFactory.GetDefaultScheduler", StateStore.JobStore, "its schedule", QuartzCure),
        new("M:MassTransit.InMemoryConfigurationExtensions.UsingInMemory", StateStore.Transport, "messages", MassTransitCure),
        new("M:MassTransit.InMemoryConfigurationExtensions.CreateUsingInMemory", StateStore.Transport, "messages", MassTransitCure),
        new("M:Rebus.Transport.InMem.InMemTransportConfigurationExtensions.UseInMemoryTransport", StateStore.Transport, "messages", RebusCure),
        new("T:NServiceBus.LearningTransport", StateStore.Transport, "messages", ServiceBusCure),
    ];

    public ImmutableArray<ApiRow> Apis { get; } = RowsOf(Kinds);

    /// <summary>What says that settings choose the store of Quartz.</summary>
    public ImmutableArray<string> Names { get; } = ImmutableArray.Create("QuartzOptions");

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (!context.Application.IsService || KindOf(use.Row) is not { } kind)
            return;

        bool isQuartz = kind.Store == StateStore.JobStore;
        if (isQuartz && MayBeConfigured(use)
            || context.Application.State.MayBeShared(kind.Store)
            || context.Application.State.IsDevelopmentOnly(use.Expression))
        {
            return;
        }

        context.Report(Rule, use.Location, null, use.IsSyntactic, use.Row.WrittenName, kind.Holds, kind.Cure);
    }

    private static Api? KindOf(ApiRow row)
    {
        foreach (Api kind in Kinds)
        {
            if (kind.Id == row.Id)
                return kind;
        }

        return null;
    }

    /// <summary>Quartz reads its store from properties that are handed to it, from settings, and from configuration files of its own.</summary>
    private static bool MayBeConfigured(in ApiUse use)
    {
        ApplicationModel application = use.Context.Application;
        if (application.UsesOf("QuartzOptions").Count > 0 || SaysJobStore(application.Artifacts))
            return true;

        if (use.Arguments is not { } arguments)
            return false;

        bool isStaticCall = use.Symbol is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null };
        for (int i = isStaticCall ? 1 : 0; i < arguments.Arguments.Count; i++)
        {
            ArgumentSyntax argument = arguments.Arguments[i];

            // Properties and a section of the configuration may say anything; a lambda says what can be read in it.
            if (argument.Expression is not (AnonymousFunctionExpressionSyntax or LiteralExpressionSyntax) && use.Row.WrittenName != "GetDefaultScheduler"
                || argument.Expression is AnonymousFunctionExpressionSyntax && NamesJobStore(argument.Expression))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesJobStore(SyntaxNode function)
    {
        foreach (SyntaxToken token in function.DescendantTokens())
        {
            if (token.ValueText.IndexOf("jobStore", StringComparison.OrdinalIgnoreCase) >= 0 || token.ValueText == "UsePersistentStore")
                return true;
        }

        return false;
    }

    private static bool SaysJobStore(ArtifactSet artifacts)
    {
        foreach ((AdditionalText file, _) in artifacts.JsonSettings)
        {
            if (file.GetText()?.ToString().IndexOf("jobStore", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        foreach ((AdditionalText file, _) in artifacts.XmlConfigs)
        {
            if (file.GetText()?.ToString().IndexOf("quartz.jobStore", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static ImmutableArray<ApiRow> RowsOf(Api[] apis)
    {
        var rows = ImmutableArray.CreateBuilder<ApiRow>(apis.Length);
        foreach (Api api in apis)
            rows.Add(new ApiRow(api.Id, receiver: api.Id.EndsWith("GetDefaultScheduler", StringComparison.Ordinal) ? "StdSchedulerFactory" : null));
        return rows.ToImmutable();
    }

    /// <summary>An API, the store that it makes local, and the words of the message.</summary>
    private sealed class Api(string id, StateStore store, string holds, string cure)
    {
        public string Id { get; } = id;

        public StateStore Store { get; } = store;

        public string Holds { get; } = holds;

        public string Cure { get; } = cure;
    }
}
