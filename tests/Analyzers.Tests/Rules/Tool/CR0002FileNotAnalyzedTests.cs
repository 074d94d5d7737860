using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Tool;

public sealed class CR0002FileNotAnalyzedTests
{
    [Fact]
    public async Task Reports_where_a_cut_off_file_ends_and_still_reads_what_is_complete()
    {
        ImmutableArray<Diagnostic> findings = await AnalyzeAsync("appsettings.json", """
            {
              "ConnectionStrings": { "Shop": "Server=sql1;Database=Shop;User Id=shop;Password=S3cret!" },
              "Logging": { "LogLe
            """);
        Assert.Equal(["CR0002", "CR1101"], findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, findings.First(finding => finding.Id == "CR0002").Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("appsettings.json", "\0\u0001\u0002PK\u0003\u0004")]
    [InlineData("appsettings.Production.json", "Server=sql1")]
    [InlineData("web.config", "<configuration><connectionStrings></configuration>")]
    [InlineData("Web.Release.config", "not xml at all")]
    public async Task Reports_a_file_of_another_format(string name, string content) =>
        Assert.Equal("CR0002", Assert.Single(await AnalyzeAsync(name, content)).Id);

    [Theory]
    [InlineData("appsettings.json", """{ "Logging": { }, } // accepted by the configuration reader""")]
    [InlineData("web.config", "<configuration />")]
    [InlineData("readme.txt", "{")]
    public async Task Silent_about_a_file_that_is_read_or_not_meant_to_be(string name, string content) =>
        Assert.Empty(await AnalyzeAsync(name, content));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string fileName, string content)
    {
        var project = TestProject.PlainWeb with { Files = new Dictionary<string, string> { ["/src/" + fileName] = content } };
        return await Findings.InAsync(project, "System.Console.WriteLine();", TestContext.Current.CancellationToken);
    }
}
