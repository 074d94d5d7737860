using CloudReady.CodeFixes.Fixes.Image;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7009MissingDockerignoreTests
{
    private const string Sdk = "FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\n";
    private const string Complete = "**/bin/\n**/obj/\n**/.git\n**/*.user\n**/appsettings.Development.json\n**/.env\n";

    [Fact]
    public async Task Reports_a_copy_of_the_context_without_the_file()
    {
        Assert.Equal([". (info)"], await ImageRule.FindAsync("CR7009", Sdk + "COPY . ."));
        Assert.Equal([". (info)"], await ImageRule.FindAsync("CR7009", Sdk + "COPY src/Api/Api.csproj src/Api/\nCOPY . .", "/repo/src/Api/Dockerfile", files: Ignore("/repo/src/.dockerignore")));
        Assert.Empty(await ImageRule.FindAsync("CR7009", Sdk + "COPY --from=x . .\nCOPY src/ ."));
        Assert.Empty(await ImageRule.FindAsync("CR7009", Sdk + "COPY . .", config: "build_property.CloudReadyIncludeSettingsFiles = false"));
    }

    [Theory]
    [InlineData("/repo/.dockerignore")]
    [InlineData("/repo/src/Api/Dockerfile.dockerignore")]
    public async Task Silent_with_the_file_of_the_context(string path) =>
        Assert.Empty(await ImageRule.FindAsync("CR7009", Sdk + "COPY src/Api/Api.csproj src/Api/\nCOPY . .", "/repo/src/Api/Dockerfile", files: Ignore(path)));

    [Fact]
    public async Task Silent_where_the_root_of_the_context_is_not_known() =>
        Assert.Empty(await ImageRule.FindAsync("CR7009", Sdk + "COPY . .", "/repo/src/Api/Dockerfile", files: Ignore("/repo/.dockerignore")));

    [Theory]
    [InlineData("**/bin/\n**/obj/\n", ".git, *.user, appsettings.Development.json, .env")]
    [InlineData("bin/\nobj/\n", "bin/, obj/, .git, *.user, appsettings.Development.json, .env")]
    [InlineData("*\n!src\n", "bin/, obj/, *.user, appsettings.Development.json")]
    [InlineData("**/bin\n**/obj\n**/.git\n**/*.*proj.user\n**/appsettings.Development.json\n", ".env")]
    public async Task Reports_what_the_file_lets_in(string ignore, string names)
    {
        Diagnostic finding = Assert.Single(await ImageRule.DiagnosticsAsync("CR7009", ignore, "/repo/.dockerignore", files: new Dictionary<string, string> { ["/repo/src/Api/Dockerfile"] = Sdk + "COPY src/Api/Api.csproj src/Api/\nCOPY . ." }));
        Assert.Contains("lets in " + names + ":", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COPY *.csproj ./\n", "[Bb]in/\n[Oo]bj\n*.user\n", "appsettings.Development.json, .env")]
    [InlineData("COPY Api.csproj .\n", "bin\nobj\n*.user\nappsettings.*.json\n.env\n", null)]
    [InlineData("COPY Api.csproj .\nCOPY lib/Lib.csproj lib/\n", "bin\nobj\n*.user\nappsettings.*.json\n.env\n", "bin/, obj/, *.user, appsettings.Development.json")]
    public async Task Of_a_project_in_the_root_of_the_context_only_the_root_counts(string copy, string ignore, string? names)
    {
        Diagnostic[] findings = await ImageRule.DiagnosticsAsync("CR7009", ignore, "/repo/src/Api/.dockerignore", files: new Dictionary<string, string> { ["/repo/src/Api/Dockerfile"] = Sdk + copy + "COPY . ." });
        if (names is null)
            Assert.Empty(findings);
        else
            Assert.Contains("lets in " + names + ":", Assert.Single(findings).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_of_another_platform_has_no_build_output_of_dotnet()
    {
        var node = new Dictionary<string, string> { ["/repo/web/Dockerfile"] = "FROM node:22\nCOPY package.json ./\nCOPY . .\nCMD [\"node\", \"app.js\"]" };
        Assert.Contains("lets in .env:", Assert.Single(await ImageRule.DiagnosticsAsync("CR7009", "node_modules\n", "/repo/web/.dockerignore", files: node)).GetMessage(), StringComparison.Ordinal);
        Assert.Empty(await ImageRule.FindAsync("CR7009", "node_modules\n.env\n", "/repo/web/.dockerignore", files: node));
        Assert.EndsWith("Add a .dockerignore with .git, .env and what the build makes.", Assert.Single(await ImageRule.DiagnosticsAsync("CR7009", "FROM node:22\nCOPY . .", "/repo/web/Dockerfile")).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_where_nothing_gets_in()
    {
        var files = new Dictionary<string, string> { ["/repo/Dockerfile"] = Sdk + "COPY . ." };
        Assert.Empty(await ImageRule.FindAsync("CR7009", Complete, "/repo/.dockerignore", files: files));
        Assert.Empty(await ImageRule.FindAsync("CR7009", "*\n!App.csproj\n", "/repo/.dockerignore", files: files));
        Assert.Empty(await ImageRule.FindAsync("CR7009", "# cloudready: disable CR7009 an image of tools\nbin\n", "/repo/.dockerignore", files: files));
        Assert.Empty(await ImageRule.FindAsync("CR7009", "bin\n", "/repo/.dockerignore", files: new Dictionary<string, string> { ["/repo/Dockerfile"] = Sdk + "COPY a b" }));
    }

    [Theory]
    [InlineData("**/bin/\n**/obj/", "**/bin/\n**/obj/\n**/*.user\n**/appsettings.Development.json\n**/.env\n")]
    [InlineData("# mine\n**/[Oo]bj\n", "# mine\n**/[Oo]bj\n**/bin/\n**/*.user\n**/appsettings.Development.json\n**/.env\n")]
    public async Task Fix_adds_the_patterns(string ignore, string expected) => Assert.Equal(
        expected, await ImageRule.FixAsync<CR7009MissingDockerignoreFix>(ignore, fileName: ".dockerignore", files: new Dictionary<string, string> { ["Dockerfile"] = Sdk + "COPY . .\n" }));

    [Fact]
    public async Task Fix_adds_the_file() =>
        Assert.Equal(Complete, await ArtifactFix.AddedTextAsync<CR7009MissingDockerignoreFix>("Dockerfile", Sdk + "COPY . .\n", "/src/.dockerignore", TestContext.Current.CancellationToken));

    private static Dictionary<string, string> Ignore(string path) => new() { [path] = Complete };
}
