using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A WCF service or .NET Remoting is hosted.</summary>
internal sealed class CR6108WcfServerOrRemoting() : PlatformRule(Rule, effortHours: 16)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6108",
        "A WCF service or .NET Remoting is hosted",
        "'{0}' has no counterpart on .NET for Linux. Host the service with CoreWCF, or replace it by gRPC or HTTP.",
        DiagnosticSeverity.Warning,
        "WCF services, their Windows transports, .NET Remoting and application domains exist on .NET Framework only.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.ServiceModel.ServiceHost",
        "T:System.ServiceModel.Web.WebServiceHost",
        "T:System.ServiceModel.Activation.ServiceHostFactory",
        "T:System.ServiceModel.NetNamedPipeBinding",
        "T:System.ServiceModel.WSDualHttpBinding",
        "T:System.ServiceModel.NetPeerTcpBinding",
        "T:System.Runtime.Remoting.RemotingConfiguration",
        "T:System.Runtime.Remoting.RemotingServices",
        "T:System.Runtime.Remoting.Channels.ChannelServices",
        "M:System.AppDomain.CreateDomain");
}
