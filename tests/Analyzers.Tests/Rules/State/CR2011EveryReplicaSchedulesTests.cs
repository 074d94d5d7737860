namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2011EveryReplicaSchedulesTests
{
    [Theory]
    [InlineData("while (!token.IsCancellationRequested) { await invoices.SendAsync(); await Task.{|CR2011:Delay(1000, token)|}; }")]
    [InlineData("using var timer = {|CR2011:new PeriodicTimer(TimeSpan.FromHours(1))|}; while (await timer.WaitForNextTickAsync(token)) await invoices.SendAsync();")]
    [InlineData("using PeriodicTimer timer = {|CR2011:new(TimeSpan.FromHours(1))|}; while (await timer.WaitForNextTickAsync(token)) await invoices.SendAsync();")]
    [InlineData("_ = {|CR2011:new Timer(_ => invoices.SendAsync(), null, 0, 1000)|}; await Task.CompletedTask;")]
    [InlineData("var timer = {|CR2011:new System.Timers.Timer(1000)|}; timer.Elapsed += async (_, _) => await invoices.SendAsync(); await Task.CompletedTask;")]
    public Task Schedule_that_changes_data(string code) => VerifyAsync("InvoiceJob", code);

    [Theory]
    [InlineData("InvoiceJob", "await Task.Delay(1000, token); await invoices.SendAsync();")]
    [InlineData("InvoiceJob", "while (!token.IsCancellationRequested) { await invoices.ReadAsync(); await Task.Delay(1000, token); }")]
    [InlineData("InvoiceJob", "_ = new Timer(_ => invoices.SendAsync(), null, 1000, Timeout.Infinite); await Task.CompletedTask;")]
    [InlineData("InvoiceJob", "while (true) { if (await new Locks().TryAcquireAsync()) await invoices.SendAsync(); await Task.Delay(1000, token); }")]
    [InlineData("InvoiceJob", "while (true) { try { await invoices.SendAsync(); return; } catch { await Task.Delay(1000, token); } }")]
    [InlineData("MetricsPublisher", "while (true) { await invoices.SendAsync(); await Task.Delay(1000, token); }")]
    [InlineData("CacheRefresher", "while (true) { await invoices.SendAsync(); await Task.Delay(1000, token); }")]
    public Task What_each_replica_may_do_is_silent(string type, string code) => VerifyAsync(type, code);

    [Fact]
    public Task Only_hosted_services() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        WebApplication.CreateBuilder(args).Build().Run();

        public class Poller(Invoices invoices)
        {
            public async Task Poll() { while (true) { await invoices.SendAsync(); await Task.Delay(1000); } }
        }

        public class Invoices { public Task SendAsync() => Task.CompletedTask; }
        """,
        "CR2011");

    private static Task VerifyAsync(string type, string code) => Verify.AnalyzerAsync(
        TestProject.Web,
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class {{type}}(Invoices invoices) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                {{code}}
            }
        }

        public class Invoices { public Task SendAsync() => Task.CompletedTask; public Task ReadAsync() => Task.CompletedTask; }
        public class Locks { public Task<bool> TryAcquireAsync() => Task.FromResult(true); }
        """,
        "CR2011");
}
