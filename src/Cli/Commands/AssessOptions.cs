using CloudReady.Cli.Loading;

namespace CloudReady.Cli.Commands;

/// <summary>The forms a report can take.</summary>
internal enum ReportFormat
{
    Console,
    Json,
}

/// <summary>From which severity on a finding breaks the gate.</summary>
internal enum FailOn
{
    None,
    Info,
    Warning,
    Error,
}

/// <summary>The command line of <c>assess</c>.</summary>
internal sealed record AssessOptions
{
    public string Path { get; init; } = ".";

    public IReadOnlyList<string> Outputs { get; init; } = [];

    public IReadOnlyList<ReportFormat> Formats { get; init; } = [];

    public FailOn FailOn { get; init; }

    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public BuildMode Build { get; init; }

    public bool NoColor { get; init; }

    public bool Quiet { get; init; }
}
