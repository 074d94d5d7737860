using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CloudReady.EndToEnd.Tests;

/// <summary>A process that serves on loopback: the application of a test, or a server that it needs.</summary>
internal sealed partial class RunningApplication : IAsyncDisposable
{
    private const int SignalTerminate = 15;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];

    private RunningApplication(Process process, int port)
    {
        _process = process;
        Port = port;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public HttpClient Client { get; }

    /// <summary>The lines on stdout so far.</summary>
    public IReadOnlyList<string> Output => Snapshot(_output);

    /// <summary>Starts a built application on a free port.</summary>
    public static Task<RunningApplication> StartAsync(string assembly, string folder, params (string Name, string Value)[] environment)
    {
        int port = FreePort();
        return StartAsync("dotnet", [assembly], folder, port, [("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), .. environment]);
    }

    /// <summary>Starts a server and waits until it accepts connections on its port.</summary>
    public static async Task<RunningApplication> StartAsync(
        string program, IEnumerable<string> arguments, string folder, int port, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        var application = new RunningApplication(Process.Start(start)!, port);
        try
        {
            await application.WaitUntilListeningAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>True where the program can be started; <c>.ci/run</c> installs those that the tests need.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the process at once, as a node that dies does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends SIGTERM, as a platform that stops a pod does.</summary>
    public void Terminate() => Assert.Equal(0, Kill(_process.Id, SignalTerminate));

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(LongestStop);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private async Task WaitUntilListeningAsync()
    {
        using var timeout = new CancellationTokenSource(LongestStart);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AcceptsAsync(timeout.Token))
        {
            Assert.False(_process.HasExited, $"'{_process.StartInfo.FileName}' ended before it listened:\n{string.Join('\n', Snapshot(_output).Concat(Snapshot(_errors)))}");
            await poll.WaitForNextTickAsync(timeout.Token);
        }
    }

    private async Task<bool> AcceptsAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Append(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }

    private static string[] Snapshot(List<string> lines)
    {
        lock (lines)
            return [.. lines];
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
