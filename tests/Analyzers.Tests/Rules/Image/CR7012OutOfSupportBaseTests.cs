using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7012OutOfSupportBaseTests
{
    private const string Net10 = "build_property.TargetFramework = net10.0";

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:6.0", "", "12 November 2024")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:7.0-alpine", "", "14 May 2024")]
    [InlineData("mcr.microsoft.com/dotnet/core/aspnet:3.1", "", "13 December 2022")]
    [InlineData("microsoft/dotnet:2.1-sdk", "", "21 August 2021")]
    [InlineData("microsoft/aspnetcore", "", "former name")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", " (info)", "10 November 2026")]
    [InlineData("mcr.microsoft.com/dotnet/nightly/aspnet:10.0", "", "nightly")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022", "", "Windows image")]
    public async Task Reports_images_without_updates(string image, string severity, string message)
    {
        Assert.Equal([image + severity], await ImageRule.FindAsync("CR7012", "FROM " + image));
        Assert.Contains(message, (await ImageRule.DiagnosticsAsync("CR7012", "FROM " + image))[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:11.0-preview")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet")]
    [InlineData("FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8")]
    [InlineData("FROM contoso/aspnet:2.1")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:10.0-nanoserver-ltsc2022 AS build\nFROM mcr.microsoft.com/dotnet/aspnet:10.0")]
    [InlineData("ARG V\nFROM mcr.microsoft.com/dotnet/aspnet:$V")]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7012", content));

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/core/sdk:3.1", "mcr.microsoft.com/dotnet/sdk:10.0")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:6.0-alpine3.16", "mcr.microsoft.com/dotnet/aspnet:10.0-alpine")]
    [InlineData("microsoft/dotnet:2.1-aspnetcore-runtime", "mcr.microsoft.com/dotnet/aspnet:10.0")]
    [InlineData("mcr.microsoft.com/dotnet/nightly/aspnet:10.0-noble", "mcr.microsoft.com/dotnet/aspnet:10.0-noble")]
    public async Task Fix_names_the_image_of_today(string image, string expected) =>
        Assert.Equal($"FROM {expected} AS x\nUSER app", await ImageRule.FixAsync<CR7012OutOfSupportBaseFix>($"FROM {image} AS x\nUSER app", Net10));

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:6.0", "")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:6.0", "build_property.TargetFramework = net6.0")]
    [InlineData("ARG V=6.0\nFROM mcr.microsoft.com/dotnet/aspnet:$V", Net10)]
    public Task No_fix_where_the_version_is_not_known(string content, string config) => ImageRule.AssertNoFixAsync<CR7012OutOfSupportBaseFix>(content, config);
}
