using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2003SystemWebSessionTests
{
    private const string Global = "public class Global : System.Web.HttpApplication { }\n";

    [Theory]
    [InlineData("public class Checkout : System.Web.UI.Page { void Load() { {|CR2003:Session|}[\"Step\"] = 1; } }")]
    [InlineData("public class Menu : System.Web.UI.UserControl { object Load() => {|CR2003:Session|}[\"Step\"]; }")]
    [InlineData("public class Cart { object Load() => System.Web.HttpContext.Current.{|CR2003:Session|}[\"Cart\"]; }")]
    [InlineData("public class Cart { object? Load() => System.Web.HttpContext.Current?.{|CR2003:Session|}?[\"Cart\"]; }")]
    [InlineData("public class Cart { object Load(System.Web.HttpContextBase context) => context.{|CR2003:Session|}[\"Cart\"]; }")]
    [InlineData("public class Cart { object Load({|CR2003:HttpSessionStateBase|} session) => session[\"Cart\"]; }")]
    [InlineData("public static class Carts { public static object Cart(this {|CR2003:HttpSessionState|} session) => session[\"Cart\"]; }")]
    public Task Reports_the_first_use_in_a_file(string code) => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb, "using System.Web; using System.Web.SessionState;\n" + Global + code, "CR2003");

    [Theory]
    [InlineData("public class Wrapper : System.Web.HttpContextBase { System.Web.HttpContextBase _inner = null!; public override System.Web.HttpSessionStateBase Session => _inner.Session; }")]
    [InlineData("public class Placeholder : System.Web.HttpSessionStateBase { }")]
    [InlineData("public class Database { public ISession Session { get; } = null!; void Save() => Session.Flush(); } public interface ISession { void Flush(); }")]
    [InlineData("public class Kind { object Load() => typeof(System.Web.HttpSessionStateBase); }")]
    public Task Silent_for_what_is_no_use_of_a_session(string code) => Verify.AnalyzerAsync(TestProject.FrameworkWeb, Global + code, "CR2003");

    [Theory]
    [InlineData("<sessionState mode=\"InProc\" />", "keeps it in the memory of one replica (InProc)")]
    [InlineData("<sessionState timeout=\"30\" />", "keeps it in the memory of one replica (InProc)")]
    [InlineData("<sessionState mode=\"StateServer\" stateConnectionString=\"tcpip=state:42424\" />", "keeps it in a state server, which is itself one process on one machine")]
    [InlineData("<sessionState mode=\"SQLServer\" sqlConnectionString=\"Data Source=localhost;Integrated Security=SSPI\" />", "keeps it in a database on the machine itself")]
    [InlineData("<sessionState mode=\"SQLServer\" sqlConnectionString=\"Data Source=SHOPSQL01;Integrated Security=SSPI\" />", null)]
    [InlineData("<sessionState mode=\"Custom\" customProvider=\"Redis\" />", null)]
    [InlineData("<sessionState mode=\"Off\" />", null)]
    [InlineData("", "does not say where it is kept, so it is in the memory of one replica")]
    public async Task The_setting_decides_and_is_named(string setting, string? expected)
    {
        ImmutableArray<Diagnostic> findings = await FindAsync(new() { ["/0/web.config"] = Config(setting) });

        Assert.Equal(expected is null ? 0 : 1, findings.Length);
        if (expected is not null)
        {
            Assert.Contains(expected, findings[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.Equal(setting.Length > 0, findings[0].AdditionalLocations.Any(location => location.GetLineSpan().Path == "/0/web.config"));
        }
    }

    [Fact]
    public async Task The_other_uses_of_the_file_are_additional_locations()
    {
        ImmutableArray<Diagnostic> findings = await FindAsync([]);

        Diagnostic finding = Assert.Single(findings);
        Assert.Single(finding.AdditionalLocations);
    }

    [Fact]
    public async Task A_transform_for_publishing_wins() => Assert.Empty(await FindAsync(new()
    {
        ["/0/Web.config"] = Config("<sessionState mode=\"InProc\" />"),
        ["/0/Web.Release.config"] = Config("<sessionState mode=\"Custom\" customProvider=\"Redis\" xdt:Transform=\"SetAttributes\" />"),
    }));

    [Fact]
    public async Task A_transform_for_development_does_not() => Assert.Single(await FindAsync(new()
    {
        ["/0/Web.config"] = Config("<sessionState mode=\"InProc\" />"),
        ["/0/Web.Debug.config"] = Config("<sessionState mode=\"Custom\" customProvider=\"Redis\" xdt:Transform=\"SetAttributes\" />"),
    }));

    [Fact]
    public async Task The_section_may_stand_in_a_file_of_its_own() => Assert.Empty(await FindAsync(new()
    {
        ["/0/Web.config"] = Config("<sessionState configSource=\"Config\\SessionState.config\" />"),
        ["/0/Config/SessionState.config"] = "<sessionState mode=\"Custom\" customProvider=\"Redis\" />",
    }));

    [Fact]
    public Task Silent_in_a_library() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb, "public class Cart { object Load() => System.Web.HttpContext.Current.Session[\"Cart\"]; }", "CR2003");

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Dictionary<string, string> files)
    {
        const string code = """
            public class Checkout : System.Web.UI.Page
            {
                void Load()
                {
                    Session["Step"] = 1;
                    Session.Remove("Cart");
                }
            }
            """;
        ImmutableArray<Diagnostic> all = await Findings.InAsync(TestProject.FrameworkWeb with { Files = files }, Global + code, TestContext.Current.CancellationToken);
        return [.. all.Where(finding => finding.Id == "CR2003")];
    }

    private static string Config(string setting) =>
        $"<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"><system.web>{setting}</system.web></configuration>";
}
