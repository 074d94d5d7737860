namespace CloudReady.Cli.Commands;

/// <summary>What the process returns; part of the contract with scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done, and below the gate.</summary>
    public const int Done = 0;

    /// <summary>Done, and a finding reaches <c>--fail-on</c>.</summary>
    public const int GateBroken = 1;

    /// <summary>What was asked could not be done: one line on standard error says why.</summary>
    public const int Failed = 2;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;
}
