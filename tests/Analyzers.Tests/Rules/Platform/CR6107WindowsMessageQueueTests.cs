namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6107WindowsMessageQueueTests
{
    [Theory]
    [InlineData("""object F() => new System.Messaging.{|CR6107:MessageQueue|}(".\\private$\\orders");""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""class MessageQueue { } object F() => new MessageQueue();""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6107");
}
