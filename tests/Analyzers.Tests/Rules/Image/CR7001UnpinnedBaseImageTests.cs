using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7001UnpinnedBaseImageTests
{
    private const string Net8 = "build_property.TargetFramework = net8.0";

    [Theory]
    [InlineData("FROM nginx", "nginx")]
    [InlineData("FROM nginx:latest", "nginx:latest")]
    [InlineData("FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk AS build", "mcr.microsoft.com/dotnet/sdk")]
    [InlineData("FROM registry:5000/app", "registry:5000/app")]
    [InlineData("ARG BASE=alpine\nFROM $BASE", "$BASE")]
    [InlineData("ARG BASE=alpine TAG=latest\nFROM ${BASE}:${TAG}", "${BASE}:${TAG}")]
    [InlineData("ARG TAG\nFROM alpine:${TAG:-latest}", "alpine:${TAG:-latest}")]
    [InlineData("ARG REGISTRY\nFROM ${REGISTRY}/team/app", "${REGISTRY}/team/app")]
    public async Task Reports_images_without_a_version(string content, string found) => Assert.Equal([found], await ImageRule.FindAsync("CR7001", content));

    [Theory]
    [InlineData("FROM scratch")]
    [InlineData("FROM nginx:1.27")]
    [InlineData("FROM nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FROM nginx:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FROM alpine:3.22 AS Base\nFROM base")]
    [InlineData("ARG BASE\nFROM $BASE")]
    [InlineData("FROM alpine:$TAG")]
    [InlineData("FROM alpine$TAG")]
    [InlineData("FROM $REGISTRY/app:1")]
    [InlineData("ARG TAG=3.22\nFROM alpine:$TAG")]
    [InlineData("FROM registry:5000/app:1")]
    [InlineData("# hadolint ignore=DL3006\nFROM nginx")]
    [InlineData("FROM alpine:3.22\n# cloudready: disable CR7001 always the newest\nFROM nginx")]
    [InlineData("#checkov:skip=CKV_DOCKER_7:known\nFROM nginx")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7001", content));

    [Fact]
    public async Task Fix_names_the_target_framework()
    {
        Assert.Equal(
            "# build\nFROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nFROM   mcr.microsoft.com/dotnet/aspnet:8.0\nUSER app",
            await ImageRule.FixAsync<CR7001UnpinnedBaseImageFix>("# build\nFROM mcr.microsoft.com/dotnet/sdk:latest AS build\nFROM   mcr.microsoft.com/dotnet/aspnet\nUSER app", Net8));
    }

    [Theory]
    [InlineData("FROM nginx", Net8)]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk", "")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk", "build_property.TargetFramework = netstandard2.0")]
    [InlineData("ARG BASE=mcr.microsoft.com/dotnet/sdk\nFROM $BASE", Net8)]
    [InlineData("FROM mcr.microsoft.com/dotnet/core/sdk", Net8)]
    public Task No_fix_where_the_version_is_not_known(string content, string config) => ImageRule.AssertNoFixAsync<CR7001UnpinnedBaseImageFix>(content, config);
}
