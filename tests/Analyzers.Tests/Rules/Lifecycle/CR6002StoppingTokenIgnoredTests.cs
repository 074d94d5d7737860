using CloudReady.CodeFixes.Fixes.Lifecycle;

namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6002StoppingTokenIgnoredTests
{
    [Theory]
    [InlineData("{|CR6002:while|} (true) { await Task.Delay(1000, CancellationToken.None).ConfigureAwait(false); }")]
    [InlineData("{|CR6002:while|} (true) { Work(); await Task.Yield(); }")]
    [InlineData("{|CR6002:for|} (;;) { await Task.Yield(); }")]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { await Task.{|CR6002:Delay(1000)|}; }")]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { await Task.Yield(); Thread.{|CR6002:Sleep(1000)|}; }")]
    public Task Reports_what_does_not_stop(string statements) => Verify.AnalyzerAsync(TestProject.Console, Worker(statements.Replace("CancellationToken.None).ConfigureAwait(false)", "default)", StringComparison.Ordinal)), "CR6002");

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { await Task.Delay(1000, stoppingToken); }")]
    [InlineData("while (true) { stoppingToken.ThrowIfCancellationRequested(); await Task.Yield(); }")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); while (true) { await Task.Delay(1, linked.Token); }")]
    [InlineData("while (true) { if (Done()) break; await Task.Yield(); }")]
    [InlineData("await Task.Delay(Timeout.Infinite, stoppingToken);")]
    public Task Silent_where_the_token_is_read(string statements) => Verify.AnalyzerAsync(TestProject.Console, Worker(statements), "CR6002");

    [Fact]
    public Task Silent_in_a_method_of_that_name_elsewhere() => Verify.AnalyzerAsync(
        TestProject.Console, "class Command { Task ExecuteAsync(CancellationToken token) => Task.Delay(5); static void Main() { } }", "CR6002");

    [Theory]
    [InlineData("{|CR6002:while|} (true) { await Task.Yield(); } // consume", "while (!stoppingToken.IsCancellationRequested) { await Task.Yield(); } // consume")]
    [InlineData("await Task.{|CR6002:Delay(1000)|}; // pause", "await Task.Delay(1000, stoppingToken); // pause")]
    [InlineData("Thread.{|CR6002:Sleep(1000)|}; // pause", "await Task.Delay(1000, stoppingToken); // pause")]
    public Task Reads_the_token(string statements, string fixedStatements) => Verify.FixAsync<CR6002StoppingTokenIgnoredFix>(
        TestProject.Console, Worker(statements), Worker(fixedStatements), "CR6002:read-token", "CR6002");

    private static string Worker(string statements) => $$"""
        using Microsoft.Extensions.Hosting;

        class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{statements}}
            }

            private static void Work() { }

            private static bool Done() => true;

            private static void Main() { }
        }
        """;

    [Fact]
    public Task Follows_methods_of_the_same_type() => Verify.AnalyzerAsync(TestProject.Console, """
        using Microsoft.Extensions.Hosting;

        class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await PollAsync(stoppingToken);
                await ConsumeAsync();
                await Task.Run(() => CleanAsync(stoppingToken), stoppingToken);
            }

            private async Task PollAsync(CancellationToken ct) { while (!ct.IsCancellationRequested) { await Task.{|CR6002:Delay(1000)|}; } }

            private async Task ConsumeAsync() { {|CR6002:while|} (true) { await Task.Delay(1000); } }

            private async Task CleanAsync(CancellationToken ct) { {|CR6002:while|} (true) { await Task.Yield(); } }

            private async Task ElsewhereAsync() { while (true) { await Task.Delay(1000); } }

            private static void Main() { }
        }
        """, "CR6002");

    [Fact]
    public Task Reports_a_hosted_service_that_never_stops() => Verify.AnalyzerAsync(TestProject.Console, """
        using Microsoft.Extensions.Hosting;

        class Poller : IHostedService
        {
            private readonly CancellationTokenSource _source = new();

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = Task.Run(async () => { {|CR6002:while|} (true) { await Task.Delay(1000); } });
                _ = ExecuteAsync(_source.Token);
                _ = Task.Run(async () => { while (true) { await Task.Delay(1000, _source.Token); } });
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => _source.CancelAsync();

            private async Task ExecuteAsync(CancellationToken ct) { while (!ct.IsCancellationRequested) { await Task.{|CR6002:Delay(15000)|}; await Task.Delay(50); } }

            private static void Main() { }
        }
        """, "CR6002");

    [Fact]
    public Task No_fix_without_the_token_at_hand() => Verify.NoFixAsync<CR6002StoppingTokenIgnoredFix>(
        TestProject.Console, Worker("Consume(); } private static void Consume() { {|CR6002:while|} (true) { Thread.Sleep(1000); }"), "CR6002");
}
