using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;
using Spectre.Console;

namespace CloudReady.Cli.Reporting;

/// <summary>The console report for a person at a terminal: colours, tables, as wide as the window.</summary>
internal static class TerminalReport
{
    private const int NotAnalyzedShown = 10;
    private const int BarWidth = 20;

    public static void Write(ReportSummary summary, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{ToolInfo.Name}[/] [dim]{ToolInfo.Version}: {summary.Headline}[/]");
        console.WriteLine();
        foreach (IGrouping<Severity, Finding> group in summary.BySeverity)
            WriteFindings(group, console);
        if (summary.Findings.Count == 0)
            console.MarkupLine("[green]No findings.[/]");
        if (summary.Suppressed > 0)
            console.MarkupLineInterpolated($"[dim]{summary.SuppressedText}.[/]");
        WriteScores(summary, console);
        WriteTodos(summary.Todos, console);
        WriteNotAnalyzed(summary.Assessment, console);
        console.WriteLine();
        console.MarkupLineInterpolated($"Next: [bold]{summary.NextCommand.Command}[/]  [dim]{summary.NextCommand.Why}[/]");
    }

    private static void WriteFindings(IGrouping<Severity, Finding> group, IAnsiConsole console)
    {
        string color = ColorOf(group.Key);
        console.MarkupLineInterpolated($"[bold {color}]{TitleOf(group.Key)}[/] [dim]{group.Count()}[/]");
        Table table = NewTable().AddColumn(new TableColumn("").NoWrap()).AddColumn("").AddColumn("");
        foreach (Finding finding in group)
        {
            string message = finding.Confidence == Confidence.Syntactic ? $"{finding.Message} (matched by name)" : finding.Message;
            table.AddRow(new Markup($"[{color}]{finding.Id}[/]"), new Text($"{finding.File}:{finding.Line}"), new Text(message));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void WriteScores(ReportSummary summary, IAnsiConsole console)
    {
        Assessment assessment = summary.Assessment;
        console.MarkupLineInterpolated($"[bold]Score[/] [bold {ColorOf(assessment.Score ?? 0)}]{summary.ScoreText}[/]");
        Table table = NewTable().AddColumn("").AddColumn(new TableColumn("").RightAligned()).AddColumn("").AddColumn("");
        foreach (SectionScore section in assessment.Sections.Where(section => section.Findings > 0))
        {
            int filled = section.Score * BarWidth / 100;
            table.AddRow(
                new Text(section.Name),
                new Text(section.Score.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new Markup($"[{ColorOf(section.Score)}]{new string('█', filled)}[/][dim]{new string('░', BarWidth - filled)}[/]"),
                new Text(ReportSummary.Count(section.Findings, "finding")));
        }

        console.Write(table);
    }

    private static void WriteTodos(IReadOnlyList<Todo> todos, IAnsiConsole console)
    {
        if (todos.Count == 0)
            return;
        console.WriteLine();
        console.MarkupLine("[bold]To do first[/]");
        Table table = NewTable().AddColumn(new TableColumn("").NoWrap()).AddColumn("").AddColumn("").AddColumn(new TableColumn("").RightAligned()).AddColumn("");
        foreach (Todo todo in todos.Take(ReportSummary.TodosOnConsole))
        {
            table.AddRow(
                new Markup($"[{ColorOf(todo.Severity)}]{todo.Id}[/]"), new Text(todo.Name), new Text(ReportSummary.Count(todo.Count, "finding")),
                new Text(ReportSummary.Hours(todo.Hours)), new Markup($"[green]{ReportSummary.Points(todo.Gain)}[/]"));
        }

        console.Write(table);
    }

    private static void WriteNotAnalyzed(Assessment assessment, IAnsiConsole console)
    {
        if (assessment.NotAnalyzed.IsEmpty)
            return;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Not or not fully analyzed[/] [dim]{assessment.NotAnalyzed.Length}[/]");
        Table table = NewTable().AddColumn("").AddColumn("");
        foreach (NotAnalyzed entry in assessment.NotAnalyzed.Take(NotAnalyzedShown))
            table.AddRow(new Text(entry.Path), new Text(entry.Reason));
        console.Write(table);
        int more = assessment.NotAnalyzed.Length - NotAnalyzedShown;
        if (more > 0)
            console.MarkupLineInterpolated($"  [dim]and {more} more: see the HTML or JSON report[/]");
    }

    private static Table NewTable() => new Table().NoBorder().HideHeaders();

    private static string TitleOf(Severity severity) => severity switch
    {
        Severity.Error => "Errors",
        Severity.Warning => "Warnings",
        _ => "Info",
    };

    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Error => "red",
        Severity.Warning => "yellow",
        _ => "blue",
    };

    private static string ColorOf(int score) => score >= 80 ? "green" : score >= 50 ? "yellow" : "red";
}
