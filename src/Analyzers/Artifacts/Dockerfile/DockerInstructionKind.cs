namespace CloudReady.Analyzers.Artifacts;

/// <summary>The instructions of a Dockerfile.</summary>
internal enum DockerInstructionKind
{
    From,
    Run,
    Cmd,
    Label,
    Maintainer,
    Expose,
    Env,
    Add,
    Copy,
    Entrypoint,
    Volume,
    User,
    Workdir,
    Arg,
    OnBuild,
    StopSignal,
    HealthCheck,
    Shell,
}
