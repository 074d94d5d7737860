using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Administration;

/// <summary>A service that starts, stops or configures what runs beside it.</summary>
internal sealed class CR5006ServiceControl() : Rule(Rule, effortHours: 3, FixKind.None), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR5006",
        "A service administers its machine",
        "'{0}' controls services, sites or tasks of the machine: in a container there are none. Leave starting and restarting to Kubernetes (probes, rollouts), and schedule work with a CronJob.",
        DiagnosticSeverity.Warning,
        "What runs, how often and with which settings is the platform's matter. A container that administers its machine finds nothing to administer.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("T:System.ServiceProcess.ServiceController"),
        new ApiRow("T:Microsoft.Web.Administration.ServerManager"),
        new ApiRow("T:Microsoft.Win32.TaskScheduler.TaskService"),
        new ApiRow("M:System.Web.HttpRuntime.UnloadAppDomain"));

    public void Analyze(in ApiUse use)
    {
        ApplicationKind kind = use.Context.Application.Kind;
        if (kind is ApplicationKind.Desktop or ApplicationKind.Browser
            || use.Row.Kind == 'T' && !IsCreatedOrCalled(use.Name)
            || PlatformGuard.IsWindowsOnly(use.Name, use.Context.Model))
        {
            return;
        }

        string used = use.Row.Kind == 'T' ? use.Row.SimpleTypeName : $"{use.Row.SimpleTypeName}.{use.Row.Member}";
        use.Context.Report(
            Rule, use.Row.Kind == 'T' ? use.Name.GetLocation() : use.Location, use.Context.Application.RunsInService ? null : DiagnosticSeverity.Info, use.IsSyntactic, used);
    }

    /// <summary>The type of a variable or parameter is no use of its own.</summary>
    private static bool IsCreatedOrCalled(SyntaxNode name) => ApiUse.ExpressionOf(name) switch
    {
        ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax => true,
        var whole => whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole,
    };
}
