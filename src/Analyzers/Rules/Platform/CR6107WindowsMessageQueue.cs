using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>Microsoft Message Queuing is used.</summary>
internal sealed class CR6107WindowsMessageQueue() : PlatformRule(Rule, effortHours: 16), IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6107",
        "Microsoft Message Queuing is used",
        "'{0}' uses MSMQ: it is a service of a Windows machine, and a Linux container has none. Move to a broker that the cluster reaches, such as RabbitMQ or Azure Service Bus.",
        DiagnosticSeverity.Warning,
        "MSMQ keeps its queues on the disk of one Windows machine. A broker outside the application survives the pod and serves all replicas.");

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Messaging.MessageQueue",
        "T:System.Messaging.MessageQueueTransaction",
        "T:System.ServiceModel.NetMsmqBinding",
        "T:Experimental.System.Messaging.MessageQueue");

    /// <summary>One finding per file: the first endpoint or binding.</summary>
    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (WcfConfiguration.FirstBinding(document, static (_, binding) => binding is "netMsmqBinding" or "msmqIntegrationBinding") is var (binding, span)
            && context.Kind is not (ApplicationKind.Desktop or ApplicationKind.Browser))
        {
            context.Report(Rule, span, null, binding);
        }
    }
}
