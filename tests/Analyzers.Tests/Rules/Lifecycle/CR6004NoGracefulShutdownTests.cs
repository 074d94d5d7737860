using CloudReady.CodeFixes.Fixes.Lifecycle;

namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6004NoGracefulShutdownTests
{
    [Theory]
    [InlineData("var listener = new System.Net.HttpListener(); listener.Start(); {|CR6004:while|} (true) { var context = listener.GetContext(); context.Response.Close(); }")]
    [InlineData("var timer = new Timer(_ => { }, null, 0, 1000); {|CR6004:Thread|}.Sleep(Timeout.Infinite);")]
    [InlineData("await {|CR6004:Task|}.Delay(Timeout.InfiniteTimeSpan);")]
    [InlineData("Console.CancelKeyPress += (_, _) => { }; {|CR6004:while|} (true) { Thread.Sleep(1); }")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => { }; {|CR6004:while|} (true) { Thread.Sleep(1); }")]
    public Task Reports_a_program_that_runs_for_ever(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, _ => { }); while (true) { Thread.Sleep(1); }")]
    [InlineData("while (true) { var line = Console.ReadLine(); Console.WriteLine(line); }")]
    [InlineData("while (true) { if (args.Length == 0) break; }")]
    [InlineData("Console.WriteLine(\"done\");")]
    public Task Silent_where_it_ends_or_hears_the_signal(string statements) => AnalyzeAsync(statements);

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Console, statements, "CR6004");

    [Fact]
    public Task Runs_the_loop_until_the_signal() => Verify.FixAsync<CR6004NoGracefulShutdownFix>(
        TestProject.Console,
        """
        var listener = new System.Net.HttpListener();
        listener.Start();

        // Serve.
        {|CR6004:while|} (true)
        {
            listener.GetContext().Response.Close(); // one after the other
        }
        """,
        """
        using System.Runtime.InteropServices;

        var listener = new System.Net.HttpListener();
        listener.Start();

        // Serve.
        using var stopping = new CancellationTokenSource();
        // TODO CR6004: give stopping.Token to everything that waits. The generic host (package Microsoft.Extensions.Hosting) does this, logging and configuration too.
        using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stopping.Cancel();
        });
        while (!stopping.IsCancellationRequested)
        {
            listener.GetContext().Response.Close(); // one after the other
        }
        """,
        "CR6004:handle-sigterm",
        "CR6004");

    [Fact]
    public Task Waits_for_the_signal() => Verify.FixAsync<CR6004NoGracefulShutdownFix>(
        TestProject.Console,
        """
        using System.Runtime.InteropServices;

        class Program
        {
            static void Main()
            {
                using var timer = new Timer(_ => { }, null, 0, 1000);
                {|CR6004:Thread|}.Sleep(Timeout.Infinite);
            }
        }
        """,
        """
        using System.Runtime.InteropServices;

        class Program
        {
            static void Main()
            {
                using var timer = new Timer(_ => { }, null, 0, 1000);
                using var stopping = new CancellationTokenSource();
                // TODO CR6004: give stopping.Token to everything that waits. The generic host (package Microsoft.Extensions.Hosting) does this, logging and configuration too.
                using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
                {
                    context.Cancel = true;
                    stopping.Cancel();
                });
                stopping.Token.WaitHandle.WaitOne();
            }
        }
        """,
        "CR6004:handle-sigterm",
        "CR6004");

    private static Task OnFrameworkAsync(string statements) => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null, OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
        "using System; using System.Threading; class Program { static void Main() { " + statements + " } }",
        "CR6004");

    /// <summary>Up to .NET 9 the runtime turns SIGTERM into the event.</summary>
    [Fact]
    public Task ProcessExit_is_enough_before_NET_10() => OnFrameworkAsync("AppDomain.CurrentDomain.ProcessExit += (_, _) => { }; while (true) { Thread.Sleep(1); }");
}
