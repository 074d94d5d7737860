using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;
using CloudReady.Cli.Reporting;
using Spectre.Console;
using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class ConsoleReportTests
{
    private static readonly Assessment Example = new(
        "/work",
        93,
        [new SectionScore("State", 80, 2), new SectionScore("Health", 94, 1)],
        [new AssessedProject("Shop", "Shop/Shop.csproj", ["net10.0"], ProjectKind.Web, LoadedBy.Buildless, 93, 12, 3456)],
        [
            Finding("CR2900", Severity.Info, "Shop/A.cs", "A judgement [brackets]") with { Confidence = Confidence.Syntactic },
            Finding("CR3900", Severity.Warning, "Shop/B.cs", "A warning with a message that is a good deal longer than a line of the terminal is wide"),
            Finding("CR2900", Severity.Warning, "Shop/C.cs", "Nobody sees this") with { IsSuppressed = true },
        ],
        [],
        [],
        [new NotAnalyzed("Old/Old.vbproj", "Visual Basic is not analyzed, only C#")]);

    private readonly ReportSummary _summary = new(Example, TimeSpan.FromSeconds(1.2), ".");

    [Fact]
    public void PlainLinesAreWhatBuildToolsUnderstand()
    {
        using var output = new StringWriter { NewLine = "\n" };

        PlainReport.Write(_summary, output);

        string[] lines = output.ToString().Split('\n');
        Assert.Contains("1 project, without a build, 12 C# files, 3,456 lines, 1.2 s", lines[0], StringComparison.Ordinal);
        Assert.Equal("Shop/B.cs(3,5): warning CR3900: A warning with a message that is a good deal longer than a line of the terminal is wide", lines[2]);
        Assert.Equal("Shop/A.cs(3,5): info CR2900: A judgement [brackets] [matched by name]", lines[3]);
        Assert.Contains("1 suppressed, 0 of them with a reason.", lines);
        Assert.Contains("Score 93/100", lines);
        Assert.Contains("  Old/Old.vbproj: Visual Basic is not analyzed, only C#", lines);
        Assert.Contains("Next: cloudready assess . --output report.html", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody sees this", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Theory]
    [InlineData(60)]
    [InlineData(140)]
    public void TheTerminalReportKeepsToTheWidth(int width)
    {
        using var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;

        TerminalReport.Write(_summary, console);

        string text = output.ToString();
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
        Assert.Contains("CR3900", text, StringComparison.Ordinal);
        Assert.Contains("[brackets]", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Warnings", StringComparison.Ordinal) < text.IndexOf("Info", StringComparison.Ordinal));
        Assert.DoesNotContain("Nobody sees this", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheMostSevereIsToDoFirst() => Assert.Equal(["CR3900", "CR2900"], _summary.Todos.Select(todo => todo.Id));

    [Fact]
    public void MissingPackagesMakeARestoreTheNextCommand()
    {
        Assessment missing = Example with { NotAnalyzed = [new NotAnalyzed("Shop/Shop.csproj", $"{BuildlessLoader.MissingPackages}: Serilog")] };

        Assert.Equal("dotnet restore \"my shop\"", new ReportSummary(missing, TimeSpan.Zero, "my shop").NextCommand.Command);
    }

    private static Finding Finding(string id, Severity severity, string file, string message) =>
        new(id, severity, id == "CR2900" ? "State" : "Health", Confidence.Semantic, "Shop/Shop.csproj", file, 3, 5, 3, 9, message, "00", IsFixable: false, 2, IsSuppressed: false);
}
