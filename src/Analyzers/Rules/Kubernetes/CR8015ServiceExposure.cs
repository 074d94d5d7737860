using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>Several services that are open to the outside, each by itself.</summary>
internal sealed class CR8015ServiceExposure() : ManifestRule(Rule, effortHours: 1, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8015",
        "Several Services are open to the outside",
        "{0} Services are open to the outside by themselves ({1}): each LoadBalancer costs an address, and TLS and host names must be managed {0} times. One Ingress or Gateway in front of ClusterIP Services does for all.",
        DiagnosticSeverity.Info,
        "A Service of type LoadBalancer asks the cloud for a load balancer of its own; NodePort opens a port on every node.");

    private const int NamesShown = 5;

    protected override void Analyze(ManifestContext context)
    {
        var exposed = new List<(KubernetesObject Service, YamlNode Type)>();
        var names = new List<string>();
        foreach (KubernetesObject service in context.Set.OfKind("Service"))
        {
            if (service.ApiVersion != "v1" || service.IsPatch || service.Spec?.Get("type") is not { } type || type.AsText() is not ("LoadBalancer" or "NodePort"))
                continue;
            if (names.Contains(service.DisplayName))
                continue;

            exposed.Add((service, type));
            names.Add(service.DisplayName);
        }

        // Once, at the first of them: the cure is one.
        if (exposed.Count < 2 || exposed[0].Service.File != context.File)
            return;

        string shown = string.Join(", ", names.GetRange(0, Math.Min(NamesShown, names.Count))) + (names.Count > NamesShown ? ", …" : "");
        context.Report(Rule, exposed[0].Service, exposed[0].Type.Span, null, names.Count, shown);
    }
}
