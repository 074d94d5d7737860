namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4103WindowsPerformanceCounterTests
{
    [Fact]
    public Task Reports_counters_once_in_a_file_and_not_under_a_guard() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using System.Diagnostics;
        WebApplication.Create(args).Run();
        class Load
        {
            public float Cpu() { var counter = new {|CR4103:PerformanceCounter|}("Processor", "% Processor Time", "_Total"); return counter.NextValue(); }
            public bool Exists() => PerformanceCounterCategory.Exists("Shop");
            public float Guarded() => OperatingSystem.IsWindows() ? new PerformanceCounter().NextValue() : 0;
        }
        """,
        "CR4103");
}
