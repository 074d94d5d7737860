using System.Collections.Immutable;
using CloudReady.Cli.Assessing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Cli.Commands;

/// <summary>What the tool takes from and writes to the world around it.</summary>
internal sealed record CliEnvironment
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required string CurrentDirectory { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal that shows colours.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, where progress can be shown.</summary>
    public bool IsErrorTerminal { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The analyzers to run; a function, so that they are only loaded when they are needed.</summary>
    public Func<ImmutableArray<DiagnosticAnalyzer>> Analyzers { get; init; } = AnalyzerCatalog.Create;

    /// <summary>The environment of this process.</summary>
    public static CliEnvironment FromProcess()
    {
        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new CliEnvironment
        {
            Out = Console.Out,
            Error = Console.Error,
            CurrentDirectory = Environment.CurrentDirectory,
            IsOutTerminal = !Console.IsOutputRedirected && !plain,
            IsErrorTerminal = !Console.IsErrorRedirected && !plain && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
        };
    }
}
