using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7015NotContainerizedTests
{
    private const string None = "build_property.CloudReadyContainerized = false";
    private const string Web = "var app = WebApplication.CreateBuilder(args).Build(); app.Run();";

    [Theory]
    [InlineData(Web, None, 1)]
    [InlineData(Web, "", 0)]
    [InlineData(Web, "build_property.CloudReadyContainerized = true", 0)]
    public async Task Reports_a_service_where_the_repository_is_known(string source, string config, int count) =>
        Assert.Equal(count, (await FindAsync(TestProject.PlainWeb, source, config)).Length);

    [Fact]
    public async Task Silent_about_programs_and_libraries()
    {
        Assert.Empty(await FindAsync(TestProject.Console, "System.Console.WriteLine();", None));
        Assert.Empty(await FindAsync(TestProject.Library, "class C { }", None));
        Assert.Single(await FindAsync(TestProject.Console, "using Microsoft.Extensions.Hosting; Host.CreateApplicationBuilder(args).Build().Run();", None));
    }

    private static async Task<Diagnostic[]> FindAsync(TestProject project, string source, string config) =>
        [.. (await Findings.InAsync(project with { Config = config, Sources = ["class Other { }"] }, source, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR7015")];
}
