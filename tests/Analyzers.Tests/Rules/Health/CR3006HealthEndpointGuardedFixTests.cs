using CloudReady.CodeFixes.Fixes.Health;

namespace CloudReady.Analyzers.Tests.Rules.Health;

public sealed class CR3006HealthEndpointGuardedFixTests
{
    [Theory]
    [InlineData("""app.{|CR3006:MapHealthChecks("/healthz")|}.RequireAuthorization("ops");""", """app.MapHealthChecks("/healthz").AllowAnonymous();""")]
    [InlineData("""app.MapGroup("/internal").RequireAuthorization().{|CR3006:MapHealthChecks("/healthz")|};""", """app.MapGroup("/internal").RequireAuthorization().MapHealthChecks("/healthz").AllowAnonymous();""")]
    public Task Lets_the_kubelet_in(string mapping, string fixedMapping) => Verify.FixAsync<CR3006HealthEndpointGuardedFix>(
        TestProject.Web, Program("", mapping), Program("", fixedMapping), "CR3006:allow-anonymous", "CR3006");

    [Fact]
    public Task Lets_the_kubelet_in_past_the_fallback_policy()
    {
        const string Policy = "builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);";
        return Verify.FixAsync<CR3006HealthEndpointGuardedFix>(
            TestProject.Web,
            Program(Policy, """app.{|CR3006:MapHealthChecks("/healthz")|}.WithName("health");"""),
            Program(Policy, """app.MapHealthChecks("/healthz").AllowAnonymous().WithName("health");"""),
            "CR3006:allow-anonymous",
            "CR3006");
    }

    [Fact]
    public Task Middleware_behind_authorization_becomes_an_endpoint()
    {
        const string Policy = "builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);";
        return Verify.FixAsync<CR3006HealthEndpointGuardedFix>(
            TestProject.Web,
            Program(Policy, """app.{|CR3006:UseHealthChecks("/healthz")|};"""),
            Program(Policy, """app.MapHealthChecks("/healthz").AllowAnonymous();"""),
            "CR3006:allow-anonymous",
            "CR3006");
    }

    [Fact]
    public Task Offers_nothing_for_middleware_on_a_port() => Verify.NoFixAsync<CR3006HealthEndpointGuardedFix>(
        TestProject.Web,
        Program("builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);", """app.{|CR3006:UseHealthChecks("/healthz", 8081)|};"""),
        "CR3006");

    [Fact]
    public Task Offers_nothing_for_a_host_name() => Verify.NoFixAsync<CR3006HealthEndpointGuardedFix>(
        TestProject.Web, Program("", """app.{|CR3006:MapHealthChecks("/healthz")|}.RequireHost("shop");"""), "CR3006");

    private static string Program(string services, string mapping) => $"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        {services}
        var app = builder.Build();
        {mapping} // probes
        app.Run();
        """;
}
