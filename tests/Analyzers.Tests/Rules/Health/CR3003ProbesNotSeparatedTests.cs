namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3003ProbesNotSeparatedTests
{
    [Theory]
    [InlineData("app.{|CR3003:MapHealthChecks(\"/health\")|};")]
    [InlineData("app.{|CR3003:MapHealthChecks(\"/healthz/ready\")|}.AllowAnonymous();")]
    [InlineData("app.{|CR3003:UseHealthChecks(\"/health\")|};")]
    [InlineData("app.{|CR3003:MapHealthChecks(\"/health\", new HealthCheckOptions { AllowCachingResponses = false })|};")]
    public Task Reports_the_only_endpoint(string mapping) => AnalyzeAsync(mapping);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false }); app.MapHealthChecks(\"/ready\");")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    [InlineData("app.MapHealthChecks(\"/health\"); app.MapGet(\"/alive\", () => \"ok\");")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/health\"); }")]
    [InlineData("var options = new HealthCheckOptions(); options.Predicate = _ => false; app.MapHealthChecks(\"/health\", options);")]
    public Task Silent_with_two_endpoints_or_a_predicate(string mapping) => AnalyzeAsync(mapping);

    private static Task AnalyzeAsync(string mapping) => Verify.AnalyzerAsync(TestProject.Web, $"""
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        {mapping}
        app.Run();
        """, "CR3003");
}
