using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Tool;

public sealed class CR0001InvalidOptionTests
{
    [Fact]
    public async Task Reports_a_value_that_cannot_be_understood_and_uses_the_default()
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync("cloudready_include_tests = sometimes"));
        Assert.Equal(
            "The option 'cloudready_include_tests' has no effect: 'sometimes' is not true or false. The default 'false' is used.",
            finding.GetMessage());
    }

    [Theory]
    [InlineData("cloudready_include_tests = true")]
    [InlineData("cloudready.CR1101.exclude = appsettings.Local.json, deploy/**")]
    [InlineData("cloudready.development_files = appsettings.Sandbox.json")]
    [InlineData("cloudready.CR1002.allowed_keys = ApiKey, Demo:*")]
    [InlineData("cloudready.CR1003.public = true")]
    [InlineData("cloudready.CR1003.allowed_hosts = *.contoso.com")]
    public async Task Silent_about_a_value_that_is_understood(string config) => Assert.Empty(await AnalyzeAsync(config));

    [Theory]
    [InlineData("cloudready.CR1101.exclude = a.json,,b.json")]
    [InlineData("cloudready.development_files = a.json,,b.json")]
    [InlineData("cloudready.CR1102.allowed_keys = ApiKey,,Demo:*")]
    [InlineData("cloudready.CR1003.public = sometimes")]
    [InlineData("cloudready.CR1003.allowed_hosts = contoso.com www.contoso.com")]
    public async Task Reports_a_malformed_value(string config) => Assert.Single(await AnalyzeAsync(config));

    [Theory]
    [InlineData("M:Acme.Logs.FileLog.Write; CR4001")]
    [InlineData("Acme.Logs.FileLog.Write; CR4001; writes a file")]
    [InlineData("M:Acme.Logs.FileLog.Write(System.String); CR4001; writes a file")]
    [InlineData("M:Acme.Logs.FileLog.Write; CR9999; writes a file")]
    [InlineData("M:Acme.Logs.FileLog.Write; CR3001; not a rule that looks for APIs")]
    public async Task Reports_a_row_that_cannot_be_understood(string row)
    {
        Diagnostic finding = Assert.Single(await AnalyzeAsync(apis: "# house APIs\n\n" + row));
        Assert.Equal(2, finding.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Silent_about_good_rows() =>
        Assert.Empty(await AnalyzeAsync(apis: "# house APIs\nM:Acme.Logs.FileLog.Write; CR4001; writes a file; use the console\n"));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string config = "", string apis = "")
    {
        var project = TestProject.PlainWeb with { Files = new Dictionary<string, string> { ["/src/CloudReady.Apis.txt"] = apis }, Config = config };
        return [.. (await Findings.InAsync(project, "System.Console.WriteLine();", TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR0001")];
    }
}
