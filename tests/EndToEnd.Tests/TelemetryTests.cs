using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CloudReady.EndToEnd.Tests;

/// <summary>What the fixes of telemetry publish, read by who reads it in a cluster: Prometheus, and the collector of standard output.</summary>
public sealed class TelemetryTests
{
    private const string Server = "prometheus";

    private const string Shop = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddProblemDetails();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapGet("/orders", () => "one order");
        app.MapGet("/broken", string () => throw new InvalidOperationException("out of stock"));

        app.Run();
        """;

    [Theory]
    [InlineData("http_server_request_duration_seconds", "http_route", "http_response_status_code",
        "OpenTelemetry.Extensions.Hosting", "OpenTelemetry.Exporter.Prometheus.AspNetCore", "OpenTelemetry.Instrumentation.AspNetCore", "OpenTelemetry.Instrumentation.Http", "OpenTelemetry.Instrumentation.Runtime")]
    [InlineData("http_request_duration_seconds", "endpoint", "code", "prometheus-net.AspNetCore")]
    public async Task Prometheus_scrapes_rate_errors_and_duration(string histogram, string route, string status, params string[] packages)
    {
        Assert.SkipUnless(RunningApplication.IsInstalled(Server), $"'{Server}' is not installed (Debian: apt-get install {Server}); .ci/run installs it.");
        using var shop = TestProject.Web("MeasuredShop", Shop, packages);
        Assert.Empty(await shop.FixAsync("CR4101"));

        await using RunningApplication application = await shop.StartAsync();
        await using RunningApplication prometheus = await StartPrometheusAsync(shop, application.Port);

        // The requests go on while Prometheus scrapes: a rate is the difference of two scrapes.
        await UntilPositiveAsync(prometheus, application, $$"""rate({{histogram}}_count{{{route}}="/orders"}[30s])""");
        await UntilPositiveAsync(prometheus, application, $$"""sum({{histogram}}_count{{{status}}="500"})""");
        await UntilPositiveAsync(prometheus, application, $$"""rate({{histogram}}_sum{{{route}}="/orders"}[30s]) / rate({{histogram}}_count{{{route}}="/orders"}[30s])""");
    }

    [Fact]
    public async Task Logs_of_the_fixed_sample_are_one_JSON_object_a_line_on_stdout_and_no_file()
    {
        using var shop = TestProject.CopyOfSample("LegacyShop");
        Assert.Empty(await shop.FixAsync("CR4001", "CR4002"));
        Assert.Contains("xsi:type=\"Console\"", shop.Read("nlog.config"), StringComparison.Ordinal);

        await using RunningApplication application = await shop.StartAsync();
        using HttpResponseMessage response = await application.Client.GetAsync(new Uri("/nowhere", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        // The line about the request is written after its answer.
        await UntilAsync(() => Task.FromResult(application.Output.Any(line => line.Contains("/nowhere", StringComparison.Ordinal))), "a line about the request");
        Assert.All(application.Output, line =>
        {
            using JsonDocument logged = JsonDocument.Parse(line);
            Assert.True(logged.RootElement.TryGetProperty("@t", out _), line);
        });
        Assert.Empty(Directory.EnumerateFiles(shop.Folder, "*.log", SearchOption.AllDirectories));
    }

    private static Task<RunningApplication> StartPrometheusAsync(TestProject shop, int target)
    {
        shop.Write("prometheus.yml", $"""
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: shop
                static_configs:
                  - targets: ["127.0.0.1:{target}"]
            """);
        int port = RunningApplication.FreePort();
        return RunningApplication.StartAsync(
            Server,
            [
                "--config.file=" + Path.Combine(shop.Folder, "prometheus.yml"),
                "--storage.tsdb.path=" + Path.Combine(shop.Folder, "prometheus"),
                $"--web.listen-address=127.0.0.1:{port}",
            ],
            shop.Folder,
            port);
    }

    private static Task UntilPositiveAsync(RunningApplication prometheus, RunningApplication application, string query) => UntilAsync(
        async () =>
        {
            foreach (string path in (string[])["/orders", "/broken"])
                (await application.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();

            return await QueryAsync(prometheus, query) > 0;
        },
        query);

    private static async Task<double> QueryAsync(RunningApplication prometheus, string query)
    {
        using HttpResponseMessage response = await prometheus.Client.GetAsync(
            new Uri("/api/v1/query?query=" + Uri.EscapeDataString(query), UriKind.Relative), TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
            return 0;

        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        JsonElement result = answer.RootElement.GetProperty("data").GetProperty("result");
        return result.GetArrayLength() == 0 ? 0 : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }

    private static async Task UntilAsync(Func<Task<bool>> isTrue, string what)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!await isTrue())
            Assert.True(await TickAsync(poll, timeout.Token), $"Not seen in two minutes: {what}.");
    }

    private static async Task<bool> TickAsync(PeriodicTimer poll, CancellationToken cancellationToken)
    {
        try
        {
            return await poll.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
