namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6101WindowsRegistryTests
{
    [Theory]
    [InlineData("""object F() => Microsoft.Win32.{|CR6101:Registry|}.LocalMachine.OpenSubKey("SOFTWARE\\Shop");""")]
    [InlineData("""void F(Microsoft.Win32.{|CR6101:RegistryKey|} key) { Microsoft.Win32.Registry.GetValue("a", "b", null); }""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""object Registry() => null; object F() => Registry();""")]
    [InlineData("""class Registry { public static int LocalMachine; } int F() => Registry.LocalMachine;""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6101");
}
