using CloudReady.CodeFixes.Fixes.Telemetry;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4006FileTraceListenerTests
{
    private const string Listener = """<add name="file" type="System.Diagnostics.TextWriterTraceListener, System" initializeData="trace.log" traceOutputOptions="DateTime"><filter type="F" /></add>""";

    [Theory]
    [InlineData("""{|CR4006:new TextWriterTraceListener("trace.log")|}""")]
    [InlineData("""{|CR4006:new XmlWriterTraceListener("trace.svclog", "xml")|}""")]
    [InlineData("""{|CR4006:new DelimitedListTraceListener(path)|}""")]
    [InlineData("""{|CR4006:new TextWriterTraceListener(File.CreateText(path))|}""")]
    [InlineData("""{|CR4006:new TextWriterTraceListener(new StreamWriter(path))|}""")]
    [InlineData("""{|CR4006:new TextWriterTraceListener(new FileStream(path, FileMode.Append))|}""")]
    public Task Reports_a_listener_for_a_file(string creation) => AnalyzeAsync(creation);

    [Theory]
    [InlineData("new TextWriterTraceListener(Console.Out)")]
    [InlineData("new TextWriterTraceListener(Console.OpenStandardError())")]
    [InlineData("new TextWriterTraceListener(new StringWriter())")]
    [InlineData("new TextWriterTraceListener(new StreamWriter(new MemoryStream()))")]
    [InlineData("new TextWriterTraceListener()")]
    [InlineData("new ConsoleTraceListener()")]
    [InlineData("new DefaultTraceListener()")]
    public Task Silent_on_streams_that_are_no_files(string creation) => AnalyzeAsync(creation);

    [Theory]
    [InlineData($"""<trace><listeners>{Listener}</listeners></trace>""", DiagnosticSeverity.Warning)]
    [InlineData($"""<sources><source name="s"><listeners>{Listener}</listeners></source></sources>""", DiagnosticSeverity.Warning)]
    [InlineData($"""<sharedListeners>{Listener}</sharedListeners><trace><listeners><add name="file" /></listeners></trace>""", DiagnosticSeverity.Warning)]
    [InlineData($"""<sharedListeners>{Listener}</sharedListeners>""", DiagnosticSeverity.Info)]
    [InlineData($"""<!-- <trace><listeners>{Listener}</listeners></trace> -->""", null)]
    [InlineData("""<trace><listeners><add name="c" type="System.Diagnostics.ConsoleTraceListener" /><remove name="Default" /></listeners></trace>""", null)]
    public async Task Reads_system_diagnostics(string section, DiagnosticSeverity? severity)
    {
        TestProject project = TestProject.Web with
        {
            Files = new Dictionary<string, string> { ["/0/web.config"] = $"<configuration><system.diagnostics>{section}</system.diagnostics></configuration>" },
        };
        IEnumerable<Diagnostic> findings = (await Findings.InAsync(project, "return;", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR4006");
        Assert.Equal(severity is null ? [] : [severity.Value], findings.Select(finding => finding.Severity));
    }

    [Theory]
    [InlineData("""{|CR4006:new TextWriterTraceListener("trace.log")|}""", "new ConsoleTraceListener()")]
    [InlineData("""{|CR4006:new TextWriterTraceListener("trace.log", "shop")|}""", """new ConsoleTraceListener() { Name = "shop" }""")]
    [InlineData("""{|CR4006:new System.Diagnostics.TextWriterTraceListener("trace.log") { TraceOutputOptions = TraceOptions.DateTime }|}""", "new System.Diagnostics.ConsoleTraceListener() { TraceOutputOptions = TraceOptions.DateTime }")]
    public Task Fix_creates_a_listener_for_the_console(string creation, string expected) =>
        Verify.FixAsync<CR4006FileTraceListenerFix>(TestProject.Web, Source(creation), Source(expected), null, "CR4006");

    [Fact]
    public async Task Fix_gives_the_listener_in_the_file_the_console()
    {
        (_, string all) = await ArtifactFix.ApplyAsync<CR4006FileTraceListenerFileFix>(
            "app.config",
            $"<configuration><system.diagnostics><trace><listeners>{Listener}</listeners></trace></system.diagnostics></configuration>",
            TestContext.Current.CancellationToken);
        Assert.Equal(
            """<configuration><system.diagnostics><trace><listeners><add name="file" type="System.Diagnostics.ConsoleTraceListener, System" traceOutputOptions="DateTime"><filter type="F" /></add></listeners></trace></system.diagnostics></configuration>""",
            all);
    }

    private static Task AnalyzeAsync(string creation) => Verify.AnalyzerAsync(TestProject.Web, Source(creation), "CR4006");

    private static string Source(string creation) => $$"""
        using System.Diagnostics;
        string path = args[0];
        Trace.Listeners.Add({{creation}});
        Trace.WriteLine(path);
        WebApplication.Create(args).Run();
        """;
}
