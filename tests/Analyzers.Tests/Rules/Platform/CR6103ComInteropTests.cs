namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6103ComInteropTests
{
    [Theory]
    [InlineData("""object F() => System.Type.{|CR6103:GetTypeFromProgID("Excel.Application")|};""")]
    [InlineData("""[System.Runtime.InteropServices.{|CR6103:ComImport|}, System.Runtime.InteropServices.Guid("00020400-0000-0000-C000-000000000046")] interface IOld { }""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""object F() => System.Type.GetType("Shop.Order");""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6103");
}
