using CloudReady.CodeFixes.Fixes.Telemetry;

namespace CloudReady.Analyzers.Tests.Rules.Telemetry;

public sealed class CR4003HandWrittenLogFixTests
{
    [Theory]
    [InlineData("text + Environment.NewLine", """logger.LogInformation("{Message}", text);""")]
    [InlineData("\"paid\\n\"", """logger.LogInformation("paid");""")]
    [InlineData("$\"{text} paid\"", """logger.LogInformation("{Message}", $"{text} paid");""")]
    public Task Logs_with_the_logger_in_scope(string message, string expected) => Verify.FixAsync<CR4003HandWrittenLogFix>(
        TestProject.Web,
        Source("(ILogger<Orders> logger)", $$"""File.{|CR4003:AppendAllText("shop.log", {{message}})|}; // kept"""),
        Source("(ILogger<Orders> logger)", expected + " // kept"),
        null,
        "CR4003");

    [Fact]
    public Task Writes_to_the_console_without_a_logger() => Verify.FixAsync<CR4003HandWrittenLogFix>(
        TestProject.Web,
        Source("", """File.{|CR4003:AppendAllText("shop.log", text)|};"""),
        Source("", """Console.WriteLine(text);"""),
        null,
        "CR4003");

    [Theory]
    [InlineData("""using var writer = {|CR4003:new StreamWriter("shop.log", true)|}; writer.Write(text);""")]
    [InlineData("""File.{|CR4003:AppendAllText(Next() + ".log", text)|};""")]
    public Task No_fix_where_it_is_not_certain(string statement) =>
        Verify.NoFixAsync<CR4003HandWrittenLogFix>(TestProject.Web, Source("", statement), "CR4003");

    private static string Source(string parameters, string statement) => $$"""
        WebApplication.Create(args).Run();

        class Orders{{parameters}}
        {
            public void Save(string text)
            {
                {{statement}}
            }

            private static string Next() => Guid.NewGuid().ToString();
        }
        """;
}
