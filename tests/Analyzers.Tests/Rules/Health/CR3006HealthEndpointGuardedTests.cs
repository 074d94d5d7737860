namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3006HealthEndpointGuardedTests
{
    [Theory]
    [InlineData("app.{|CR3006:MapHealthChecks(\"/healthz\")|}.RequireAuthorization();")]
    [InlineData("app.{|CR3006:MapHealthChecks(\"/healthz\")|}.WithName(\"health\").RequireAuthorization(\"admin\");")]
    [InlineData("app.MapGroup(\"/internal\").RequireAuthorization().{|CR3006:MapHealthChecks(\"/healthz\")|};")]
    [InlineData("var group = app.MapGroup(\"/internal\").RequireAuthorization(); group.{|CR3006:MapHealthChecks(\"/healthz\")|};")]
    [InlineData("app.{|CR3006:MapHealthChecks(\"/healthz\")|}.RequireHost(\"shop.example.com\");")]
    public Task Reports_a_guard(string mapping) => AnalyzeAsync("", mapping);

    [Theory]
    [InlineData("builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);")]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    public Task Reports_an_endpoint_under_the_fallback_policy(string policy) => AnalyzeAsync(policy, "app.{|CR3006:MapHealthChecks(\"/healthz\")|};");

    [Theory]
    [InlineData("app.MapHealthChecks(\"/healthz\");")]
    [InlineData("app.MapHealthChecks(\"/healthz\").RequireHost(\"*:8081\");")]
    [InlineData("app.MapControllers().RequireAuthorization(); app.MapHealthChecks(\"/healthz\");")]
    [InlineData("app.MapGroup(\"/internal\").RequireAuthorization().MapHealthChecks(\"/healthz\").AllowAnonymous();")]
    public Task Silent_where_anybody_may_ask(string mapping) => AnalyzeAsync("", mapping);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/healthz\").AllowAnonymous();")]
    [InlineData("app.MapHealthChecks(\"/healthz\").WithMetadata(new AllowAnonymousAttribute());")]
    [InlineData("app.MapHealthChecks(\"/healthz\").ShortCircuit();")]
    [InlineData("app.UseHealthChecks(\"/healthz\"); app.UseAuthorization();")]
    public Task Silent_where_the_fallback_policy_does_not_reach(string mapping) =>
        AnalyzeAsync("builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);", mapping);

    [Theory]
    [InlineData("app.UseAuthorization(); app.{|CR3006:UseHealthChecks(\"/healthz\")|};")]
    [InlineData("app.UseRouting().UseAuthorization().{|CR3006:UseHealthChecks(\"/healthz\")|};")]
    [InlineData("app.{|CR3006:UseHealthChecks(\"/healthz\")|};")]
    public Task Reports_middleware_that_the_fallback_policy_reaches(string middleware) =>
        AnalyzeAsync("builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);", middleware);

    [Theory]
    [InlineData("var health = app.{|CR3006:MapHealthChecks(\"/healthz\")|}; health.RequireAuthorization();")]
    [InlineData("var group = app.MapGroup(\"/ops\"); group.RequireAuthorization(); group.{|CR3006:MapHealthChecks(\"/healthz\")|};")]
    [InlineData("app.{|CR3006:MapGet(\"/healthz\", () => \"ok\")|}.RequireAuthorization();")]
    [InlineData("app.{|CR3006:MapGet(\"/api/health\", [Authorize] () => \"ok\")|};")]
    public Task Reports_a_guard_that_stands_elsewhere(string mapping) => AnalyzeAsync("", mapping);

    [Theory]
    [InlineData("app.MapGet(\"/health/records\", () => 1).RequireAuthorization();")]
    [InlineData("app.MapGet(\"/status\", () => 1).RequireAuthorization();")]
    [InlineData("app.MapGet(\"/health\", () => 1).RequireAuthorization(); app.MapGet(\"/livez\", () => 1);")]
    [InlineData("app.MapPost(\"/health\", () => 1).RequireAuthorization();")]
    public Task Silent_for_handlers_that_need_not_be_probes(string mapping) => AnalyzeAsync("", mapping);

    [Fact]
    public Task Silent_where_the_fallback_policy_is_none() =>
        AnalyzeAsync("builder.Services.AddAuthorization(options => options.FallbackPolicy = null);", "app.MapHealthChecks(\"/healthz\");");

    private static Task AnalyzeAsync(string services, string mapping) => Verify.AnalyzerAsync(TestProject.Web, $"""
        using Microsoft.AspNetCore.Authorization;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddHealthChecks();
        {services}
        var app = builder.Build();
        {mapping}
        app.Run();
        """, "CR3006");
}
