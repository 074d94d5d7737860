using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>SignalR that reaches the clients of one replica only.</summary>
internal sealed class CR2009SignalRWithoutBackplane() : RegistrationRule(Rule, effortHours: 2, FixKind.RewriteWithCompanions, StateStore.Backplane, StateRole.Needs)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2009",
        "SignalR has no backplane",
        "'{0}' reaches the clients of one replica only: a message sent on another replica never arrives. {1}",
        DiagnosticSeverity.Warning,
        "A hub knows the connections of its own process. With several replicas a backplane, or a service that holds the connections, carries each message to all of them.");

    private const string CoreCure = "Add a backplane, for example AddStackExchangeRedis (package Microsoft.AspNetCore.SignalR.StackExchangeRedis) with a connection string from configuration, or AddAzureSignalR.";
    private const string BlazorCure = "The hubs are those of Blazor, whose circuits live in one replica: keep each client on its replica (sessionAffinity: ClientIP, or the cookie of the ingress), or use AddAzureSignalR.";
    private const string OwinCure = "Scale out through Redis (GlobalHost.DependencyResolver.UseStackExchangeRedis, package Microsoft.AspNet.SignalR.StackExchangeRedis) or MapAzureSignalR.";

    public override ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.SignalRDependencyInjectionExtensions.AddSignalR"),
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.ComponentServiceCollectionExtensions.AddServerSideBlazor"),
        new ApiRow("M:Microsoft.Extensions.DependencyInjection.ServerRazorComponentsBuilderExtensions.AddInteractiveServerComponents"),
        new ApiRow("M:Owin.OwinExtensions.MapSignalR"),
        new ApiRow("M:Owin.OwinExtensions.RunSignalR"));

    protected override bool MayBeLost(in ApiUse use, ApplicationModel application)
    {
        // AddSignalR beside Blazor has a finding of its own.
        bool isBlazor = use.Row.WrittenName is "AddServerSideBlazor" or "AddInteractiveServerComponents";
        return !(isBlazor && application.UsesOf("AddSignalR").Count > 0) && !IsCured(application);
    }

    protected override DiagnosticSeverity? SeverityOf(string method, ApplicationModel application) =>
        CureFor(method, application) == BlazorCure ? DiagnosticSeverity.Info : null;

    protected override string CureFor(string method, ApplicationModel application) => method switch
    {
        "MapSignalR" or "RunSignalR" => OwinCure,
        "AddSignalR" => IsForBlazor(application) ? BlazorCure : CoreCure,
        _ => BlazorCure,
    };

    /// <summary>True where no hub of the application's own is mapped.</summary>
    private static bool IsForBlazor(ApplicationModel application) =>
        application.UsesOf("MapHub").Count == 0
        && (application.UsesOf("AddServerSideBlazor").Count > 0 || application.UsesOf("AddInteractiveServerComponents").Count > 0 || application.UsesOf("MapBlazorHub").Count > 0);
}
