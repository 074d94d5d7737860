namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3007WorkerWithoutProbeTests
{
    [Theory]
    [InlineData("var host = builder.Build(); host.{|CR3007:Run()|};")]
    [InlineData("await builder.Build().{|CR3007:RunAsync()|};")]
    public Task Reports_where_the_host_runs(string run) => AnalyzeAsync("builder.Services.AddHostedService<Worker>(); " + run);

    [Theory]
    [InlineData("builder.Services.AddSingleton<Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheckPublisher>(_ => null!);")]
    [InlineData("builder.Services.AddKubernetesProbes();")]
    [InlineData("builder.Services.AddWindowsService();")]
    [InlineData("var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 8080); probe.Start();")]
    [InlineData("File.WriteAllText(\"/tmp/healthy\", \"\");")]
    public Task Silent_where_something_can_be_asked(string probe) => AnalyzeAsync(probe + " builder.Services.AddHostedService<Worker>(); builder.Build().Run();");

    [Fact]
    public Task Reports_checks_that_nobody_can_ask() =>
        AnalyzeAsync("builder.Services.AddHealthChecks(); builder.Services.AddHostedService<Worker>(); builder.Build().{|CR3007:Run()|};");

    [Fact]
    public Task Silent_in_azure_functions_whose_host_is_asked() => AnalyzeAsync("new HostBuilder().ConfigureFunctionsWorkerDefaults().Build().Run();");

    [Fact]
    public Task Silent_for_a_job_that_ends() => AnalyzeAsync("""
        builder.Services.AddHostedService<Worker>();
        var host = builder.Build();
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        host.Run();
        """);

    [Fact]
    public Task Silent_for_a_web_application() => Verify.AnalyzerAsync(
        TestProject.Web, "var app = WebApplication.CreateBuilder(args).Build(); app.Run();", "CR3007");

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(TestProject.Console, $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        {{statements}}

        class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(Timeout.Infinite, stoppingToken);
        }

        static class WindowsServices
        {
            public static IServiceCollection AddWindowsService(this IServiceCollection services) => services;
            public static IServiceCollection AddKubernetesProbes(this IServiceCollection services) => services;
            public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) => builder;
        }
        """, "CR3007");
}
