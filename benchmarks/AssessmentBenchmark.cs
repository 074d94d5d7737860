using System.Diagnostics;
using System.Text.Json;

namespace CloudReady.Benchmarks;

/// <summary>
/// What <c>cloudready assess --build never</c> takes as its user runs it: a process of its own, from its start to its report.
/// The time for one file is the start; what is above it is for the lines.
/// </summary>
internal static class AssessmentBenchmark
{
    private const int Runs = 3;

    /// <param name="args">The command, such as the <c>cloudready</c> of an installed tool, and the folders to assess.</param>
    public static void Run(string[] args)
    {
        if (args is not [var command, .. { Length: > 0 } folders])
        {
            Console.Error.WriteLine("usage: --assess COMMAND FOLDER...");
            return;
        }

        DirectoryInfo scratch = Directory.CreateTempSubdirectory("cloudready-benchmark-");
        try
        {
            string report = Path.Combine(scratch.FullName, "report.json");
            string single = Directory.CreateDirectory(Path.Combine(scratch.FullName, "single")).FullName;
            File.WriteAllText(Path.Combine(single, "Program.cs"), "System.Console.WriteLine();\n");
            Result start = Best(command, single, report);
            Console.WriteLine($"{"start",-40} {start.Wall.TotalSeconds,6:0.00} s {start.Megabytes,6:0} MB, {Environment.ProcessorCount} processors, best of {Runs} runs");
            foreach (string folder in folders)
            {
                Result result = Best(command, folder, report);
                double rate = result.Lines / (result.Wall - start.Wall).TotalSeconds;
                Console.WriteLine($"{Path.GetFileName(folder.TrimEnd('/')),-40} {result.Wall.TotalSeconds,6:0.00} s {result.Megabytes,6:0} MB {result.Lines,9:N0} lines {rate,9:N0} lines/s after start");
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static Result Best(string command, string folder, string report)
    {
        Result best = RunOnce(command, folder, report);
        for (int i = 1; i < Runs; i++)
        {
            Result next = RunOnce(command, folder, report);
            best = next.Wall < best.Wall ? next : best;
        }

        return best;
    }

    private static Result RunOnce(string command, string folder, string report)
    {
        var start = new ProcessStartInfo(command, ["assess", folder, "--build", "never", "--output", report]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        long peak = 0;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.WaitForExit(50))
            peak = Math.Max(peak, MemoryOf(process));

        watch.Stop();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{command} assess {folder}' ended with {process.ExitCode}");

        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(report));
        int lines = json.RootElement.GetProperty("projects").EnumerateArray().Sum(static project => project.GetProperty("lines").GetInt32());
        return new Result(watch.Elapsed, lines, peak / 1_000_000.0);
    }

    private static long MemoryOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }

    private sealed record Result(TimeSpan Wall, int Lines, double Megabytes);
}
