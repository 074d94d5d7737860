namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3004LivenessChecksDependenciesTests
{
    [Theory]
    [InlineData("AddDbContextCheck<ShopContext>()", "{|CR3004:MapHealthChecks(\"/healthz/live\")|}")]
    [InlineData("AddRedis(\"configured\")", "{|CR3004:MapHealthChecks(\"/livez\")|}")]
    [InlineData("AddCheck<StockCheck>(\"stock\")", "{|CR3004:MapHealthChecks(\"/alive\")|}")]
    [InlineData("AddRedis(\"configured\", tags: new[] { \"live\" })", "{|CR3004:MapHealthChecks(\"/live\", new() { Predicate = check => check.Tags.Contains(\"live\") })|}")]
    [InlineData("AddDbContextCheck<ShopContext>()", "{|CR3004:MapHealthChecks(\"/live\", new() { Predicate = check => !check.Tags.Contains(\"slow\") })|}")]
    [InlineData("AddDbContextCheck<ShopContext>()", "{|CR3004:MapHealthChecks(\"/live\", new() { Predicate = check => { return check.Name == \"ShopContext\" || check.Name == \"self\"; } })|}")]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapGroup(\"/live\").{|CR3004:MapHealthChecks(\"\")|}")]
    [InlineData("AddDbContextCheck<ShopContext>(tags: [\"live\"])", "{|CR3004:UseHealthChecks(\"/liveness\", new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { Predicate = check => check.Tags.Contains(\"live\") })|}")]
    public Task Reports_a_dependency_of_the_liveness_endpoint(string check, string mapping) => AnalyzeAsync(check, mapping);

    [Theory]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapHealthChecks(\"/healthz/ready\")")]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapHealthChecks(\"/healthz/live\", new() { Predicate = _ => false })")]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapHealthChecks(\"/delivery\")")]
    [InlineData("AddDbContextCheck<ShopContext>(tags: [\"ready\"])", "MapHealthChecks(\"/live\", new() { Predicate = check => check.Tags.Contains(\"live\") })")]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapHealthChecks(\"/live\", new() { Predicate = check => check.Name == \"self\" })")]
    [InlineData("AddDbContextCheck<ShopContext>(tags: [\"ready\"])", "MapHealthChecks(\"/live\", new() { Predicate = check => !check.Tags.Contains(\"ready\") })")]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapHealthChecks(\"/live\", new() { Predicate = static delegate { return false; } })")]
    [InlineData("AddDbContextCheck<ShopContext>()", "MapHealthChecks(\"/live\", new() { Predicate = check => check.Timeout == default })")]
    [InlineData("AddCheck(\"self\", () => HealthCheckResult.Healthy())", "MapHealthChecks(\"/live\")")]
    [InlineData("AddCheck<MemoryCheck>(\"memory\")", "MapHealthChecks(\"/live\")")]
    public Task Silent_where_liveness_asks_only_the_process(string check, string mapping) => AnalyzeAsync(check, mapping);

    private static Task AnalyzeAsync(string check, string mapping) => Verify.AnalyzerAsync(TestProject.Web, $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks().{{check}};
        var app = builder.Build();
        app.{{mapping}};
        app.Run();

        class ShopContext : DbContext;

        class StockCheck(IHttpClientFactory clients) : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(clients is null ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
        }

        class MemoryCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """, "CR3004");
}
