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

    /// <summary>The value of an environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The analyzers to run; a function, so that they are only loaded when they are needed.</summary>
    public Func<ImmutableArray<DiagnosticAnalyzer>> Analyzers { get; init; } = AnalyzerCatalog.Create;

    /// <summary>The value of <c>CLOUDREADY_NAME</c>, which stands for an option that the command line does not give; null where it is not set.</summary>
    public string? Setting(string name) => Variable("CLOUDREADY_" + name) is { Length: > 0 } value ? value : null;

    /// <summary>The same for an option that may be repeated: values are separated by semicolons.</summary>
    public string[] Settings(string name) => Setting(name)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The same for one of several words.</summary>
    /// <exception cref="CliException">The value is none of them.</exception>
    public T? Setting<T>(string name)
        where T : struct, Enum =>
        Setting(name) is not { } value ? null
        : Enum.TryParse(value, ignoreCase: true, out T parsed) ? parsed
        : throw new CliException($"CLOUDREADY_{name} is '{value}'; expected {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");

    /// <summary>The environment of this process.</summary>
    public static CliEnvironment FromProcess()
    {
        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new CliEnvironment
        {
            Out = Console.Out,
            Error = Console.Error,
            CurrentDirectory = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
            IsOutTerminal = !Console.IsOutputRedirected && !plain,
            IsErrorTerminal = !Console.IsErrorRedirected && !plain && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
        };
    }
}
