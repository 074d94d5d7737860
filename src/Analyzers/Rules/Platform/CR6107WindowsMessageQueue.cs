using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>Microsoft Message Queuing is used.</summary>
internal sealed class CR6107WindowsMessageQueue() : PlatformRule(Rule, effortHours: 16)
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
}
