namespace CloudReady.Analyzers.Tests.Rules.Lifecycle;

public sealed class CR6001ProcessExitTests
{
    [Theory]
    [InlineData("Environment.{|CR6001:Exit(1)|};")]
    [InlineData("Environment.{|CR6001:FailFast(\"broken\")|};")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().{|CR6001:Kill()|};")]
    public Task Reports_in_code_of_a_service(string statement) => AnalyzeAsync($"WebApplication.Create().Run(); class Orders {{ void F() {{ {statement} }} }}");

    [Theory]
    [InlineData("if (args.Length > 9) Environment.Exit(2); WebApplication.Create().Run();")]
    [InlineData("WebApplication.Create().Run(); class Orders { void F(System.Diagnostics.Process child) => child.Kill(); }")]
    [InlineData("WebApplication.Create().Run(); class Program2 { static void Main(string[] args) => Environment.Exit(1); }")]
    public Task Silent_in_the_entry_point_and_on_other_processes(string source) => AnalyzeAsync(source);

    [Fact]
    public Task Silent_in_a_tool() => Verify.AnalyzerAsync(TestProject.Console, "Tool.Fail(); class Tool { public static void Fail() => Environment.Exit(1); }", "CR6001");

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR6001");
}
