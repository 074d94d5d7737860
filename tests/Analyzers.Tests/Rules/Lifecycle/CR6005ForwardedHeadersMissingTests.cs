using CloudReady.CodeFixes.Fixes.Lifecycle;

namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6005ForwardedHeadersMissingTests
{
    [Fact]
    public Task Reports_the_redirection() => AnalyzeAsync("app.{|CR6005:UseHttpsRedirection()|};");

    [Theory]
    [InlineData("app.UseForwardedHeaders(); app.UseHttpsRedirection();")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseHttpsRedirection(); }")]
    [InlineData("app.UseRouting();")]
    public Task Silent_where_headers_are_read_or_nothing_asks(string statements) => AnalyzeAsync(statements);

    private static Task AnalyzeAsync(string statements) => Verify.AnalyzerAsync(
        TestProject.Web, $"var app = WebApplication.CreateBuilder(args).Build(); {statements} app.Run();", "CR6005");

    [Fact]
    public Task Reads_them_first() => Verify.FixAsync<CR6005ForwardedHeadersMissingFix>(
        TestProject.PlainWeb,
        """
        var app = WebApplication.CreateBuilder(args).Build();

        // What goes wrong.
        app.UseExceptionHandler("/error");
        app.{|CR6005:UseHttpsRedirection()|};
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.HttpOverrides;

        var app = WebApplication.CreateBuilder(args).Build();

        var forwardedHeaders = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwardedHeaders.KnownIPNetworks.Clear();
        forwardedHeaders.KnownProxies.Clear();
        app.UseForwardedHeaders(forwardedHeaders);

        // What goes wrong.
        app.UseExceptionHandler("/error");
        app.UseHttpsRedirection();
        app.Run();
        """,
        "CR6005:read-headers",
        "CR6005");

    [Fact]
    public Task No_fix_for_an_attribute() => Verify.NoFixAsync<CR6005ForwardedHeadersMissingFix>(
        TestProject.PlainWeb,
        "WebApplication.Create(args).Run(); [{|CR6005:Microsoft.AspNetCore.Mvc.RequireHttps|}] class Orders : Microsoft.AspNetCore.Mvc.ControllerBase;",
        "CR6005");
}
