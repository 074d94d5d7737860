namespace CloudReady.Analyzers.Tests.Rules.Administration;

public sealed class CR5006ServiceControlTests
{
    [Theory]
    [InlineData("void F() => System.Web.HttpRuntime.{|CR5006:UnloadAppDomain()|};")]
    [InlineData("void F() => new System.ServiceProcess.{|CR5006:ServiceController|}(\"spooler\").Stop();")]
    [InlineData("object F() => System.ServiceProcess.{|CR5006:ServiceController|}.GetServices();")]
    public Task Reports_the_control(string member) => AnalyzeAsync(member);

    [Theory]
    [InlineData("void F(System.ServiceProcess.ServiceController service) { }")]
    [InlineData("class ServiceController { } object F() => new ServiceController();")]
    public Task Silent_on_names(string member) => AnalyzeAsync(member);

    private static Task AnalyzeAsync(string member) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {member} }}", "CR5006");
}
