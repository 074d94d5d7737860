using CloudReady.CodeFixes.Fixes.Health;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3003ProbesNotSeparatedFixTests
{
    [Theory]
    [InlineData("""app.{|CR3003:MapHealthChecks("/health")|};""", """app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });""", """app.MapHealthChecks("/health");""")]
    [InlineData("""app.{|CR3003:MapHealthChecks("/health")|}.AllowAnonymous();""", """app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();""", """app.MapHealthChecks("/health").AllowAnonymous();""")]
    [InlineData("""app.{|CR3003:UseHealthChecks("/health")|};""", """app.UseHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });""", """app.UseHealthChecks("/health");""")]
    public Task Maps_liveness_in_front(string mapping, string liveness, string readiness) => Verify.FixAsync<CR3003ProbesNotSeparatedFix>(
        TestProject.Web,
        $"""
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.UseStaticFiles();
        {mapping} // probes
        app.Run();
        """,
        $"""
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.UseStaticFiles();
        {liveness}
        {readiness} // probes
        app.Run();
        """,
        "CR3003:map-liveness",
        "CR3003");

    [Fact]
    public Task Offers_nothing_on_a_group() => Verify.NoFixAsync<CR3003ProbesNotSeparatedFix>(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapGroup("/internal").{|CR3003:MapHealthChecks("/health")|};
        app.Run();
        """,
        "CR3003");
}
