using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class DockerIgnoreTests
{
    [Theory]
    [InlineData("bin", "bin/Debug/a.dll", true)]
    [InlineData("bin", "src/bin/a.dll", false)]
    [InlineData("bin/", "bin/a.dll", true)]
    [InlineData("/bin", "bin/a.dll", true)]
    [InlineData("./bin/", "bin/a.dll", true)]
    [InlineData("**/bin", "bin/a.dll", true)]
    [InlineData("**/bin", "a/b/bin/a.dll", true)]
    [InlineData("**/bin/", "a/bin/a.dll", true)]
    [InlineData("*/bin", "a/bin/a.dll", true)]
    [InlineData("*/bin", "bin/a.dll", false)]
    [InlineData("*/bin", "a/b/bin/a.dll", false)]
    [InlineData("**/*.user", "a/b.csproj.user", true)]
    [InlineData("*.user", "a/b.csproj.user", false)]
    [InlineData("**.user", "a/b.csproj.user", true)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/**", "a/b", true)]
    [InlineData("a/../b", "b", true)]
    [InlineData("te?t", "test", true)]
    [InlineData("te?t", "te/t", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("**", "a/b/c", true)]
    [InlineData("*\n!src", "src/a.cs", false)]
    [InlineData("*\n!src\nsrc/bin", "src/bin/a.dll", true)]
    [InlineData("*\n!src/**", "src/a.cs", false)]
    [InlineData("**/bin\n!a/bin", "a/bin/x", false)]
    [InlineData("!a\na", "a", true)]
    [InlineData("# a\n  a  ", "a", true)]
    [InlineData("#a", "#a", false)]
    [InlineData("\uFEFFa", "a", true)]
    [InlineData("A", "a", false)]
    [InlineData("a\\b", "a/b", true)]
    [InlineData("", "a", false)]
    [InlineData("**/.env*", ".env", true)]
    [InlineData("**/.git", ".git/HEAD", true)]
    [InlineData("\r\nobj\r\n", "obj/x", true)]
    public void Files_are_matched_as_Docker_does(string patterns, string path, bool isExcluded) =>
        Assert.Equal(isExcluded, DockerIgnore.Parse(SourceText.From(patterns)).Excludes(path));
}
