using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7004RunsAsRootTests
{
    private const string AspNet = "mcr.microsoft.com/dotnet/aspnet:8.0";
    private const string Entry = "ENTRYPOINT [\"dotnet\", \"App.dll\"]";

    [Theory]
    [InlineData($"FROM {AspNet}\n{Entry}", "ENTRYPOINT")]
    [InlineData($"FROM {AspNet}\nUSER root\n{Entry}", "root")]
    [InlineData($"FROM {AspNet}\nUSER 0:0\n{Entry}", "0:0")]
    [InlineData($"FROM {AspNet}-noble-chiseled\nUSER root\n{Entry}", "root")]
    [InlineData($"FROM {AspNet} AS Base\nUSER root\nFROM base\n{Entry}", "root")]
    [InlineData($"FROM {AspNet}\nARG U=root\nUSER $U\n{Entry}", "$U")]
    [InlineData($"FROM {AspNet} AS build\nUSER app\nFROM {AspNet}\n{Entry}", "ENTRYPOINT")]
    [InlineData($"FROM {AspNet}\n{Entry}\nFROM build-me AS x\nFROM {AspNet} AS y\nCMD [\"x\"]", "CMD")]
    [InlineData($"FROM {AspNet}-alpine\nCMD [\"./App\"]", "CMD")]
    [InlineData("FROM debian:12\nCMD [\"x\"]", "CMD")]
    [InlineData("FROM scratch\nCOPY a /\nCMD [\"/a\"]", "CMD")]
    [InlineData($"FROM {AspNet}", $"{AspNet} (info)")]
    public async Task Reports_root(string content, string found) => Assert.Equal([found], await ImageRule.FindAsync("CR7004", content));

    [Theory]
    [InlineData("/src/Dockerfile.debug")]
    [InlineData("/src/.devcontainer/Dockerfile")]
    public async Task Suggests_for_images_of_developers(string path) =>
        Assert.Equal(["ENTRYPOINT (info)"], await ImageRule.FindAsync("CR7004", $"FROM {AspNet}\n{Entry}", path));

    [Theory]
    [InlineData($"FROM {AspNet}\nUSER $APP_UID\n{Entry}")]
    [InlineData($"FROM {AspNet}\nUSER app\n{Entry}")]
    [InlineData($"FROM {AspNet}\nUSER 1654:1654\n{Entry}")]
    [InlineData($"FROM {AspNet}\nUSER root\nRUN x\nUSER ${{APP_UID}}\n{Entry}")]
    [InlineData($"FROM {AspNet}-noble-chiseled\n{Entry}")]
    [InlineData($"FROM {AspNet}-azurelinux3.0-distroless-extra\n{Entry}")]
    [InlineData($"FROM {AspNet}\nARG U\nUSER $U\n{Entry}")]
    [InlineData("FROM gcr.io/distroless/base:nonroot\nCMD [\"x\"]")]
    [InlineData("FROM contoso/base:1\nCMD [\"x\"]")]
    [InlineData("FROM $BASE\nCMD [\"x\"]")]
    [InlineData("FROM scratch\nCOPY --from=x /out /")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022\nENTRYPOINT [\"App\"]")]
    [InlineData($"FROM {AspNet}\nRUN apt-get install -y gosu\nENTRYPOINT [\"/entrypoint.sh\"]")]
    [InlineData("FROM postgres:16")]
    [InlineData($"# hadolint global ignore=DL3002\nFROM {AspNet}\n{Entry}")]
    [InlineData($"# trivy:ignore:AVD-DS-0002\nFROM {AspNet}\n{Entry}")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7004", content));

    [Theory]
    [InlineData($"FROM {AspNet}\nCOPY a b\n# start\n{Entry}\n", $"FROM {AspNet}\nCOPY a b\nUSER $APP_UID\n# start\n{Entry}\n")]
    [InlineData($"FROM {AspNet}\nCOPY a b\n  {Entry}\nCMD [\"x\"]", $"FROM {AspNet}\nCOPY a b\n  USER $APP_UID\n  {Entry}\nCMD [\"x\"]")]
    [InlineData($"FROM {AspNet}\nUSER root\nRUN x\n{Entry}", $"FROM {AspNet}\nUSER root\nRUN x\nUSER $APP_UID\n{Entry}")]
    [InlineData($"FROM {AspNet}\nRUN x\nUSER root # me\n{Entry}", $"FROM {AspNet}\nRUN x\nUSER $APP_UID # me\n{Entry}")]
    [InlineData($"FROM {AspNet} AS base\nFROM base\n{Entry}", $"FROM {AspNet} AS base\nFROM base\nUSER $APP_UID\n{Entry}")]
    [InlineData($"FROM mcr.microsoft.com/dotnet/runtime:6.0-alpine\n{Entry}", $"FROM mcr.microsoft.com/dotnet/runtime:6.0-alpine\nRUN adduser -D -u 1654 app\nUSER 1654\n{Entry}")]
    [InlineData($"FROM mcr.microsoft.com/dotnet/runtime:6.0\n{Entry}", $"FROM mcr.microsoft.com/dotnet/runtime:6.0\nRUN useradd --uid 1654 --create-home app\nUSER 1654\n{Entry}")]
    public async Task Fix_sets_the_user(string content, string expected) => Assert.Equal(expected, await ImageRule.FixAsync<CR7004RunsAsRootFix>(content));

    [Theory]
    [InlineData($"FROM {AspNet}\nENV ASPNETCORE_HTTP_PORTS=80\n{Entry}")]
    [InlineData($"FROM mcr.microsoft.com/dotnet/aspnet:6.0\n{Entry}")]
    [InlineData($"FROM {AspNet}\n{Entry}\nRUN x")]
    [InlineData("FROM debian:12\nCMD [\"x\"]")]
    [InlineData($"FROM {AspNet}")]
    public Task No_fix_where_it_may_break(string content) => ImageRule.AssertNoFixAsync<CR7004RunsAsRootFix>(content);
}
