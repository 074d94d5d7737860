namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6102WindowsManagementTests
{
    [Theory]
    [InlineData("""object F() => new System.Management.{|CR6102:ManagementObjectSearcher|}("SELECT * FROM Win32_Processor").Get();""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""class ManagementObject { } object F() => new ManagementObject();""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6102");
}
