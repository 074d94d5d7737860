using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7010PackageManagerResidueTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData("RUN apt-get update && apt-get install -y curl", "apt-get", "installs recommended packages too, and leaves")]
    [InlineData("RUN apt-get update && apt-get install -y --no-install-recommends curl", "apt-get", "leaves the lists")]
    [InlineData("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*", "apt-get", "'apt-get' installs recommended packages too:")]
    [InlineData("RUN apt update", "apt", "leaves the lists")]
    [InlineData("RUN <<EOF\napt-get update\napt-get install -y curl\nEOF", "apt-get", "installs recommended")]
    [InlineData("RUN if true; then apt-get update && apt-get install -y curl; fi", "apt-get", "installs recommended")]
    [InlineData("RUN apk add curl", "apk", "'--no-cache'")]
    [InlineData("RUN dotnet tool install -g dotnet-ef", "dotnet-ef", "'--version'")]
    [InlineData("RUN dotnet tool install --tool-path /tools dotnet-dump", "dotnet-dump", "'--version'")]
    public async Task Reports_what_is_left(string run, string found, string message)
    {
        Assert.Equal([found + " (info)"], await ImageRule.FindAsync("CR7010", Base + run));
        Assert.Contains(message, (await ImageRule.DiagnosticsAsync("CR7010", Base + run))[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*")]
    [InlineData("RUN apt-get update && apt-get install -y -o APT::Install-Recommends=0 curl; rm -r /var/lib/apt/lists/*")]
    [InlineData("RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y --no-install-recommends curl")]
    [InlineData("RUN apk add --no-cache curl")]
    [InlineData("RUN --mount=type=cache,target=/var/cache/apk apk add curl")]
    [InlineData("RUN apk add curl && rm -rf /var/cache/apk/*")]
    [InlineData("RUN echo 'apt-get install curl'")]
    [InlineData("RUN dotnet tool install -g dotnet-ef --version 8.0.8")]
    [InlineData("RUN dotnet tool install -g dotnet-ef@8.0.8")]
    [InlineData("RUN dotnet tool restore")]
    [InlineData("# hadolint ignore=DL3009,DL3015\nRUN apt-get update && apt-get install -y curl")]
    public async Task Silent_about_others(string run) => Assert.Empty(await ImageRule.FindAsync("CR7010", Base + run));

    [Fact]
    public async Task A_stage_that_is_not_shipped_may_leave_what_it_wants() =>
        Assert.Empty(await ImageRule.FindAsync("CR7010", "FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nRUN apt-get update && apt-get install -y x\n" + Base));

    [Theory]
    [InlineData("RUN apt-get update && apt-get install -y curl\nUSER app", "RUN apt-get update && apt-get install --no-install-recommends -y curl && rm -rf /var/lib/apt/lists/*\nUSER app")]
    [InlineData("RUN apt-get update \\\n    && apt-get install -y \\\n        curl \\\n        # tools\n        wget", "RUN apt-get update \\\n    && apt-get install --no-install-recommends -y \\\n        curl \\\n        # tools\n        wget \\\n    && rm -rf /var/lib/apt/lists/*")]
    [InlineData("RUN apk add curl", "RUN apk add --no-cache curl")]
    [InlineData("RUN apt-get install -y curl; rm -rf /var/lib/apt/lists/*", "RUN apt-get install --no-install-recommends -y curl; rm -rf /var/lib/apt/lists/*")]
    public async Task Fix_leaves_nothing(string run, string expected) => Assert.Equal(Base + expected, await ImageRule.FixAsync<CR7010PackageManagerResidueFix>(Base + run));

    [Theory]
    [InlineData("RUN apt-get update; apt-get install -y curl")]
    [InlineData("RUN if true; then apt-get update && apt-get install -y curl; fi")]
    [InlineData("RUN <<EOF\napt-get update\napt-get install -y curl\nEOF")]
    [InlineData("RUN dotnet tool install -g dotnet-ef")]
    public Task No_fix_where_the_end_is_not_certain(string run) => ImageRule.AssertNoFixAsync<CR7010PackageManagerResidueFix>(Base + run);
}
