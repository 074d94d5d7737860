using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class SuppressionsTests
{
    private const string Config = "<configuration>\n{0}<connectionStrings>\n<add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" />{1}\n</connectionStrings></configuration>";

    [Theory]
    [InlineData("<!-- cloudready: disable CR1103 moved in May -->\n", "", 1)]
    [InlineData("", " <!-- cloudready: disable CR1103 moved in May -->", 0)]
    [InlineData("", " <!-- cloudready: disable CR1103, CR1105 moved in May -->", 0)]
    [InlineData("", " <!-- cloudready: disable CR1105 -->", 1)]
    [InlineData("", " <!-- disable CR1103 -->", 1)]
    public async Task Xml_comments_hold_for_their_line_or_the_next(string before, string after, int findings) =>
        Assert.Equal(findings, (await FindAsync("CR1103", "/src/Web.config", string.Format(System.Globalization.CultureInfo.InvariantCulture, Config, before, after))).Length);

    [Theory]
    [InlineData("<!-- cloudready: disable CR1103 the whole file -->\n<configuration>\n\n<connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></configuration>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- cloudready: disable CR1103 the whole file -->\n<configuration>\n\n<connectionStrings><add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></configuration>")]
    [InlineData("<configuration>\n<connectionStrings>\n<!-- cloudready: disable CR1103 -->\n<add name=\"Shop\" connectionString=\"Server=sql1;Database=Shop\" /></connectionStrings></configuration>")]
    public async Task Xml_comments_on_top_hold_for_the_file(string content) => Assert.Empty(await FindAsync("CR1103", "/src/Web.config", content));

    [Theory]
    [InlineData("FROM alpine:3.22\n# cloudready: disable\n", "names no rule")]
    [InlineData("FROM alpine:3.22\n# cloudready: disable CR7999 old\n", "no rule CR7999")]
    [InlineData("FROM alpine:3.22\n# cloudready: ignore CR7004\n", "comes 'disable'")]
    public async Task A_comment_that_cannot_be_understood_is_said(string content, string message) =>
        Assert.Contains(message, Assert.Single(await FindAsync("CR0001", "/src/Dockerfile", content)).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("appsettings.json", false)]
    [InlineData("Dockerfile", true)]
    [InlineData("Dockerfile.worker", true)]
    [InlineData("api.Dockerfile", true)]
    [InlineData("api.dockerfile", true)]
    [InlineData("Containerfile", true)]
    [InlineData("Dockerfile.md", false)]
    [InlineData("DockerfileReader.cs", false)]
    public async Task Dockerfiles_are_told_by_their_name(string name, bool isDockerfile) =>
        Assert.Equal(isDockerfile, (await FindAsync("CR0002", "/src/" + name, "RUN\n")).Any(finding => finding.GetMessage().Contains("'FROM'", StringComparison.Ordinal)));

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(string id, string path, string content) =>
        [.. (await Findings.InAsync(TestProject.FrameworkWeb with { ImplicitUsings = null, Files = new Dictionary<string, string> { [path] = content } }, "", TestContext.Current.CancellationToken))
            .Where(finding => finding.Id == id)];
}
