using System.Diagnostics;
using System.Net;

namespace CloudReady.EndToEnd.Tests;

/// <summary>
/// The lift-and-shift sample after Fix All of the rules about stopping and about administration: it ends as a pod should, and its
/// maintenance is an endpoint.
/// </summary>
public sealed class GracefulShutdownTests(GracefulShutdownTests.FixedShop shop) : IClassFixture<GracefulShutdownTests.FixedShop>
{
    private const string Key = "of-the-test";

    /// <summary>What a host waits by default for its services; Kubernetes waits as long.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_is_left_that_a_fix_can_do() => Assert.All(shop.Left, id => Assert.Equal("CR5001", id));

    [Fact]
    public async Task A_request_and_a_job_end_before_the_process_does()
    {
        await using RunningApplication application = await shop.StartAsync();
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = application.Client.BaseAddress };
        using var body = new HeldContent("anvil;3\nbellows;1\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/stock/import") { Content = body };
        request.Headers.ExpectContinue = true;

        Task<HttpResponseMessage> answer = client.SendAsync(request, Token);
        await body.IsAskedFor.WaitAsync(ShutdownTimeout, Token);
        application.Terminate();
        var clock = Stopwatch.StartNew();
        await WaitForOutputAsync(application, "Application is shutting down");
        body.Complete("candle;12\n");

        using HttpResponseMessage response = await answer;
        Assert.Equal("3", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(0, await application.WaitForExitAsync());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, ShutdownTimeout);
        Assert.Contains(application.Output, line => line.Contains("Stock synchronization has stopped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Maintenance_asks_for_a_credential_and_is_done()
    {
        string report = Path.Combine(shop.Folder, "reports", "sales-2019-05-01.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        await File.WriteAllTextAsync(report, "Order;Customer\n", Token);
        await using RunningApplication application = await shop.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(application, "/admin/purge-reports", key: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(application, "/admin/purge-reports", "guessed"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(application, "/admin/clear-cache", key: null));
        Assert.True(File.Exists(report));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(application, "/admin/purge-reports", Key));
        Assert.False(File.Exists(report));
    }

    private static async Task<HttpStatusCode> PostAsync(RunningApplication application, string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (key is not null)
            request.Headers.Add("X-Admin-Key", key);
        using HttpResponseMessage response = await application.Client.SendAsync(request, Token);
        return response.StatusCode;
    }

    private static async Task WaitForOutputAsync(RunningApplication application, string text)
    {
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!application.Output.Any(line => line.Contains(text, StringComparison.Ordinal)))
            await poll.WaitForNextTickAsync(timeout.Token);
    }

    /// <summary>The sample, fixed and built once for all tests.</summary>
    public sealed class FixedShop : IAsyncLifetime
    {
        private readonly TestProject _project = TestProject.CopyOfSample("LegacyShop");

        public string Folder => _project.Folder;

        /// <summary>The ids of the findings that are left: what a shell does is for a person to write.</summary>
        public IReadOnlyList<string> Left { get; private set; } = [];

        public async ValueTask InitializeAsync() => Left = await _project.FixAsync("CR4001", "CR5001", "CR5004", "CR6001", "CR6002");

        internal Task<RunningApplication> StartAsync() => _project.StartAsync(("Admin__Key", Key));

        public ValueTask DisposeAsync()
        {
            _project.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A body whose first part is sent when the server asks for it, and whose end waits for the test.</summary>
    private sealed class HeldContent(string beginning) : HttpContent
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<string> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when the application reads the body.</summary>
        public Task IsAskedFor => _asked.Task;

        public void Complete(string end) => _end.SetResult(end);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(beginning), Token);
            await stream.FlushAsync(Token);
            _asked.SetResult();
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(await _end.Task), Token);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
