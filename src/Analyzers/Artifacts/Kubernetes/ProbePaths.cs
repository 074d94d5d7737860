namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>What the path of a health endpoint says, and the paths that probes ask where the code names none.</summary>
internal static class ProbePaths
{
    public const string Liveness = "/healthz/live";
    public const string Readiness = "/healthz/ready";

    private static readonly (string Live, string Ready)[] Pairs =
        [("liveness", "readiness"), ("livez", "readyz"), ("live", "ready"), ("alive", "ready")];

    public static bool IsLiveness(string path) => LastSegment(path) is "live" or "alive" or "livez" or "liveness";

    public static bool IsReadiness(string path) => LastSegment(path) is "ready" or "readyz" or "readiness";

    /// <summary>The path for the other probe in the same manner: <c>/livez</c> for <c>/readyz</c>.</summary>
    public static string? Counterpart(string path)
    {
        string segment = LastSegment(path);
        string prefix = path.Substring(0, path.Length - segment.Length);
        foreach ((string live, string ready) in Pairs)
        {
            if (segment == live)
                return prefix + ready;
            if (segment == ready)
                return prefix + live;
        }

        return null;
    }

    private static string LastSegment(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
