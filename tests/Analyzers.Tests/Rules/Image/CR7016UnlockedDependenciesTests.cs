using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7016UnlockedDependenciesTests
{
    private static readonly Dictionary<string, string> Image = new() { ["/src/Dockerfile"] = "FROM alpine:3.22" };

    [Theory]
    [InlineData("<PackageReference Include=\"A\" Version=\"1.*\" />", "1.*")]
    [InlineData("<PackageReference Include=\"A\" Version=\"*\" /><PackageReference Include=\"B\" Version=\"1.0\" />", "*")]
    [InlineData("<PackageReference Include=\"A\"><Version>2.0.*-*</Version></PackageReference>", "2.0.*-*")]
    public async Task Reports_floating_versions(string items, string found) =>
        Assert.Equal([found + " (info)"], await ImageRule.FindAsync("CR7016", Project("Microsoft.NET.Sdk", "", items), "/src/App.csproj"));

    [Theory]
    [InlineData("Microsoft.NET.Sdk.Web", "", "", 1)]
    [InlineData("Microsoft.NET.Sdk.Worker", "", "", 1)]
    [InlineData("Microsoft.NET.Sdk", "", "", 0)]
    [InlineData("Microsoft.NET.Sdk.Web", "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>", "", 0)]
    [InlineData("Microsoft.NET.Sdk.Web", "", "<PackageReference Include=\"A\" /><PackageReference Include=\"B\" Version=\"[1.0,2.0)\" />", 1)]
    public async Task Reports_a_service_in_an_image_without_a_lock_file(string sdk, string properties, string items, int count) =>
        Assert.Equal(count, (await ImageRule.FindAsync("CR7016", Project(sdk, properties, items), "/src/App.csproj", files: Image)).Length);

    [Fact]
    public async Task Silent_with_a_lock_file_or_without_an_image()
    {
        string project = Project("Microsoft.NET.Sdk.Web", "", "<PackageReference Include=\"A\" Version=\"1.*\" />");
        Assert.Empty(await ImageRule.FindAsync("CR7016", project, "/src/App.csproj", files: new Dictionary<string, string>(Image) { ["/src/packages.lock.json"] = "{}" }));
        Assert.Empty(await ImageRule.FindAsync("CR7016", project, "/src/App.csproj", config: "build_property.RestorePackagesWithLockFile = true", files: Image));
        Assert.Empty(await ImageRule.FindAsync("CR7016", Project("Microsoft.NET.Sdk.Web", "", ""), "/src/App.csproj"));
        Assert.Single(await ImageRule.FindAsync("CR7016", Project("Microsoft.NET.Sdk.Web", "<ContainerRepository>shop</ContainerRepository>", ""), "/src/App.csproj"));
        Assert.Empty(await ImageRule.FindAsync("CR7016", "<!-- cloudready: disable CR7016 a demo -->\n" + project, "/src/App.csproj", files: Image));
    }

    [Fact]
    public async Task Fix_asks_for_the_lock_file() => Assert.Equal(
        "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <!-- web -->\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n</Project>\n",
        await ImageRule.FixAsync<CR7016UnlockedDependenciesFix>(
            "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <!-- web -->\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n</Project>\n",
            fileName: "App.csproj",
            files: new Dictionary<string, string> { ["Dockerfile"] = "FROM alpine:3.22" }));

    private static string Project(string sdk, string properties, string items) =>
        $"<Project Sdk=\"{sdk}\"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>";
}
