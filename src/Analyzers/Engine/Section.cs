namespace CloudReady.Analyzers.Engine;

/// <summary>
/// A section of the guide <i>Modernizing Applications for Kubernetes</i>: the diagnostic category of its rules and the
/// folder of their sources, fixes, tests and pages.
/// </summary>
public enum Section
{
    /// <summary>The tool itself: options and files that could not be understood.</summary>
    Tool,

    /// <summary>Values that vary by deployment live outside the code.</summary>
    Configuration,

    /// <summary>Nothing that matters lives in the process or on its disk.</summary>
    State,

    /// <summary>The platform can ask whether the application lives and whether it is ready.</summary>
    Health,

    /// <summary>Logs are a stream on standard output, metrics are published.</summary>
    Telemetry,

    /// <summary>One-off tasks go through the API, not through a shell.</summary>
    Administration,

    /// <summary>The process starts fast and stops gracefully.</summary>
    Lifecycle,

    /// <summary>The code runs in a Linux container.</summary>
    Platform,

    /// <summary>The image declares its dependencies, is small and unprivileged.</summary>
    Image,

    /// <summary>Manifests say what the platform must know.</summary>
    Kubernetes,

    /// <summary>Code, image and manifest agree.</summary>
    Contracts,
}
