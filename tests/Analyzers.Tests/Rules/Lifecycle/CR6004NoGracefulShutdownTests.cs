namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6004NoGracefulShutdownTests
{
    [Theory]
    [InlineData("var listener = new System.Net.HttpListener(); listener.Start(); {|CR6004:while|} (true) { var context = listener.GetContext(); context.Response.Close(); }")]
    [InlineData("var timer = new Timer(_ => { }, null, 0, 1000); {|CR6004:Thread|}.Sleep(Timeout.Infinite);")]
    [InlineData("await {|CR6004:Task|}.Delay(Timeout.InfiniteTimeSpan);")]
    public Task Reports_a_program_that_runs_for_ever(string statements) => AnalyzeAsync(statements);

    [Theory]
    [InlineData("using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, _ => { }); while (true) { Thread.Sleep(1); }")]
    [InlineData("Console.CancelKeyPress += (_, _) => { }; while (true) { Thread.Sleep(1); }")]
    [InlineData("while (true) { var line = Console.ReadLine(); Console.WriteLine(line); }")]
    [InlineData("while (true) { if (args.Length == 0) break; }")]
    [InlineData("Console.WriteLine(\"done\");")]
    public Task Silent_where_it_ends_or_hears_the_signal(string statements) => AnalyzeAsync(statements);

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Console, statements, "CR6004");
}
