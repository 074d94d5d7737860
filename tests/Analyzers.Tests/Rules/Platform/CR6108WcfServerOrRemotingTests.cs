namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6108WcfServerOrRemotingTests
{
    [Theory]
    [InlineData("""object F() => new System.ServiceModel.{|CR6108:ServiceHost|}(typeof(Code));""")]
    [InlineData("""object F() => System.AppDomain.{|CR6108:CreateDomain("plugins")|};""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""object F() => new System.ServiceModel.BasicHttpBinding();""")]
    [InlineData("""object F() => System.AppDomain.CurrentDomain;""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6108");
}
