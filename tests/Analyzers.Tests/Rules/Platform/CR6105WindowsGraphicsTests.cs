namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6105WindowsGraphicsTests
{
    [Theory]
    [InlineData("""object F() => new System.Drawing.{|CR6105:Bitmap|}(10, 10);""")]
    [InlineData("""object F(System.IO.Stream s) => System.Drawing.{|CR6105:Image|}.FromStream(s);""")]
    public Task Reports_the_use(string members) => AnalyzeAsync(members);

    [Theory]
    [InlineData("""object F() => System.Drawing.Color.Red;""")]
    [InlineData("""object F() => new System.Drawing.Size(1, 2);""")]
    [InlineData("""class Image { public static int FromStream; } int F() => Image.FromStream;""")]
    public Task Silent_on_what_a_container_has(string members) => AnalyzeAsync(members);

    private static Task AnalyzeAsync(string members) => Verify.AnalyzerAsync(TestProject.FrameworkWeb with { ImplicitUsings = null }, $"class Code {{ {members} }}", "CR6105");
}
