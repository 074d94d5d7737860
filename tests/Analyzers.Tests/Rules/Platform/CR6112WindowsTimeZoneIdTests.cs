using CloudReady.CodeFixes.Fixes.Platform;

namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6112WindowsTimeZoneIdTests
{
    [Theory]
    [InlineData("""TimeZoneInfo.FindSystemTimeZoneById({|CR6112:"W. Europe Standard Time"|});""")]
    [InlineData("""const string Zone = "Pacific Standard Time"; TimeZoneInfo.FindSystemTimeZoneById({|CR6112:Zone|});""")]
    public Task Reports_a_Windows_id(string statements) => Verify.AnalyzerAsync(TestProject.Console, statements, "CR6112");

    [Theory]
    [InlineData("""TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");""")]
    [InlineData("""TimeZoneInfo.FindSystemTimeZoneById(args[0]);""")]
    public Task Silent_on_an_Iana_id(string statements) => Verify.AnalyzerAsync(TestProject.Console, statements, "CR6112");

    [Fact]
    public Task Writes_the_Iana_id() => Verify.FixAsync<CR6112WindowsTimeZoneIdFix>(
        TestProject.Console,
        """var zone = TimeZoneInfo.FindSystemTimeZoneById( {|CR6112:"Tokyo Standard Time"|} /* head office */);""",
        """var zone = TimeZoneInfo.FindSystemTimeZoneById( "Asia/Tokyo" /* head office */);""",
        "CR6112:iana",
        "CR6112");

    [Fact]
    public Task Offers_nothing_for_an_unknown_zone() => Verify.NoFixAsync<CR6112WindowsTimeZoneIdFix>(
        TestProject.Console, """TimeZoneInfo.FindSystemTimeZoneById({|CR6112:"Shop Standard Time"|});""", "CR6112");
}
