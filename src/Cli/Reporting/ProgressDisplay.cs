using CloudReady.Cli.Assessing;
using Spectre.Console;

namespace CloudReady.Cli.Reporting;

/// <summary>A progress bar on a terminal; it disappears when the work is done.</summary>
internal static class ProgressDisplay
{
    /// <param name="output">The terminal.</param>
    /// <param name="work">The work; it is handed what reports its progress.</param>
    public static async Task<T> RunAsync<T>(TextWriter output, Func<Action<AssessmentProgress>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return await console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask("Starting");
                return await work(progress =>
                {
                    task.Description = Markup.Escape(progress.Activity);
                    task.MaxValue = progress.Total;
                    task.Value = progress.Done;
                }).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }
}
