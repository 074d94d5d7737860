using System.Diagnostics;
using System.Text;

namespace CloudReady.Package.Tests;

/// <summary>What a <c>dotnet</c> command printed and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output);

/// <summary>Runs <c>dotnet</c> the way a user does.</summary>
internal static class DotNet
{
    public static async Task<CommandResult> RunAsync(string folder, string arguments, CancellationToken cancellationToken)
    {
        using Process process = Start(folder, arguments);
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, output.ToString());

        void Append(string? line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }

    /// <summary>Starts a command whose output the caller reads.</summary>
    public static Process Start(string folder, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test host was told about its own build must not reach the consumer's.
        foreach (string name in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "CI"])
            start.Environment.Remove(name);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }
}
