namespace CloudReady.Analyzers.Application;

/// <summary>The words that say that something answers for the health of an application.</summary>
internal static class HealthWords
{
    /// <summary>True where a name, whatever its shape, says that it has to do with health.</summary>
    public static bool AreIn(string name) =>
        Says(name, "Health") || Says(name, "Probe") || Says(name, "Liveness") || Says(name, "Readiness") || Says(name, "Heartbeat");

    /// <summary>True where the name of an extension says health, or all that a service needs.</summary>
    public static bool AreInExtension(string name) =>
        AreIn(name) || Says(name, "DefaultEndpoints") || Says(name, "Defaults") || Says(name, "Monitoring") || Says(name, "Observability") || Says(name, "Actuator");

    /// <summary>True for the registration of a service that answers probes by itself, on a port or a path of its own.</summary>
    public static bool AreInAnsweringService(string name) =>
        Says(name, "Actuator") || Says(name, "HealthEndpoint") || Says(name, "Probes") || Says(name, "TcpEndpoint");

    /// <summary>True where a route is one that platforms probe, by a word in it.</summary>
    public static bool AreInRoute(string route)
    {
        bool isOfOneThing = route.IndexOf('{') >= 0;
        int start = 0;
        for (int i = 0; i <= route.Length; i++)
        {
            if (i < route.Length && char.IsLetterOrDigit(route[i]))
                continue;
            if (i > start && IsOne(route.Substring(start, i - start), isOfOneThing))
                return true;
            start = i + 1;
        }

        return false;
    }

    /// <summary>True for the path of an action by its name: <c>Info/Ping</c>, but not <c>Order/Status</c>.</summary>
    public static bool AreInAction(string path)
    {
        foreach (string word in path.Split('/'))
        {
            if (Is(word, "ping") || StartsWith(word, "alive") || StartsWith(word, "isalive"))
                return true;
        }

        return false;
    }

    /// <summary>True for one word that platforms probe.</summary>
    /// <param name="word">A word of a route, or the name of a controller or an action.</param>
    /// <param name="isOfOneThing">True in a route with a parameter: <c>orders/{id}/status</c> is not the application's.</param>
    public static bool IsOne(string word, bool isOfOneThing) =>
        StartsWith(word, "health") || StartsWith(word, "readiness") || StartsWith(word, "readyz") || StartsWith(word, "livez")
        || StartsWith(word, "liveness") || StartsWith(word, "heartbeat") || StartsWith(word, "probe")
        || (!isOfOneThing && (StartsWith(word, "alive") || Is(word, "live") || Is(word, "ready") || Is(word, "ping") || Is(word, "status")));

    private static bool Says(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string word, string prefix) => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
