using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7005SecretInImageTests
{
    private const string Base = "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n";

    [Theory]
    [InlineData("ENV DB_PASSWORD=hunter2x", "DB_PASSWORD=hunter2x")]
    [InlineData("ENV DB_PASSWORD hunter2x", "DB_PASSWORD")]
    [InlineData("ENV A=1 Jwt__SigningKey=\"abcdefgh\"", "Jwt__SigningKey=\"abcdefgh\"")]
    [InlineData("ENV ApiKey=abcdefgh", "ApiKey=abcdefgh")]
    [InlineData("ENV ConnectionStrings__Shop=\"Server=sql1;Database=Shop;User Id=a;Password=S3cret!\"", "ConnectionStrings__Shop=\"Server=sql1;Database=Shop;User Id=a;Password=S3cret!\"")]
    [InlineData("ENV FEED=https://me:S3cret99@pkgs.contoso.com/index.json", "FEED=https://me:S3cret99@pkgs.contoso.com/index.json")]
    [InlineData("ENV X=ghp_abcdefghijklmnopqrstuvwxyz0123456789", "X=ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("ARG NUGET_TOKEN", "NUGET_TOKEN")]
    [InlineData("ARG NUGET_TOKEN=abcdefgh", "NUGET_TOKEN=abcdefgh")]
    [InlineData("COPY cert.pfx /app/", "cert.pfx")]
    [InlineData("COPY [\"deploy/.env\", \"/app/\"]", "deploy/.env")]
    [InlineData("ADD id_rsa /root/.ssh/", "id_rsa")]
    [InlineData("RUN docker login -u me -p S3cret99 registry", "S3cret99")]
    [InlineData("RUN a && curl -u me:S3cret99 https://x.contoso.com", "me:S3cret99")]
    [InlineData("RUN dotnet nuget add source https://f.contoso.com --username me --password S3cret99", "S3cret99")]
    [InlineData("RUN API_TOKEN=S3cret99 ./build.sh", "API_TOKEN=S3cret99")]
    [InlineData("RUN export API_TOKEN=S3cret99 \\\n && ./build.sh", "API_TOKEN=S3cret99")]
    [InlineData("RUN git clone https://me:S3cret99@git.contoso.com/x.git", "https://me:S3cret99@git.contoso.com/x.git")]
    public async Task Reports_secrets(string instruction, string found)
    {
        Diagnostic finding = Assert.Single(await ImageRule.DiagnosticsAsync("CR7005", Base + instruction));
        Assert.Equal(found, (Base + instruction).Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.DoesNotContain("S3cret", finding.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2x", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENV DB_PASSWORD=")]
    [InlineData("ENV DB_PASSWORD=\"\"")]
    [InlineData("ENV DB_PASSWORD=$DB_PASSWORD")]
    [InlineData("ENV DB_PASSWORD_FILE=/run/secrets/db")]
    [InlineData("ENV SECRET_VERSION=12")]
    [InlineData("ENV PUBLIC_KEY=abcdefgh")]
    [InlineData("ENV TOKEN_LIFETIME_MINUTES=60")]
    [InlineData("ENV CACHE_KEY=products")]
    [InlineData("ENV REQUIRE_PASSWORD=true")]
    [InlineData("ENV PASSWORD=changeme")]
    [InlineData("ENV DB_PASSWORD=<password>")]
    [InlineData("ENV ASPNETCORE_Kestrel__Certificates__Default__Path=/https/a.crt")]
    [InlineData("ENV MONKEY=george")]
    [InlineData("ENV NUGET_FALLBACK_PACKAGES=x GC_KEY=1")]
    [InlineData("ARG VERSION")]
    [InlineData("ENV GOOGLE_APPLICATION_CREDENTIALS=./app/storage.json")]
    [InlineData("COPY --from=build /out/cert.pfx /app/")]
    [InlineData("COPY .env.example /app/")]
    [InlineData("COPY id_rsa.pub public.key /app/")]
    [InlineData("RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) dotnet restore")]
    [InlineData("RUN curl -u $USER:$PASS https://x.contoso.com")]
    [InlineData("RUN docker login --password-stdin")]
    [InlineData("RUN mkdir -p src && cp -p a b")]
    [InlineData("RUN git clone https://git.contoso.com/x.git")]
    [InlineData("# check=skip=SecretsUsedInArgOrEnv\n# hadolint ignore=DL3064\nENV DB_PASSWORD=hunter2x")]
    public async Task Silent_about_others(string instruction) => Assert.Empty(await ImageRule.FindAsync("CR7005", Base + instruction));

    [Fact]
    public async Task A_stage_that_is_not_shipped_is_information() => Assert.Equal(
        ["FEED_TOKEN (info)"],
        await ImageRule.FindAsync("CR7005", "FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nARG FEED_TOKEN\n" + Base));

    [Theory]
    [InlineData("<add key=\"ClearTextPassword\" value=\"S3cret!\" />", 1)]
    [InlineData("<add key=\"ClearTextPassword\" value=\"%FEED_TOKEN%\" />", 0)]
    [InlineData("<add key=\"Username\" value=\"me\" />", 0)]
    public async Task A_nuget_config_counts_with_its_content(string setting, int count)
    {
        var files = new Dictionary<string, string> { ["/src/nuget.config"] = $"<configuration><packageSourceCredentials><Feed>{setting}</Feed></packageSourceCredentials></configuration>" };
        Assert.Equal(count, (await ImageRule.FindAsync("CR7005", Base + "COPY nuget.config ./", files: files)).Length);
    }
}
