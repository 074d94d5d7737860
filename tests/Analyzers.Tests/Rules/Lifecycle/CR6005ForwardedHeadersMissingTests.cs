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
}
