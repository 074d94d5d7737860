namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>Holds the ports of a service against those of containers.</summary>
internal static class ServicePorts
{
    /// <summary>True where the service sends its traffic to this container of the pod that it selects.</summary>
    public static bool Reach(KubernetesObject service, Container container, Match match)
    {
        foreach (YamlNode port in service.Spec?.Get("ports")?.Items ?? [])
        {
            if (TargetOf(port)?.AsText() is not { } wanted)
                continue;
            if (Declares(container, wanted))
                return true;

            foreach (Container other in container.Workload.Containers)
            {
                if (Declares(other, wanted))
                    return false;
            }
        }

        // Without a declared port only the single container of a pod can be meant.
        return match == Match.Yes && !container.IsSidecar && container.Node.Get("ports") is null && MainContainers(container.Workload) == 1;
    }

    /// <summary>The port of the pod: <c>targetPort</c>, else <c>port</c>.</summary>
    public static YamlNode? TargetOf(YamlNode port) => port.Get("targetPort") is { } target and not YamlScalar { IsNull: true } ? target : port.Get("port");

    /// <summary>True where the container declares the port by number or by name.</summary>
    public static bool Declares(Container container, string wanted)
    {
        foreach (YamlNode port in container.Node.Get("ports")?.Items ?? [])
        {
            if (port.Get("containerPort")?.AsText() == wanted || port.Get("name")?.AsText() == wanted)
                return true;
        }

        return false;
    }

    /// <summary>The port for a probe: the first that is declared, by its name where it has one.</summary>
    public static string? FirstOf(Container container)
    {
        foreach (YamlNode port in container.Node.Get("ports")?.Items ?? [])
        {
            if ((port.Get("protocol")?.AsText() ?? "TCP") == "TCP" && (port.Get("name")?.AsText() ?? port.Get("containerPort")?.AsText()) is { } name)
                return name;
        }

        return null;
    }

    private static int MainContainers(Workload workload)
    {
        int count = 0;
        foreach (Container container in workload.Containers)
            count += container.IsInit || container.IsSidecar ? 0 : 1;
        return count;
    }
}
