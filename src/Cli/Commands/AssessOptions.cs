using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;
using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Commands;

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

    /// <summary>Null where it is not given: then a baseline fails on whatever is new.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>The file that says which findings are known already.</summary>
    public string? Baseline { get; init; }

    /// <summary>The file that receives the findings of this run as known ones.</summary>
    public string? WriteBaseline { get; init; }

    /// <summary>The part of the projects to analyze; all where it is not given.</summary>
    public Shard? Shard { get; init; }

    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public BuildMode Build { get; init; }

    public bool NoColor { get; init; }

    public bool Quiet { get; init; }
}
