using CloudReady.CodeFixes.Fixes.Health;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3004LivenessChecksDependenciesFixTests
{
    [Theory]
    [InlineData("""app.{|CR3004:MapHealthChecks("/live")|}.AllowAnonymous();""", """app.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();""")]
    [InlineData("""app.{|CR3004:UseHealthChecks( "/live" )|};""", """app.UseHealthChecks( "/live", new HealthCheckOptions { Predicate = _ => false });""")]
    [InlineData("""app.{|CR3004:MapHealthChecks("/live", new HealthCheckOptions { AllowCachingResponses = false })|};""", """app.MapHealthChecks("/live", new HealthCheckOptions { AllowCachingResponses = false, Predicate = _ => false });""")]
    [InlineData("""app.{|CR3004:MapHealthChecks("/live", new HealthCheckOptions { })|};""", """app.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false });""")]
    public Task Runs_no_checks_for_liveness(string mapping, string fixedMapping) => Verify.FixAsync<CR3004LivenessChecksDependenciesFix>(
        TestProject.Web, Program(mapping), Program(fixedMapping), "CR3004:run-no-checks", "CR3004");

    [Fact]
    public Task Offers_nothing_where_the_check_is_tagged_for_liveness() => Verify.NoFixAsync<CR3004LivenessChecksDependenciesFix>(
        TestProject.Web,
        Program("""app.{|CR3004:MapHealthChecks("/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") })|};"""),
        "CR3004");

    private static string Program(string mapping) => $"""
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks().AddRedis("configured", tags: ["live"]);
        var app = builder.Build();
        {mapping} // asked by the kubelet
        app.Run();
        """;
}
