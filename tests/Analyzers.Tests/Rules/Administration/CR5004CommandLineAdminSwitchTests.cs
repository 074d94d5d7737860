namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5004CommandLineAdminSwitchTests
{
    [Theory]
    [InlineData("if (args.Contains({|CR5004:\"--migrate\"|})) { return; }")]
    [InlineData("if (args.Length > 0 && args[0] == {|CR5004:\"seed\"|}) { return; }")]
    [InlineData("if (args.Any(a => a == {|CR5004:\"clear-cache\"|})) { return; }")]
    public Task Reports_the_switch(string statement) => AnalyzeAsync(statement);

    [Theory]
    [InlineData("if (args.Contains(\"--verbose\")) { return; }")]
    [InlineData("Console.WriteLine(args.Length + \"seed\");")]
    public Task Silent_on_other_arguments(string statement) => AnalyzeAsync(statement);

    [Fact]
    public Task Silent_in_a_tool() => Verify.AnalyzerAsync(TestProject.Console, "if (args.Contains(\"--migrate\")) { return; }", "CR5004");

    private static Task AnalyzeAsync(string statement) => Verify.AnalyzerAsync(TestProject.Web, $"{statement} WebApplication.CreateBuilder(args).Build().Run();", "CR5004");
}
