namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6109WindowsServiceHostTests
{
    [Theory]
    [InlineData("""class Service : System.ServiceProcess.{|CR6109:ServiceBase|} { }""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""class ServiceBase { } class Service : ServiceBase { }""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6109");
}
