using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A WCF service or .NET Remoting is hosted.</summary>
internal sealed class CR6108WcfServerOrRemoting() : PlatformRule(Rule, effortHours: 16), IArtifactRule<XmlArtifact>
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
        "T:System.Runtime.Remoting.Channels.Tcp.TcpChannel",
        "T:System.Runtime.Remoting.Channels.Ipc.IpcChannel",
        "T:System.Runtime.Remoting.Channels.Http.HttpChannel",
        "M:System.AppDomain.CreateDomain");

    /// <summary>One finding per file: the first service, or the first client of a transport that Linux does not have.</summary>
    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if ((WcfConfiguration.FirstService(document) ?? WcfConfiguration.FirstBinding(document, IsWindowsOnly)) is var (found, span)
            && context.Kind is not (ApplicationKind.Desktop or ApplicationKind.Browser))
        {
            context.Report(Rule, span, null, found);
        }
    }

    private static bool IsWindowsOnly(bool isClient, string binding) =>
        binding is "netNamedPipeBinding" or "wsDualHttpBinding" or "netPeerTcpBinding" || !isClient && binding is "netTcpBinding";
}
