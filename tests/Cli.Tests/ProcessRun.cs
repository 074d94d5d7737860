using System.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>Runs <c>dotnet</c> as a process.</summary>
internal static class ProcessRun
{
    public static async Task<(int ExitCode, string Out, string Error)> DotnetAsync(string directory, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
