using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7013StalePortTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData(Base + "EXPOSE 80", new[] { "80" })]
    [InlineData(Base + "EXPOSE 80 443/tcp", new[] { "80", "443/tcp" })]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine AS base\nEXPOSE 80\nFROM base", new[] { "80" })]
    [InlineData(Base + "ENV ASPNETCORE_HTTP_PORTS=80\nUSER $APP_UID", new[] { "ASPNETCORE_HTTP_PORTS=80 (info)" })]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled\nENV ASPNETCORE_URLS=http://+:80", new[] { "ASPNETCORE_URLS=http://+:80 (info)" })]
    public async Task Reports_ports_without_a_listener(string content, string[] found) => Assert.Equal(found, await ImageRule.FindAsync("CR7013", content));

    [Theory]
    [InlineData(Base + "EXPOSE 8080")]
    [InlineData(Base + "EXPOSE 80\nENV ASPNETCORE_HTTP_PORTS=80")]
    [InlineData(Base + "EXPOSE 80\nENV ASPNETCORE_URLS=http://+:80")]
    [InlineData(Base + "EXPOSE 80\nENTRYPOINT [\"dotnet\", \"a.dll\", \"--urls\", \"http://+:80\"]")]
    [InlineData(Base + "EXPOSE $PORT")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:7.0\nEXPOSE 80")]
    [InlineData("FROM mcr.microsoft.com/dotnet/runtime:8.0\nEXPOSE 80")]
    [InlineData("FROM nginx:1.27\nEXPOSE 80")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nEXPOSE 80\n" + Base)]
    public async Task Silent_about_others(string content) => Assert.Empty(await ImageRule.FindAsync("CR7013", content));

    [Fact]
    public async Task Silent_where_code_or_settings_say_where_to_listen()
    {
        Assert.Empty(await ImageRule.FindAsync("CR7013", Base + "EXPOSE 80", source: "var builder = WebApplication.CreateBuilder(args); builder.WebHost.UseUrls(\"http://*:80\"); builder.Build().Run();"));
        var files = new Dictionary<string, string> { ["/src/appsettings.json"] = "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://*:80\" } } } }" };
        Assert.Empty(await ImageRule.FindAsync("CR7013", Base + "EXPOSE 80", files: files));
    }

    [Theory]
    [InlineData("EXPOSE 80\n", "EXPOSE 8080\n")]
    [InlineData("EXPOSE 80\nEXPOSE 443\nUSER app", "EXPOSE 8080\nUSER app")]
    [InlineData("EXPOSE 80 443", "EXPOSE 8080")]
    [InlineData("EXPOSE 443 80", "EXPOSE 8080")]
    [InlineData("EXPOSE 80 8080", "EXPOSE 8080")]
    [InlineData("EXPOSE 80/tcp", "EXPOSE 8080/tcp")]
    public async Task Fix_exposes_the_port_of_the_image(string content, string expected) => Assert.Equal(Base + expected, await ImageRule.FixAsync<CR7013StalePortFix>(Base + content));
}
