using System.Text;
using CloudReady.Cli.Merging;
using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Commands;

/// <summary><c>cloudready merge</c>: reports of shards into one report, reports of many repositories into a portfolio.</summary>
internal static class MergeCommand
{
    /// <returns>The exit code.</returns>
    /// <exception cref="CliException">A report is none, or they do not fit together, or a file cannot be written.</exception>
    public static int Run(
        IReadOnlyCollection<string> reports, IReadOnlyList<string> outputs, IReadOnlyList<ReportFormat> formats, CliEnvironment environment, CancellationToken cancellationToken)
    {
        ReportPlan plan = ReportPlan.For(new AssessOptions { Outputs = outputs, Formats = formats }, environment.CurrentDirectory);
        var portfolio = Portfolio.Of([.. reports.Select(report => MergedReport.Read(Path.GetFullPath(Path.Combine(environment.CurrentDirectory, report))))]);
        DateTimeOffset now = environment.Time.GetUtcNow();
        OutputFile.WriteAll([.. plan.Files.Select(file => (file.Path, Render(file.Format, portfolio, Path.GetDirectoryName(file.Path)!, now)))], cancellationToken);
        environment.Out.Write(Encoding.UTF8.GetString(Render(plan.StandardOutput, portfolio, environment.CurrentDirectory, now)));
        return ExitCode.Done;
    }

    private static byte[] Render(ReportFormat format, Portfolio portfolio, string folder, DateTimeOffset now) =>
        portfolio.Repositories is [{ } only]
            ? ReportFile.Render(format, new ReportSummary(only.Assessment, elapsed: null, only.Assessment.Root), now)
            : PortfolioReport.Render(format, portfolio, folder, now);
}
