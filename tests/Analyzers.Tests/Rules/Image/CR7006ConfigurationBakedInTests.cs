using CloudReady.CodeFixes.Fixes.Image;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7006ConfigurationBakedInTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData("ENV ASPNETCORE_ENVIRONMENT=Development", "ASPNETCORE_ENVIRONMENT=Development")]
    [InlineData("ENV DOTNET_ENVIRONMENT Development", "DOTNET_ENVIRONMENT")]
    [InlineData("ENV ConnectionStrings__Shop=\"Server=sql1;Database=Shop;User Id=shop\"", "ConnectionStrings__Shop=\"Server=sql1;Database=Shop;User Id=shop\"")]
    [InlineData("ENV Catalog__Url=https://catalog.contoso.com/api", "Catalog__Url=https://catalog.contoso.com/api")]
    [InlineData("ENV Catalog__Url=http://localhost:5001", "Catalog__Url=http://localhost:5001 (info)")]
    [InlineData("ENV REDIS_HOST=redis.contoso.com:6379", "REDIS_HOST=redis.contoso.com:6379")]
    [InlineData("ARG HOST=catalog.contoso.com\nENV Catalog__Url=https://$HOST/", null)]
    public async Task Reports_values_of_one_environment(string instruction, string? found) =>
        Assert.Equal(found is null ? [] : [found], await ImageRule.FindAsync("CR7006", Base + instruction));

    [Theory]
    [InlineData("ENV ASPNETCORE_ENVIRONMENT=Production")]
    [InlineData("ENV ASPNETCORE_HTTP_PORTS=8080 ASPNETCORE_URLS=http://+:80 DOTNET_EnableDiagnostics=0")]
    [InlineData("ENV Kestrel__Endpoints__Http__Url=http://*:8080")]
    [InlineData("ENV Logging__LogLevel__Default=Information")]
    [InlineData("ENV DIAGNOSTICS__DUMPTOOL=/tools/dotnet-dump")]
    [InlineData("ENV NODE_URL=https://nodejs.org/dist/x.tar.gz\nRUN curl $NODE_URL")]
    [InlineData("ENV Catalog__Url=https://example.com")]
    [InlineData("ENV Catalog__Url=$CATALOG")]
    [InlineData("ENV ConnectionStrings__Shop=")]
    [InlineData("ENV ConnectionStrings__Shop=\"Server=sql1;User Id=a;Password=S3cret!\"")]
    public async Task Silent_about_others(string instruction) => Assert.Empty(await ImageRule.FindAsync("CR7006", Base + instruction));

    [Fact]
    public async Task Build_stages_and_images_for_developers_may_have_them()
    {
        Assert.Empty(await ImageRule.FindAsync("CR7006", "FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nENV ASPNETCORE_ENVIRONMENT=Development\n" + Base));
        Assert.Empty(await ImageRule.FindAsync("CR7006", Base + "ENV ASPNETCORE_ENVIRONMENT=Development", "/src/Dockerfile.dev"));
    }

    [Theory]
    [InlineData("# a\nENV ASPNETCORE_ENVIRONMENT=Development\nUSER app", "# a\nUSER app")]
    [InlineData("ENV A=1 ASPNETCORE_ENVIRONMENT=Development B=2\n", "ENV A=1 B=2\n")]
    [InlineData("ENV ASPNETCORE_ENVIRONMENT=Development \\\n    B=2\n", "ENV B=2\n")]
    [InlineData("ENV A=1 \\\n    ASPNETCORE_ENVIRONMENT=Development\n", "ENV A=1\n")]
    [InlineData("ENV ASPNETCORE_ENVIRONMENT Development\nUSER app", "USER app")]
    [InlineData("ENV A__Url=https://a.contoso.com B__Url=https://b.contoso.com\nUSER app", "USER app")]
    [InlineData("ENV X=1 A__Url=https://a.contoso.com B__Url=https://b.contoso.com\nUSER app", "ENV X=1\nUSER app")]
    [InlineData("ENV A__Url=https://a.contoso.com B__Url=https://b.contoso.com X=1\nUSER app", "ENV X=1\nUSER app")]
    [InlineData("USER app\nENV ASPNETCORE_ENVIRONMENT=Development", "USER app")]
    public async Task Fix_removes_the_variable(string content, string expected) => Assert.Equal(Base + expected, await ImageRule.FixAsync<CR7006ConfigurationBakedInFix>(Base + content));
}
