using CloudReady.CodeFixes.Fixes.Lifecycle;

namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6003BlockingStartTests
{
    /// <summary>The host of .NET 9 and before, which waits for the first await.</summary>
    private const string Hosting = """
        namespace Microsoft.Extensions.Hosting
        {
            public abstract class BackgroundService
            {
                protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
            }
        }
        """;

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { Consume(); }")]
    [InlineData("Consume(); while (true) { Consume(); }")]
    public Task Reports_a_loop_before_the_first_await(string statements) => AnalyzeAsync("{|CR6003:ExecuteAsync|}", statements);

    [Theory]
    [InlineData("await Task.Yield(); while (true) { Consume(); }")]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { await Task.Delay(1, stoppingToken); }")]
    [InlineData("await Task.Run(() => { while (true) { Consume(); } });")]
    [InlineData("while (Consume()) { }")]
    public Task Silent_where_the_host_goes_on(string statements) => AnalyzeAsync("ExecuteAsync", statements);

    [Fact]
    public Task Silent_on_a_host_that_starts_it_in_the_background() => Verify.AnalyzerAsync(
        TestProject.Console, "using Microsoft.Extensions.Hosting;" + Worker("ExecuteAsync", "while (true) { Consume(); }"), "CR6003");

    [Fact]
    public Task Yields_first() => Verify.FixAsync<CR6003BlockingStartFix>(
        TestProject.Library with { Sources = [Hosting] },
        Worker("{|CR6003:ExecuteAsync|}", "while (true) { Consume(); } // the queue"),
        Worker("ExecuteAsync", "await Task.Yield();\n        while (true) { Consume(); } // the queue"),
        "CR6003:yield",
        "CR6003");

    private static Task AnalyzeAsync(string method, string statements) => Verify.AnalyzerAsync(TestProject.Library with { Sources = [Hosting] }, Worker(method, statements), "CR6003");

    private static string Worker(string method, string statements) => $$"""
        class Worker : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task {{method}}(CancellationToken stoppingToken)
            {
                {{statements}}
            }

            private static bool Consume() => true;

            private static void Main() { }
        }
        """;

    [Theory]
    [InlineData("Thread.Sleep(1000); await Task.Yield();")]
    [InlineData("new System.Net.HttpListener().GetContext(); await Task.Yield();")]
    [InlineData("foreach (var item in new System.Collections.Concurrent.BlockingCollection<int>().GetConsumingEnumerable(stoppingToken)) { Consume(); }")]
    public Task Reports_a_wait_before_the_first_await(string statements) => AnalyzeAsync("{|CR6003:ExecuteAsync|}", statements);

    [Theory]
    [InlineData("{|CR6003:StartAsync|}", "while (!cancellationToken.IsCancellationRequested) { await Task.Delay(1000, cancellationToken); }")]
    [InlineData("{|CR6003:StartAsync|}", "Thread.Sleep(30000); await Task.Yield();")]
    [InlineData("StartAsync", "while (!cancellationToken.IsCancellationRequested) { if (Connect()) break; await Task.Delay(1000, cancellationToken); }")]
    [InlineData("StartAsync", "_ = Task.Run(async () => { while (true) { await Task.Delay(1000); } }); await Task.Yield();")]
    public Task Reports_a_start_that_never_ends(string method, string statements) => Verify.AnalyzerAsync(TestProject.Console, $$"""
        class Worker : Microsoft.Extensions.Hosting.IHostedService
        {
            public async Task {{method}}(CancellationToken cancellationToken) { {{statements}} }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private static bool Connect() => true;

            private static void Main() { }
        }
        """, "CR6003");
}
